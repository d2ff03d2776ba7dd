"""Dates as official lists print them, turned into one form (ISO 8601)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime

from watchers.dates.today import today

MONTH_FIRST = ("%m/%d/%Y",)
"""As the United States writes dates."""
DAY_FIRST = ("%d/%m/%Y", "%d-%m-%Y", "%d-%b-%Y", "%d %b %Y", "%d %B %Y")
"""As Britain writes dates."""
MONTH_IN_WORDS = ("%B %d, %Y",)
DAY_MONTH_YEAR = ("%d %b %Y",)
"""As OFAC writes dates in its remarks."""
_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_OTHER_DATE = re.compile(r"[0-9A-Za-z]+(?:[-/ ][0-9A-Za-z]+,?){2}")
_SEPARATOR = re.compile(r"[;,](?!\s*[0-9]{4})")


def iso_date(text: str, date_formats: tuple[str, ...]) -> str:
    """The date at the start of the text, as YYYY-MM-DD.

    date_formats: patterns of strptime, tried in turn; ISO dates are always read. Returns an empty
    text if there is no date, or one that does not exist.
    """
    stripped = text.strip()
    if match := _ISO_DATE.match(stripped):
        return _if_it_exists(match.group())
    match = _OTHER_DATE.match(stripped)
    candidate = match.group() if match else stripped
    for date_format in date_formats:
        try:
            return datetime.strptime(candidate, date_format).date().isoformat()
        except ValueError:
            continue
    return ""


def earliest_date(text: str, date_formats: tuple[str, ...]) -> str:
    """The earliest of several dates in one cell, separated by semicolons or commas."""
    days = [iso_date(part, date_formats) for part in _SEPARATOR.split(text)]
    return min(filter(None, days), default="")


def newest_past(days: Iterable[str]) -> str:
    """The newest of the days up to today; long lists hold mistyped days that are still to come."""
    last = today()
    return max((day for day in days if day <= last), default="")


def _if_it_exists(day: str) -> str:
    try:
        return date.fromisoformat(day).isoformat()
    except ValueError:
        return ""
