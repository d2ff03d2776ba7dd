"""Answers as periods: from the days on which something can change, the runs that say the same."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby

from watchers.answers.answer import Answer
from watchers.dates.partial_date import day_before, days_of_change

BEGINNING = "0001-01-01"
"""A day before all others."""


@dataclass(frozen=True)
class Period:
    """Days with one answer."""

    first: str
    """Its first day; empty if it has always been so."""
    last: str
    """Its last day; empty if no end is known."""
    answer: Answer


@dataclass(frozen=True)
class Periods:
    """All answers on a party and a list, from the beginning on and without a gap."""

    days: list[str]
    """The days on which the answer can change, in order, and one before all others."""
    of_day: Callable[[str], Answer]
    _made: dict[str, Answer] = field(default_factory=dict)

    def on(self, day: str) -> Answer:
        """The answer for a day: that of the last day before it on which it could change."""
        return self._answer_from(self.days[bisect_right(self.days, day) - 1])

    @cached_property
    def all(self) -> tuple[Period, ...]:
        """One period after the other; neighbours have different answers."""
        answers = [(self._answer_from(day), day) for day in self.days]
        runs = [(said, next(run)[1]) for said, run in groupby(answers, key=_answer)]
        ends = [day_before(first) for _, first in runs[1:]]
        return tuple(
            Period("" if first == BEGINNING else first, last, said)
            for (said, first), last in zip(runs, [*ends, ""], strict=True)
        )

    def _answer_from(self, day: str) -> Answer:
        if day not in self._made:
            self._made[day] = self.of_day(day)
        return self._made[day]


def periods(dates: Iterable[str], *, of_day: Callable[[str], Answer]) -> Periods:
    """The periods of answers that can change only with one of the (partial) `dates`.

    Each answer is made when it is first asked for.
    """
    changes = {day for date in set(dates) for day in days_of_change(date)}
    return Periods(sorted({BEGINNING, *changes}), of_day)


def _answer(pair: tuple[Answer, str]) -> Answer:
    return pair[0]
