"""What screening a name results in, as values; `text` and `data` write them out."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from watchers.answers.answer import Answer
from watchers.answers.reasons import Reason, ReasonKind
from watchers.screening.verdict import GRAVITY, HIT, LOOK, Verdict

if TYPE_CHECKING:
    from watchers.screening.policy import Policy


@dataclass(frozen=True)
class MatchedParty:
    """A party of the record that a name matches or could mean, and how."""

    table: str
    party_id: str
    party: str
    matched_name: str
    method: str
    score: float
    source_id: str


@dataclass(frozen=True)
class Decision:
    """An analyst's decision that a name is not the party that it matches."""

    decision: str
    reason: str
    decided_on: str
    decided_by: str
    """Empty if the file does not say."""


@dataclass(frozen=True)
class ScreeningResult:
    """A name, a party that it matches, and the answers on the party, one for each list.

    A name that matches nothing has one for each party that it could mean, which is for review
    whatever the answers are; or if there is none, one without a match or answers. A cell that holds
    several names has the results of each.
    """

    name: str
    line: int | None
    """Its line in a file; None if it comes from none."""
    verdict: Verdict
    """The one on this party; that on the name is the gravest of them."""
    match: MatchedParty | None = None
    answers: tuple[Answer, ...] = ()
    reason: Reason | None = None
    """Why there is no match, or none that is sure; None if there is one."""
    decision: Decision | None = None
    """What an analyst decided about the match; None if nobody did."""
    asked_as: str = ""
    """The part of the cell, or the repaired text, that was looked up; empty if it is the name."""
    was_repaired: bool = False
    """Whether the text had been decoded wrongly, and was looked up as repaired."""

    @property
    def is_candidate(self) -> bool:
        """Whether the name could mean the party, but does not identify it."""
        return self.match is not None and self.reason is not None


def verdict_of(results: list[ScreeningResult]) -> Verdict:
    """The gravest verdict on what a name matches, but for what was decided not to be it."""
    verdicts = (Verdict.DECIDED if result.decision else result.verdict for result in results)
    return min(verdicts, key=GRAVITY.__getitem__)


def recorded_verdict(results: list[ScreeningResult]) -> Verdict:
    """The gravest verdict on what a name matches, whatever was decided about it."""
    return min((result.verdict for result in results), key=GRAVITY.__getitem__)


@dataclass(frozen=True)
class Proof:
    """What results rest on: the day asked, and the package's version and content hash."""

    asked_on: str
    package_version: str
    content_hash: str


UNREAD = frozenset({ReasonKind.DAMAGED_TEXT, ReasonKind.SCRIPT_WITHOUT_NAMES})
MAX_LINES_NAMED = 3


def is_unread(result: ScreeningResult) -> bool:
    """Whether the text could not be read, so that nothing is known of it."""
    return result.reason is not None and result.reason.kind in UNREAD


@dataclass
class Lines:
    """How many lines of a file have something in common, and the first of them."""

    count: int = 0
    first: list[int] = field(default_factory=list)

    def add(self, line: int | None) -> None:
        self.count += 1
        if line is not None and len(self.first) < MAX_LINES_NAMED:
            self.first.append(line)


@dataclass
class Summary:
    """How many names had which verdict."""

    names: Counter[Verdict] = field(default_factory=Counter)
    unchanged: int = 0
    """The names that are not shown, because an earlier receipt says the same of them."""
    repaired: Lines = field(default_factory=Lines)
    unread: Lines = field(default_factory=Lines)
    stale: int = 0
    """How many are not listed only as of a day that is too long ago."""
    statuses: Counter[int] = field(default_factory=Counter)
    """How many end with which exit status."""

    def add(self, results: list[ScreeningResult], policy: Policy) -> None:
        self.names[verdict_of(results)] += 1
        self.stale += policy.is_stale(results)
        self.statuses[policy.exit_status(results)] += 1
        if results[0].was_repaired:
            self.repaired.add(results[0].line)
        if any(map(is_unread, results)):
            self.unread.add(results[0].line)

    def move_to_unchanged(self, results: list[ScreeningResult], policy: Policy) -> None:
        """Takes a name that was added out of those that are shown."""
        self.names[verdict_of(results)] -= 1
        self.stale -= policy.is_stale(results)
        self.statuses[policy.exit_status(results)] -= 1
        self.unchanged += 1

    @property
    def exit_status(self) -> int:
        """That of a hit before that of what a person must look at; 0 if nothing was asked."""
        return next((status for status in (HIT, LOOK) if self.statuses[status]), 0)
