"""What of an account is shown: its sections, long ones folded, and what says where the rest is."""

from __future__ import annotations

from dataclasses import dataclass

from watchers.profile.account import Account, MarkedLine
from watchers.profile.claims import STANCES, STATUSES
from watchers.profile.resolve import UnknownId
from watchers.profile.sections import FIRST_SCREEN, SECTIONS, Heading
from watchers.profile.timeline import Timeline
from watchers.tables.citations import Citation
from watchers.text.plural import counted

FOLDED = 4
"""Lines of a section that are shown before the rest of it is only counted."""
FOLDED_FIRST = 8
"""The same, of a section of the first screen."""
FOLDED_LONG = {Heading.CLAIMS: 3, Heading.THROUGH_OWNERS: 2}
"""The same, of sections whose lines are long."""
MAX_SOURCES = 12
"""A text that names more documents than these does not list them unless it is asked to."""
TABLE_NAMES = {
    "entities": "organisation",
    "officials": "person in a public role",
    "contracts": "contract",
    "events": "event",
    "lists": "list",
    "sources": "source",
    "places": "place",
    "claims": "claim",
    "figures": "figure",
}
"""What one row of each table is."""


@dataclass(frozen=True)
class View:
    """What a reader asked to see of an account."""

    chosen: tuple[str, ...] = ()
    """The keys of the sections; empty for all."""
    is_whole: bool = False
    """Whether long sections are not to be folded."""
    timeline: Timeline | None = None
    """Shown instead of the sections."""


WHOLE = View(is_whole=True)


@dataclass(frozen=True)
class Part:
    """A section as it is shown."""

    heading: Heading
    lines: list[MarkedLine]
    folded: int = 0
    """Number of lines that are not shown."""


def parts(account: Account, view: View, *, is_whole: bool = False) -> list[Part]:
    """The sections that are to be seen, in their order; long ones folded unless it is whole."""
    unfolded = is_whole or view.is_whole or bool(view.chosen)
    return [
        _part(heading, lines, is_whole=unfolded)
        for heading, lines in account.sections.items()
        if not view.chosen or heading.key in view.chosen
    ]


def _part(heading: Heading, lines: list[MarkedLine], *, is_whole: bool) -> Part:
    most = len(lines) if is_whole else _most(heading)
    # One line more takes no more room than saying that there is one.
    if len(lines) <= most + 1:
        return Part(heading, lines)
    return Part(heading, lines[:most], folded=len(lines) - most)


def _most(heading: Heading) -> int:
    usual = FOLDED_FIRST if heading in FIRST_SCREEN else FOLDED
    return FOLDED_LONG.get(heading, usual)


def cited(account: Account, shown: list[Part]) -> list[Citation]:
    """The documents that the lines shown rest on, by id."""
    ids = {marked.line.source_id for part in shown for marked in part.lines}
    return [citation for key, citation in account.sources.items() if key in ids]


def legend(shown: list[Part]) -> dict[str, str]:
    """What the stances and statuses of the claims shown mean."""
    lines = [marked.line for part in shown for marked in part.lines]
    rows = [line.row for line in lines if line.table == "claims"]
    used = {row[column] for row in rows for column in ("stance", "status")}
    return {word: meaning for word, meaning in (STANCES | STATUSES).items() if word in used}


def check_sections(account: Account, chosen: tuple[str, ...]) -> None:
    """Raises UnknownId if such a row has no section of a chosen key, and names those it has."""
    known = [section.heading.key for section in SECTIONS if account.table in section.tables]
    for key in chosen:
        if key not in known:
            raise UnknownId(f"{account.row_id} has no section {key}; it has {', '.join(known)}")


def closing_lines(account: Account, view: View) -> list[str]:
    """What is said beneath the lines: of chosen sections without any, and of what was left out."""
    shown = {heading.key for heading in account.sections}
    empty = [key for key in view.chosen if key not in shown]
    day = f" as of {account.day}" if account.day else ""
    told = [f"nothing in section {key}{day}" for key in empty]
    if account.left_out:
        told.append(
            f"{counted(account.left_out, 'line')} left out:"
            " over by then, not yet begun or not yet published"
        )
    return told
