"""The life of a party in order of its dates."""

from __future__ import annotations

from dataclasses import dataclass

from watchers.dates.as_of import first_day
from watchers.profile.account import Account
from watchers.profile.format import Line

DATELESS = {
    "What it is",
    "Identifiers",
    "Parties",
    "Figures",
    "What sources say",
    "Cause and answer",
    "Checked so far",
}
"""Sections whose lines do not happen; their undated lines are no gaps in a life."""


@dataclass(frozen=True)
class Step:
    """What happened, when (cut to what is known), and the document that says so."""

    date: str
    text: str
    source_id: str


@dataclass(frozen=True)
class Timeline:
    """Steps in order, and the lines that ought to have a date and have none."""

    steps: list[Step]
    undated: list[Line]


def timeline(shown: Account) -> Timeline:
    """The timeline of an account; a date cut to the year stands before the days of that year."""
    steps = {
        Step(
            step.date,
            " ".join(part for part in (step.what, marked.line.fact) if part),
            step.source_id,
        )
        for marked in shown.lines
        for step in marked.line.dates
    }
    undated = [
        marked.line
        for heading, lines in shown.sections.items()
        if heading not in DATELESS
        for marked in lines
        if not marked.line.dates
    ]
    return Timeline(sorted(steps, key=lambda step: (first_day(step.date), step.text)), undated)
