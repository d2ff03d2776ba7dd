"""A day of the calendar as ISO 8601 writes it: YYYY-MM-DD."""

from __future__ import annotations

import re
from datetime import date, datetime

ISO_DATE = re.compile(r"[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}", re.ASCII)


def iso_day(day: str | date) -> str:
    """The day as YYYY-MM-DD; of a time, the day on which it falls.

    Raises ValueError, which says why, if it is not a day of the calendar.
    """
    # A missing time of pandas is a datetime too, and is written NaT.
    text = day.isoformat() if isinstance(day, date) else day
    if type(day).__name__ == "datetime64":
        text = str(day)  # That of numpy; cut to a month, it is no day.
    if isinstance(day, datetime) or text is not day:
        text = text.partition("T")[0]
    if not isinstance(text, str) or not ISO_DATE.fullmatch(text):
        raise ValueError("is not a date (YYYY-MM-DD)")
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise ValueError("does not exist in the calendar") from error
