"""The kinds of pages: what a reader calls the rows of each table, and how their index is cut."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from watchers.tables.rows import Row


def by_letter(row: Row) -> str:
    """The first letter of the name or title without its accent; other scripts together."""
    name = row.get("name") or row.get("title") or ""
    letter = unicodedata.normalize("NFKD", name)[:1].casefold()
    if letter.isascii() and letter.isalpha():
        return letter.upper()
    return "0–9" if letter.isdigit() else "Other"


def by_event_year(row: Row) -> str:
    return row["occurred_on"][:4] or "No date"


def by_publication_year(row: Row) -> str:
    return row["published_on"][:4] or "No date"


@dataclass(frozen=True)
class Kind:
    """The rows of one table as the site calls them."""

    title: str
    group: Callable[[Row], str]
    """Under what a row stands in the index."""


KINDS = {
    "entities": Kind("Organisations", by_letter),
    "officials": Kind("Persons", by_letter),
    "contracts": Kind("Contracts", by_letter),
    "events": Kind("Events", by_event_year),
    "lists": Kind("Lists", by_letter),
    "sources": Kind("Sources", by_publication_year),
    "places": Kind("Places", by_letter),
}
"""By table, in the order in which the site names them."""
