"""Dated steps in the life of a party, contract or list, and the periods between them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from watchers.dates.as_of import Truth, happened, held


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
    known_on: str = ""
    """A date on which it is known to have held, where no start is known."""
    ended_by: str = ""
    """A date by which it was over at the latest, where no end, or no precise one, is known."""

    @property
    def end(self) -> str:
        """The end, or the date by which it was over."""
        return self.ended_by or self.ended_on

    def held_on(self, day: str) -> Truth:
        """Whether it held on the day; UNKNOWN where no date of it decides that."""
        bounded = happened(self.ended_by, day) if self.ended_by else Truth.NO
        if bounded is Truth.YES:
            return Truth.NO
        told = self._told_of(day)
        return bounded if told is Truth.YES and bounded is Truth.UNKNOWN else told

    def _told_of(self, day: str) -> Truth:
        """Whether it held on the day by its own dates."""
        over = happened(self.ended_on, day) if self.ended_on else Truth.NO
        if over is Truth.YES or self.started_on:
            return held(self.started_on, self.ended_on, day)
        is_known = bool(self.known_on) and happened(self.known_on, day) is Truth.YES
        return Truth.YES if is_known and over is Truth.NO else Truth.UNKNOWN

    def as_of(self, day: str) -> Period:
        """The period without an end that is surely after the day."""
        return replace(
            self, ended_on=end_by(self.ended_on, day), ended_by=end_by(self.ended_by, day)
        )

    @property
    def is_dated(self) -> bool:
        return bool(self.started_on or self.ended_on)

    def in_words(self, *, planned_end: str = "") -> str:
        """The period as "2018 to 2021", "since 2018", "stated for 2018" or "dates unknown"."""
        if not self.is_dated:
            return f"stated for {self.known_on}" if self.known_on else "dates unknown"
        if self.ended_on:
            text = f"{self.started_on or '?'} to {self.ended_on}"
        elif self.ended_by:
            text = f"{self.started_on} to {self.ended_by} at the latest"
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


def end_by(ended_on: str, day: str) -> str:
    """The end as known by the day: empty if it is surely after it."""
    return "" if ended_on and happened(ended_on, day) is Truth.NO else ended_on


def dated(milestones: Iterable[Milestone]) -> tuple[Milestone, ...]:
    """Those of the milestones whose date is known."""
    return tuple(milestone for milestone in milestones if milestone.date)
