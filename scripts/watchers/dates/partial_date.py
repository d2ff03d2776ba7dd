"""How a partial date is written (EDTF level 0: 2017, 2017-04, 2017-04-12), and what it can mean.

Such a date can mean any day within it.
"""

from __future__ import annotations

import calendar
import datetime

ONE_DAY = datetime.timedelta(days=1)
PARTIAL_DATE = "^[1-9][0-9]{3}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?$"
"""The format of such a date; 2017-13, 2017-04-32 and the year 0000 do not match."""
NO_SUCH_DAY = (
    r"^[0-9]{4}-(?:02-3[01]|(?:04|06|09|11)-31)$"
    r"|^(?:[0-9]{2}(?:[02468][1235679]|[13579][01345789])"
    r"|(?:[02468][1235679]|[13579][01345789])00)-02-29$"
)
"""The last days of shorter months, and 29 February outside leap years (Gregorian, ISO 8601)."""
CALENDAR_DATE = (
    "[1-9][0-9]{3}(?:-(?:0[1-9]|1[0-2])"
    "|-(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-9]|2[0-8])"
    "|-(?:0[13-9]|1[0-2])-(?:29|30)"
    "|-(?:0[13578]|1[02])-31)?"
    "|(?:[1-9][0-9](?:0[48]|[2468][048]|[13579][26])|(?:[2468][048]|[13579][26])00)-02-29"
)
"""Both in one: a partial date that exists in the calendar. It must match the whole text."""
DATE_LENGTH = 10
EARLIEST_ENDING = "-00-00"
LATEST_ENDING = "-99-99"


def first_day(date: str) -> str:
    """Text that sorts no later than any day that the date can mean."""
    return (date + EARLIEST_ENDING)[:DATE_LENGTH]


def last_day(date: str) -> str:
    """Text that sorts no earlier than any day that the date can mean."""
    return (date + LATEST_ENDING)[:DATE_LENGTH]


def days_of_change(date: str) -> tuple[str, ...]:
    """The days from which a comparison with the date can turn out differently.

    They are the first and the last day that it can mean, and the day after, unless the calendar
    ends with it; none if it is empty.
    Raises ValueError if it does not exist in the calendar.
    """
    if not date:
        return ()
    first, last = _first_and_last(date)
    after = [last + ONE_DAY] if last < datetime.date.max else []
    return tuple(day.isoformat() for day in (first, last, *after))


def possible_days(date: str) -> tuple[str, ...]:
    """The first and the last day (YYYY-MM-DD) that the date can mean; none if it is empty.

    Raises ValueError if it does not exist in the calendar.
    """
    return tuple(day.isoformat() for day in _first_and_last(date)) if date else ()


def _first_and_last(date: str) -> tuple[datetime.date, datetime.date]:
    first = datetime.date.fromisoformat(date + "-01-01"[len(date) - 4 :])
    return first, {4: _end_of_year, 7: _end_of_month}.get(len(date), _same_day)(first)


def day_before(day: str) -> str:
    """The day before a day, both YYYY-MM-DD."""
    return (datetime.date.fromisoformat(day) - ONE_DAY).isoformat()


def day_after(day: str) -> str:
    """The day after a day, both YYYY-MM-DD."""
    return (datetime.date.fromisoformat(day) + ONE_DAY).isoformat()


def _end_of_year(first: datetime.date) -> datetime.date:
    return first.replace(month=12, day=31)


def _end_of_month(first: datetime.date) -> datetime.date:
    return first.replace(day=calendar.monthrange(first.year, first.month)[1])


def _same_day(first: datetime.date) -> datetime.date:
    return first
