"""Days as cells have them: cut to what is known."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

FORMATS = {4: "%Y", 7: "%Y-%m", 10: "%Y-%m-%d"}


def first_day(cell: str) -> date:
    """The first day that the cell can mean."""
    year, month, day = (*map(int, cell.split("-")), 1, 1)[:3]
    return date(year, month, day)


def last_day(cell: str) -> date:
    """The last day that the cell can mean."""
    if len(cell) == 10:
        return date.fromisoformat(cell)
    year, month = (*map(int, cell.split("-")), 12)[:2]
    return date(year, month, monthrange(year, month)[1])


def moved(cell: str, *, days: int) -> str:
    """The cell so many days later or earlier, as precise as it was."""
    return (first_day(cell) + timedelta(days)).strftime(FORMATS[len(cell)])


def days_between(one: str, other: str) -> int:
    """At least so many days lie between two cells."""
    earlier, later = sorted([one, other])
    return max((first_day(later) - last_day(earlier)).days, 0)
