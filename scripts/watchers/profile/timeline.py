"""The milestones of an account, in order of their dates."""

from __future__ import annotations

from dataclasses import dataclass

from watchers.dates.partial_date import first_day
from watchers.profile.account import Account, Mark, MarkedLine
from watchers.profile.sections import NEED_DATES
from watchers.profile.sentence import Sentence, plain, sentence


@dataclass(frozen=True)
class Step:
    """One step of a timeline."""

    date: str
    """As precise as its source: 2017, 2017-04 or 2017-04-12."""
    text: Sentence
    source_id: str
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True)
class Timeline:
    """The steps in order, and the lines that should have a date and have none."""

    steps: list[Step]
    undated: list[MarkedLine]


def timeline(account: Account) -> Timeline:
    """The timeline of an account; a year without a day comes before the days of that year."""
    steps = {
        Step(
            milestone.date,
            sentence(milestone.label, marked.line.fact, separator=" "),
            milestone.source_id,
            marked.marks,
        )
        for marked in account.lines
        for milestone in marked.line.milestones
    }
    return Timeline(sorted(steps, key=_order), _undated(account))


def _order(step: Step) -> tuple[str, str, str]:
    return first_day(step.date), plain(step.text), step.source_id


def _undated(account: Account) -> list[MarkedLine]:
    return [
        marked
        for heading, lines in account.sections.items()
        if heading in NEED_DATES
        for marked in lines
        if not marked.line.milestones
    ]
