"""The Entity List as the Bureau of Industry and Security publishes it: a CSV file, a row for each address."""

from __future__ import annotations

from collections.abc import Iterator

from watchers.official.countries import country_code, names_xinjiang
from watchers.official.csv_rows import parted, table
from watchers.official.dates import MONTH_FIRST, first_of, newest
from watchers.official.entries import Copy, Entry
from watchers.official.unpack import Opened

LAYOUT = "Entity List (BIS, CSV)"
LIST = "us-entity-list"
NEEDED = (
    "Name",
    "Address",
    "City",
    "State/Province",
    "Country",
    "Federal Register Notice",
    "Effective Date",
    "Alternate Name",
)


def recognises(opened: Opened) -> bool:
    header = opened.start.split("\n", 1)[0]
    return (
        header.startswith("source list,")
        and "federal register notice" in header
        and "alternate name" in header
    )


def read(opened: Opened) -> Copy:
    entries = [entry for line, row in table(opened.lines, NEEDED) for entry in _entry(line, row)]
    vintage = newest(entry.since for entry in entries)
    return Copy(
        LAYOUT,
        entries,
        {LIST: "Entity List"},
        vintage,
        "the newest effective date in it",
        may_be_cut=opened.may_be_cut,
    )


def _entry(line: int, row: dict[str, str]) -> Iterator[Entry]:
    # Since the list names only its own parties, the first column, which is sometimes left out, says nothing.
    if row["Name"]:
        yield Entry(
            LIST,
            row["Name"],
            line,
            aliases=parted(row["Alternate Name"]),
            country=country_code(row["Country"]),
            since=first_of(row["Effective Date"], MONTH_FIRST),
            notices=parted(row["Federal Register Notice"], "[;,]"),
            speaks_of_xinjiang=names_xinjiang(
                row["Name"],
                row["Address"],
                row["City"],
                row["State/Province"],
                row["Alternate Name"],
            ),
        )
