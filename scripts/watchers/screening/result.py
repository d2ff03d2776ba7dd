"""What screening a name results in, as values; `text` and `data` write them out."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from watchers.answers.answer import Answer
from watchers.answers.reasons import Reason
from watchers.screening.verdict import GRAVITY, HIT, LOOK, Verdict

if TYPE_CHECKING:
    from watchers.screening.policy import Policy


@dataclass(frozen=True)
class MatchedParty:
    """A party of the record that a name matches, and how."""

    table: str
    party_id: str
    party: str
    matched_name: str
    method: str
    score: float
    source_id: str


@dataclass(frozen=True)
class ScreeningResult:
    """A name, a party that it matches, and the answers on the party, one for each list.

    A name that matches nothing has one result, and so has one that could mean several parties;
    neither has a match or answers.
    """

    name: str
    line: int | None
    """Its line in a file; None if it comes from none."""
    verdict: Verdict
    """The one on this party; that on the name is the gravest of them."""
    match: MatchedParty | None = None
    answers: tuple[Answer, ...] = ()
    reason: Reason | None = None
    """Why there is no match; None if there is one."""


def verdict_of(results: list[ScreeningResult]) -> Verdict:
    """The gravest verdict on what a name matches."""
    return min((result.verdict for result in results), key=GRAVITY.__getitem__)


@dataclass(frozen=True)
class Proof:
    """What results rest on: the day asked, and the package's version and content hash."""

    asked_on: str
    package_version: str
    content_hash: str


@dataclass
class Summary:
    """How many names had which verdict."""

    names: Counter[Verdict] = field(default_factory=Counter)
    stale: int = 0
    """How many are not listed only as of a day that is too long ago."""
    statuses: Counter[int] = field(default_factory=Counter)
    """How many end with which exit status."""

    def add(self, results: list[ScreeningResult], policy: Policy) -> None:
        self.names[verdict_of(results)] += 1
        self.stale += policy.is_stale(results)
        self.statuses[policy.exit_status(results)] += 1

    @property
    def exit_status(self) -> int:
        """That of a hit before that of what a person must look at; 0 if nothing was asked."""
        return next((status for status in (HIT, LOOK) if self.statuses[status]), 0)
