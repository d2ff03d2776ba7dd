"""Dates as official lists print them, turned into one form (ISO 8601)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime

from watchers.dates.today import today

MONTH_FIRST = ("%m/%d/%Y", "%m/%d/%y")
"""As the United States writes dates in numbers."""
DAY_FIRST = ("%d/%m/%Y", "%d/%m/%y")
"""As Britain writes dates in numbers."""
MONTH_IN_WORDS: tuple[str, ...] = ()
DAY_MONTH_YEAR: tuple[str, ...] = ()
"""Layouts that print months in words only need no patterns: such dates are always read."""
MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
_YEAR_FIRST = re.compile(r"([0-9]{4})[-/]([0-9]{1,2})[-/]([0-9]{1,2})(?![0-9])")
_IN_NUMBERS = re.compile(r"([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})(?![0-9])")
_IN_WORDS = (
    r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?[-/ ]+(?P<month>[a-z]{3,9})\.?,?[-/ ]*",
    r"(?P<month>[a-z]{3,9})\.?[- ]+(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?,?[- ]+",
)
"""9-Oct-19, 9 October 2019, 9th Oct. 2019; Jan. 14, 2025, January 14 2025."""
_MONTH_AND_DAY = [
    re.compile(rf"{start}(?P<year>[0-9]{{4}}|[0-9]{{2}})(?![0-9])", re.I) for start in _IN_WORDS
]
_SEPARATOR = re.compile(r"[;,](?!\s*[0-9]{4})|\sand\s")


class PrintedDay(str):
    """A day as YYYY-MM-DD, or empty text; it also tells what was printed and could not be read.

    Every layout hands its days on as they are, so that none can lose what it could not read.
    """

    unread: str
    """What was printed; empty if there was nothing, or if it was read."""

    def __new__(cls, day: str = "", *, unread: str = "") -> PrintedDay:
        made = super().__new__(cls, day)
        made.unread = unread
        return made


def iso_date(text: str, date_formats: tuple[str, ...] = ()) -> PrintedDay:
    """The date at the start of the text, as YYYY-MM-DD.

    date_formats: patterns of strptime for dates in numbers, with slashes, tried in turn. Dates that
    begin with the year or have the month in words are always read; of two digits, 69 to 99 are
    years of the last century (POSIX). The day is empty if there is no date, or one that does not
    exist; `unread` is then the text.
    """
    stripped = " ".join(text.split())
    day = _year_first(stripped) or _in_numbers(stripped, date_formats) or _in_words(stripped)
    return PrintedDay(day, unread="" if day else stripped)


def earliest_date(text: str, date_formats: tuple[str, ...] = ()) -> PrintedDay:
    """The earliest of several dates in one cell, separated by semicolons, commas or "and".

    `unread` has the first of the parts that could not be read, whether or not others were.
    """
    days = [iso_date(part, date_formats) for part in _SEPARATOR.split(text)]
    unread = next((day.unread for day in days if day.unread), "")
    return PrintedDay(min(filter(None, days), default=""), unread=unread)


def unread_in(day: str) -> str:
    """What was printed in place of a day and could not be read; empty if there is no such text."""
    return day.unread if isinstance(day, PrintedDay) else ""


def newest_past(days: Iterable[str]) -> str:
    """The newest of the days up to today; long lists hold mistyped days that are still to come."""
    last = today()
    return str(max((day for day in days if day <= last), default=""))


def _year_first(text: str) -> str:
    match = _YEAR_FIRST.match(text)
    return _if_it_exists(*map(int, match.groups())) if match else ""


def _in_numbers(text: str, date_formats: tuple[str, ...]) -> str:
    match = _IN_NUMBERS.match(text)
    if not match:
        return ""
    with_slashes = f"{match[1]}/{match[3]}/{match[4]}"
    for date_format in date_formats:
        try:
            return datetime.strptime(with_slashes, date_format).date().isoformat()
        except ValueError:
            continue
    return ""


def _in_words(text: str) -> str:
    match = next(filter(None, (pattern.match(text) for pattern in _MONTH_AND_DAY)), None)
    if match is None:
        return ""
    named = match["month"].lower()
    number = next((at for at, month in enumerate(MONTHS, 1) if month.startswith(named)), 0)
    year = match["year"]
    full_year = int(year) if len(year) == len("2019") else datetime.strptime(year, "%y").year
    return _if_it_exists(full_year, number, int(match["day"]))


def _if_it_exists(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""
