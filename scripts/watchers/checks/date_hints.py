"""Hints for dates that a spreadsheet rewrote or that a person wrote in another format."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

SPREADSHEET_EPOCH = date(1899, 12, 30)
"""Day 0 of the date numbers of spreadsheets, as counted after February 1900."""
SERIAL_NUMBER = re.compile("[2-5][0-9]{4}")
YEAR_FIRST = re.compile("([0-9]{4})([-/.])([0-9]{1,2})(?:\\2([0-9]{1,2}))?")
WITHOUT_SEPARATORS = re.compile("([12][0-9]{3})()([0-9]{2})([0-9]{2})")
YEAR_LAST = re.compile("[0-9]{1,2}[-/.][0-9]{1,2}[-/.][0-9]{2,4}")
REWRITTEN_DAY = re.compile("[0-9]{1,2}-[A-Z][a-z]{2}")
"""What a spreadsheet shows for a day of this year, such as 12-Apr."""
MAX_DAY = 31

MONTHS = ("%B %Y", "%b %Y", "%b. %Y", "%B, %Y", "%Y %B", "%Y %b", "%b-%Y")
DAYS = (
    "%d %B %Y",
    "%d %b %Y",
    "%d %b. %Y",
    "%B %d, %Y",
    "%B %d %Y",
    "%b %d, %Y",
    "%b. %d, %Y",
    "%d-%b-%Y",
    "%d-%b-%y",
)
REWRITTEN_MONTHS = ("%b-%y",)
"""What a spreadsheet shows for a month, such as Apr-17 for 2017-04."""


def date_hint(cell: str, *, partial: bool) -> str:
    """How to write the date that the cell seems to mean, or an empty text.

    `partial` says whether the column takes dates without a day (2017-04) or month (2017).
    """
    if SERIAL_NUMBER.fullmatch(cell):
        day = SPREADSHEET_EPOCH + timedelta(days=int(cell))
        return f" Looks like a spreadsheet date number; that would be {day}."
    if parts := YEAR_FIRST.fullmatch(cell) or WITHOUT_SEPARATORS.fullmatch(cell):
        year, _, month, day_of_month = parts.groups()
        return _from_numbers(cell, year, int(month), day_of_month, partial=partial)
    if YEAR_LAST.fullmatch(cell):
        return " Write the year first: 2017-04-12."
    return _from_words(cell, partial=partial)


def _from_numbers(cell: str, year: str, month: int, day: str | None, *, partial: bool) -> str:
    if month == 0:
        return f" Write {year} if the month is unknown." if partial else " There is no month 00."
    if month > 12:
        if day is None or not (1 <= int(day) <= 12 and month <= MAX_DAY):
            return f" There is no month {month}."
        swapped = f"{year}-{day:0>2}-{month}"
        return f" There is no month {month}; with month and day swapped it would be {swapped}."
    if day is None:
        return _from_month(f"{year}-{month:02}", cell, partial=partial)
    if int(day) == 0:
        known = f"{year}-{month:02}"
        return f" Write {known} if the day is unknown." if partial else " There is no day 00."
    if int(day) > MAX_DAY:
        return f" No month has {int(day)} days."
    plain = f"{year}-{month:02}-{int(day):02}"
    return f" Write {plain}." if plain != cell and _exists(plain) else ""


def _from_month(month: str, cell: str, *, partial: bool) -> str:
    if not partial:
        return f" Write year, month and day: {month}-DD."
    return f" Write {month}." if month != cell else ""


def _from_words(cell: str, *, partial: bool) -> str:
    if day := _parsed(cell, DAYS):
        return f" Write {day}."
    if month := _parsed(cell, MONTHS):
        return _from_month(month[:7], cell, partial=partial)
    if month := _parsed(cell, REWRITTEN_MONTHS):
        rewritten = " A spreadsheet seems to have rewritten this date."
        return f"{rewritten} If it is {month[:7]}, write that." if partial else rewritten
    if REWRITTEN_DAY.fullmatch(cell):
        return " A spreadsheet seems to have rewritten this date."
    return ""


def _parsed(cell: str, formats: tuple[str, ...]) -> str | None:
    """The first day that the cell means in one of the formats; None if it is in none of them."""
    for date_format in formats:
        try:
            return datetime.strptime(cell, date_format).date().isoformat()
        except ValueError:
            continue
    return None


def _exists(day: str) -> bool:
    try:
        date.fromisoformat(day)
    except ValueError:
        return False
    return True
