"""Days as official lists print them, in one form (ISO 8601)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime

MONTH_FIRST = ("%m/%d/%Y",)
"""As the United States write days."""
DAY_FIRST = ("%d/%m/%Y", "%d-%m-%Y", "%d-%b-%Y", "%d %b %Y", "%d %B %Y")
"""As Britain writes days."""
IN_WORDS = ("%B %d, %Y",)


def iso(text: str, forms: tuple[str, ...]) -> str:
    """The day that the text begins with, as YYYY-MM-DD; empty where it is no day in one of the forms."""
    written = text.strip()
    if found := re.match(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", written):
        return _checked(found.group())
    for form in forms:
        wanted = re.match(r"[0-9A-Za-z]+(?:[-/ ][0-9A-Za-z]+,?){2}", written)
        try:
            return datetime.strptime(wanted.group() if wanted else written, form).date().isoformat()
        except ValueError:
            continue
    return ""


def first_of(text: str, forms: tuple[str, ...]) -> str:
    """The earliest of several days in one cell, parted by semicolons or commas."""
    return min(
        filter(None, (iso(part, forms) for part in re.split(r"[;,](?!\s*[0-9]{4})", text))),
        default="",
    )


def newest(days: Iterable[str]) -> str:
    """The newest of the days that are not yet to come: in long lists some are mistyped."""
    today = date.today().isoformat()
    return max((day for day in days if day <= today), default="")


def _checked(day: str) -> str:
    try:
        return date.fromisoformat(day).isoformat()
    except ValueError:
        return ""
