"""The day from which a listing (a row of `designations`) holds, and what says so."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping

from watchers.package.model import Package

LISTED_FROM = ("effective_on", "published_on", "announced_on")
"""The columns that say from when a listing holds, best first."""
SEEN = "source_id"
"""What says so if these are all empty: the document that shows the party on the list, by its
date."""
BEGAN_ON, BEGAN_BY = "began_on", "began_by"
"""The columns that hold both; `watchers tidy` writes them."""
LISTINGS, DOCUMENTS = "designations", "sources"


def began(row: Mapping[str, str], *, seen_on: str) -> tuple[str, str]:
    """From when a listing holds, and the column that says so: one of LISTED_FROM, or SEEN.

    `seen_on` is the date of its document. Both are empty if nothing is dated.
    """
    dated = [(row[column], column) for column in LISTED_FROM if row[column]]
    seen = [(seen_on, SEEN)] if seen_on else []
    return next(iter([*dated, *seen]), ("", ""))


def filled(package: Package, contents: Mapping[str, bytes]) -> bytes | None:
    """The listings with BEGAN_ON and BEGAN_BY as their dates and documents have it.

    `contents` are the tables of the package in canonical form, by name. None if one of the two
    that are needed is not among them, or an older package lacks a column.
    """
    needed = {LISTINGS: {*LISTED_FROM, SEEN, BEGAN_ON, BEGAN_BY}, DOCUMENTS: {SEEN, "published_on"}}
    for name, columns in needed.items():
        if name not in contents or not columns <= package.tables[name].fields.keys():
            return None
    seen_on = {row[SEEN]: row["published_on"] for row in _rows(contents[DOCUMENTS])}
    listings = _rows(contents[LISTINGS])
    for row in listings:
        row[BEGAN_ON], row[BEGAN_BY] = began(row, seen_on=seen_on.get(row[SEEN], ""))
    text = io.StringIO()
    writer = csv.DictWriter(text, package.tables[LISTINGS].columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(listings)
    return text.getvalue().encode("utf-8")


def _rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8"), newline=""), strict=True))
