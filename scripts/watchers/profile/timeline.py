"""The milestones of an account, in order of their dates."""

from __future__ import annotations

from dataclasses import dataclass

from watchers.dates.partial_date import first_day
from watchers.profile.account import Account
from watchers.profile.format import Line, joined
from watchers.profile.sections import NEED_DATES


@dataclass(frozen=True)
class Step:
    """One step of a timeline."""

    date: str
    """As precise as its source: 2017, 2017-04 or 2017-04-12."""
    text: str
    source_id: str


@dataclass(frozen=True)
class Timeline:
    """The steps in order, and the lines that should have a date and have none."""

    steps: list[Step]
    undated: list[Line]


def timeline(account: Account) -> Timeline:
    """The timeline of an account; a year without a day comes before the days of that year."""
    steps = {
        Step(
            milestone.date,
            joined([milestone.label, marked.line.fact], separator=" "),
            milestone.source_id,
        )
        for marked in account.lines
        for milestone in marked.line.milestones
    }
    return Timeline(sorted(steps, key=_order), _undated(account))


def _order(step: Step) -> tuple[str, str, str]:
    return first_day(step.date), step.text, step.source_id


def _undated(account: Account) -> list[Line]:
    return [
        marked.line
        for heading, lines in account.sections.items()
        if heading in NEED_DATES
        for marked in lines
        if not marked.line.milestones
    ]
