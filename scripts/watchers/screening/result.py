"""What screening a name results in, as values; `text` and `data` write them out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from watchers.answers.answer import Answer
from watchers.answers.reasons import Reason, ReasonKind
from watchers.screening.context.columns import ContextCells
from watchers.screening.context.findings import Finding
from watchers.screening.first_lines import FirstLines
from watchers.screening.verdict import HIT, LOOK, Verdict, gravest

if TYPE_CHECKING:
    from watchers.screening.policy import Policy


@dataclass(frozen=True)
class MatchedParty:
    """A party of the record that a name matches or could mean, and how."""

    party_id: str
    party: str
    matched_name: str
    method: str
    score: float
    source_id: str
    findings: tuple[Finding, ...] = ()
    """In what the row of the name agrees with the record of the party, or differs from it."""


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
    overruled: Decision | None = None
    """A decision that does not count, because the identifier of the row is that of the party."""
    asked_as: str = ""
    """The part of the cell, or the repaired text, that was looked up; empty if it is the name."""
    was_repaired: bool = False
    """Whether the text had been decoded wrongly, and was looked up as repaired."""
    cells: ContextCells | None = None
    """What the row says beside the name; None if no columns are compared."""
    row_findings: tuple[Finding, ...] = ()
    """What is found of the row itself, whatever the name matches."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All that comparing the row found."""
        return (*(self.match.findings if self.match else ()), *self.row_findings)

    @property
    def is_candidate(self) -> bool:
        """Whether the name could mean the party, but does not identify it."""
        return self.match is not None and self.reason is not None


def verdict_of(results: list[ScreeningResult]) -> Verdict:
    """The gravest verdict on what a name matches, but for what was decided not to be it."""
    verdicts = (Verdict.DECIDED if result.decision else result.verdict for result in results)
    return gravest(verdicts)


def recorded_verdict(results: list[ScreeningResult]) -> Verdict:
    """The gravest verdict on what a name matches, whatever was decided about it."""
    return gravest(result.verdict for result in results)


@dataclass(frozen=True)
class Proof:
    """What results rest on: the day asked, and the package's version and content hash."""

    asked_on: str
    package_version: str
    content_hash: str


UNREAD = frozenset({ReasonKind.DAMAGED_TEXT, ReasonKind.SCRIPT_WITHOUT_NAMES})
TOLD_ONCE = UNREAD | {ReasonKind.NUMBER_ALONE}
"""Reasons of which a note on a file tells for all its rows."""


def is_unread(result: ScreeningResult) -> bool:
    """Whether the text could not be read, so that nothing is known of it."""
    return result.reason is not None and result.reason.kind in UNREAD


def is_number(result: ScreeningResult) -> bool:
    """Whether the text is a number alone."""
    return result.reason is not None and result.reason.kind is ReasonKind.NUMBER_ALONE


@dataclass
class Summary:
    """How many names had which verdict."""

    names: Counter[Verdict] = field(default_factory=Counter)
    unchanged: int = 0
    """The names that are not shown, because an earlier receipt says the same of them."""
    repaired: FirstLines = field(default_factory=FirstLines)
    unread: FirstLines = field(default_factory=FirstLines)
    """The names for review of which a part could not be read."""
    numbers: FirstLines = field(default_factory=FirstLines)
    """The names for review that are a number alone."""
    unread_cells: dict[str, FirstLines] = field(default_factory=dict)
    """By field of ContextCells, the rows whose cell says something that could not be read."""
    stale: int = 0
    """How many are not listed only as of a day that is too long ago."""
    statuses: Counter[int] = field(default_factory=Counter)
    """How many end with which exit status."""

    def add(self, results: list[ScreeningResult], policy: Policy) -> None:
        self.names[verdict_of(results)] += 1
        self.stale += policy.is_stale(results)
        self.statuses[policy.exit_status(results)] += 1
        for lines in self._told_of(results):
            lines.add(results[0].line)

    def move_to_unchanged(self, results: list[ScreeningResult], policy: Policy) -> None:
        """Takes a name that was added out of those that are shown."""
        self.names[verdict_of(results)] -= 1
        self.stale -= policy.is_stale(results)
        self.statuses[policy.exit_status(results)] -= 1
        for lines in self._told_of(results):
            lines.take_back(results[0].line)
        self.unchanged += 1

    def _told_of(self, results: list[ScreeningResult]) -> Iterator[FirstLines]:
        """The rows among which a name is told of; as unread only if it is for review."""
        if results[0].was_repaired:
            yield self.repaired
        if verdict_of(results) is not Verdict.REVIEW:
            return
        if any(map(is_unread, results)):
            yield self.unread
        if any(map(is_number, results)):
            yield self.numbers

    @property
    def total(self) -> int:
        """How many names were asked."""
        return sum(self.names.values()) + self.unchanged

    @property
    def exit_status(self) -> int:
        """That of a hit before that of what a person must look at, as where nothing was asked."""
        if not self.total:
            return LOOK
        return next((status for status in (HIT, LOOK) if self.statuses[status]), 0)
