"""Comparisons of partial dates (EDTF level 0: 2017, 2017-04, 2017-04-12).

Such a date can mean any day within it. A comparison here is an expression that is true only if it
holds for each of those days; with an unknown date it is never true.
"""

from __future__ import annotations

import narwhals as nw

from watchers.dates.as_of import PARTIAL_DATE

# The last days of shorter months, and 29 February outside leap years (Gregorian, ISO 8601).
NO_SUCH_DAY = (
    r"^[0-9]{4}-(?:02-3[01]|(?:04|06|09|11)-31)$"
    r"|^(?:[0-9]{2}(?:[02468][1235679]|[13579][01345789])"
    r"|(?:[02468][1235679]|[13579][01345789])00)-02-29$"
)


def earliest(column: str) -> nw.Expr:
    """Text that sorts no later than any day that the date can mean."""
    return nw.concat_str([_date(column), nw.lit("-00-00")]).str.slice(0, 10)


def latest(column: str) -> nw.Expr:
    """Text that sorts no earlier than any day that the date can mean."""
    return nw.concat_str([_date(column), nw.lit("-99-99")]).str.slice(0, 10)


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
