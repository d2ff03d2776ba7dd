"""Dated steps in the life of a party, contract or list, and the periods between them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Milestone:
    """One dated step of what a line is about."""

    label: str
    """What precedes the fact in a timeline, such as "takes office:"; empty if nothing does."""
    date: str
    """As precise as its source: 2017, 2017-04 or 2017-04-12."""
    source_id: str
    """Document that gives the date."""


@dataclass(frozen=True)
class Period:
    """From when to when something held.

    An empty date is unknown; an empty end may also mean that it still holds.
    """

    started_on: str
    ended_on: str

    @property
    def is_dated(self) -> bool:
        return bool(self.started_on or self.ended_on)

    def in_words(self, *, planned_end: str = "") -> str:
        """The period as "2018 to 2021" or "since 2018", or "dates unknown"."""
        if not self.is_dated:
            return "dates unknown"
        if self.ended_on:
            text = f"{self.started_on or '?'} to {self.ended_on}"
        else:
            text = f"since {self.started_on}"
        return f"{text}, planned to {planned_end}" if planned_end else text

    def milestones(self, *, start: str, end: str, source_id: str) -> tuple[Milestone, ...]:
        """The known ends of the period, labelled `start` and `end`."""
        return dated(
            [
                Milestone(start, self.started_on, source_id),
                Milestone(end, self.ended_on, source_id),
            ]
        )


def dated(milestones: Iterable[Milestone]) -> tuple[Milestone, ...]:
    """Those of the milestones whose date is known."""
    return tuple(milestone for milestone in milestones if milestone.date)
