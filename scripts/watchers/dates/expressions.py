"""Comparisons of partial dates (EDTF level 0: 2017, 2017-04, 2017-04-12).

Such a date can mean any day within it. A comparison here is an expression that is true only if it
holds for each of those days; with an unknown date it is never true.
"""

from __future__ import annotations

import narwhals as nw

from watchers.dates.partial_date import (
    DATE_LENGTH,
    EARLIEST_ENDING,
    LATEST_ENDING,
    NO_SUCH_DAY,
    PARTIAL_DATE,
)


def earliest(column: str) -> nw.Expr:
    """Text that sorts no later than any day that the date can mean."""
    return _padded(column, EARLIEST_ENDING)


def latest(column: str) -> nw.Expr:
    """Text that sorts no earlier than any day that the date can mean."""
    return _padded(column, LATEST_ENDING)


def _padded(column: str, ending: str) -> nw.Expr:
    return nw.concat_str([_date(column), nw.lit(ending)]).str.slice(0, DATE_LENGTH)


def _date(column: str) -> nw.Expr:
    """The column, with null for cells that are not dates: they have a problem of their own."""
    cell = nw.col(column)
    is_date = cell.str.contains(PARTIAL_DATE) & ~cell.str.contains(NO_SUCH_DAY)
    return nw.when(is_date).then(cell)


def surely_before(earlier: str, later: str) -> nw.Expr:
    """Whether every day of column `earlier` lies before every day of column `later`."""
    return latest(earlier) < earliest(later)


def surely_after_day(column: str, day: str) -> nw.Expr:
    """Whether every day of the column lies after the day `day` (YYYY-MM-DD)."""
    return earliest(column) > nw.lit(day)


def surely_before_day(column: str, day: str) -> nw.Expr:
    """Whether every day of the column lies before the day `day` (YYYY-MM-DD)."""
    return latest(column) < nw.lit(day)
