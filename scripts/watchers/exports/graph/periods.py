"""The days on which a row surely held, and whether it held on one day, for whole tables.

A partial date can mean several days. What began in 2019 surely held from 2020 on, and what ended in
2019 only until 2018, as everywhere (watchers.dates.as_of): no day is claimed on which it may not
have held.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc

from watchers.answers.ownership_statements import AGREED
from watchers.exports.graph.columns import column_of
from watchers.exports.selection import BEGINNINGS, HAPPENINGS
from watchers.package.model import Table
from watchers.package.vocabulary import FIRST, LAST

STARTS = {
    "entities": ("founded_on",),
    "designations": ("began_on",),
    "ownership": ("started_on", "as_of"),
    **{name: BEGINNINGS[name] for name in HAPPENINGS},
}
"""The columns that say when a row began to hold, best first, where it is not `started_on`."""
ENDS = {"entities": "dissolved_on"}
"""The column that says when a row was over, where it is not `ended_on`."""
STATED = "as_of"
"""A start by this column says for when a row is stated; it may have held before."""
STAGE = "stage"
FIRST_DAY, LAST_DAY = "first_day", "last_day"
DAY = pa.date32()


@dataclass(frozen=True)
class Period:
    """For each row, bounds of the days on which it held; null where nothing is known."""

    surely_from: pa.Array
    """The first day that is certain; null also if it has always been so."""
    surely_to: pa.Array
    """The last one: before the end or, where no end is known, the release. Null if no day is
    certain."""
    not_before: pa.Array
    over_by: pa.Array
    """From this day on it surely did not hold any more."""
    is_dated: bool
    """Whether the table says at all when its rows held."""

    def take(self, rows: pa.Array) -> Period:
        """The periods of these rows, by number; where the number is null, nothing is known."""
        columns = ("surely_from", "surely_to", "not_before", "over_by")
        return replace(self, **{name: getattr(self, name).take(rows) for name in columns})

    def held_on(self, day: str) -> pa.Array:
        """For each row, whether it held on the day: yes, no or unknown."""
        asked = pa.scalar(date.fromisoformat(day), DAY)
        no = pc.or_(
            pc.fill_null(pc.greater(self.not_before, asked), False),
            pc.fill_null(pc.less_equal(self.over_by, asked), False),
        )
        yes = pc.and_(
            pc.fill_null(pc.less_equal(self.surely_from, asked), True),
            pc.fill_null(pc.greater_equal(self.surely_to, asked), False),
        )
        return pc.if_else(no, "no", pc.if_else(yes, "yes", "unknown"))


def period(table: Table, rows: pa.Table, *, created: str) -> Period:
    """The periods of a table's rows, of which nothing is known after the day `created`."""
    release = pa.scalar(date.fromisoformat(created), DAY)
    if FIRST_DAY in rows.column_names:
        return _of_days(rows, release)
    starts = [name for name in STARTS.get(table.name, ("started_on",)) if name in table.fields]
    first, last = (_first_known(rows, starts, ending) for ending in (FIRST, LAST))
    ended_first, ended_last = _ended(table, rows)
    surely_from = _surely_by(first, last)
    surely_to = pc.min_element_wise(_shifted(ended_first, -1), release)
    agreed = is_agreed(rows)
    held = pc.and_not(pc.fill_null(pc.less_equal(surely_from, surely_to), False), agreed)
    stated = pc.and_not(_only_stated(rows, starts), agreed)
    return Period(
        surely_from=pc.if_else(held, surely_from, None),
        surely_to=pc.if_else(held, surely_to, None),
        not_before=pc.if_else(stated, None, first),
        over_by=_surely_by(ended_first, ended_last),
        is_dated=bool(starts),
    )


def is_agreed(rows: pa.Table) -> pa.Array:
    """For each row, whether only an agreement or a plan was seen."""
    if STAGE not in rows.column_names:
        return pa.array([False] * rows.num_rows, pa.bool_())
    return pc.fill_null(pc.equal(column_of(rows, STAGE), AGREED), False)


def _ended(table: Table, rows: pa.Table) -> tuple[pa.Array, pa.Array]:
    """The first and the last day on which each row can have ended; a happening does not end."""
    end = ENDS.get(table.name, "ended_on")
    if table.name in HAPPENINGS or end + FIRST not in rows.column_names:
        return (pa.nulls(rows.num_rows, DAY),) * 2
    return column_of(rows, end + FIRST), column_of(rows, end + LAST)


def _of_days(rows: pa.Table, release: pa.Scalar) -> Period:
    """The periods of a derived table, whose days are whole; an empty first day means always."""
    first = column_of(rows, FIRST_DAY)
    last = pc.min_element_wise(column_of(rows, LAST_DAY), release)
    sure = pc.fill_null(pc.less_equal(first, last), True)
    over_by = _shifted(column_of(rows, LAST_DAY), 1)
    return Period(pc.if_else(sure, first, None), pc.if_else(sure, last, None), first, over_by, True)


def later(one: Period, other: Period) -> Period:
    """The periods from when both have begun, where both go on for ever."""
    begun = pc.max_element_wise(one.surely_from, other.surely_from, skip_nulls=False)
    return Period(
        begun,
        pc.if_else(begun.is_valid(), one.surely_to, None),
        pc.max_element_wise(one.not_before, other.not_before),
        one.over_by,
        True,
    )


def _only_stated(rows: pa.Table, starts: Sequence[str]) -> pa.Array:
    """Whether a row has no other start than the day for which it is stated."""
    others = [column_of(rows, name).is_valid() for name in starts if name != STATED]
    if STATED not in starts or not others:
        return pa.array([STATED in starts] * rows.num_rows, pa.bool_())
    return pc.invert(others[0])


def _first_known(rows: pa.Table, columns: Sequence[str], ending: str) -> pa.Array:
    if not columns:
        return pa.nulls(rows.num_rows, DAY)
    return pc.coalesce(*(column_of(rows, name + ending) for name in columns))


def _surely_by(first: pa.Array, last: pa.Array) -> pa.Array:
    """The day by which what is dated so has surely happened: the day itself, or that after all."""
    return pc.if_else(pc.equal(first, last), last, _shifted(last, 1))


def _shifted(days: pa.Array, by: int) -> pa.Array:
    return pc.add(days.cast(pa.int32()), pa.scalar(by, pa.int32())).cast(DAY)
