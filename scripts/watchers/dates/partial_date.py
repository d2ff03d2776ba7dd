"""How a partial date is written (EDTF level 0: 2017, 2017-04, 2017-04-12), and what it can mean.

Such a date can mean any day within it.
"""

from __future__ import annotations

PARTIAL_DATE = "^[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?$"
"""The format of such a date; 2017-13 and 2017-04-32 do not match."""
NO_SUCH_DAY = (
    r"^[0-9]{4}-(?:02-3[01]|(?:04|06|09|11)-31)$"
    r"|^(?:[0-9]{2}(?:[02468][1235679]|[13579][01345789])"
    r"|(?:[02468][1235679]|[13579][01345789])00)-02-29$"
)
"""The last days of shorter months, and 29 February outside leap years (Gregorian, ISO 8601)."""
DATE_LENGTH = 10
EARLIEST_ENDING = "-00-00"
LATEST_ENDING = "-99-99"


def first_day(date: str) -> str:
    """Text that sorts no later than any day that the date can mean."""
    return (date + EARLIEST_ENDING)[:DATE_LENGTH]


def last_day(date: str) -> str:
    """Text that sorts no earlier than any day that the date can mean."""
    return (date + LATEST_ENDING)[:DATE_LENGTH]
