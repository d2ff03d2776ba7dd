"""Answers as periods: from the days on which something can change, the runs that say the same."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
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

    all: tuple[Period, ...]

    def on(self, day: str) -> Answer:
        firsts = [period.first for period in self.all]
        return self.all[bisect_right(firsts, day) - 1].answer


def periods(dates: Iterable[str], *, of_day: Callable[[str], Answer]) -> Periods:
    """The periods of answers that can change only with one of the (partial) `dates`."""
    changes = {day for date in set(dates) for day in days_of_change(date)}
    return Periods(tuple(_runs(sorted({BEGINNING, *changes}), of_day)))


def _runs(days: list[str], of_day: Callable[[str], Answer]) -> Iterator[Period]:
    answers = [(of_day(day), day) for day in days]
    runs = [(said, next(run)[1]) for said, run in groupby(answers, key=_answer)]
    ends = [day_before(first) for _, first in runs[1:]]
    for (said, first), last in zip(runs, [*ends, ""], strict=True):
        yield Period("" if first == BEGINNING else first, last, said)


def _answer(pair: tuple[Answer, str]) -> Answer:
    return pair[0]
