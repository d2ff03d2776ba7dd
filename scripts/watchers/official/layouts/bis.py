"""The Entity List as the Bureau of Industry and Security publishes it: a row for each address.

Seen: files of 2014, where five columns at the end have no name and no cells, and of November and
December 2023.
"""

from __future__ import annotations

import re

from watchers.official.countries import country_code, names_xinjiang
from watchers.official.csv_rows import read_table, split_cell
from watchers.official.dates import MONTH_FIRST, earliest_date, newest_past
from watchers.official.entries import Entry
from watchers.official.file_start import FileStart
from watchers.official.layout import Layout
from watchers.official.list_copy import Basis, Dated, ListCopy
from watchers.official.list_file import ListFile

LIST = "us-entity-list"
SOURCES = ("", "el", "entity list")
"""What the first column has for this list, in small letters; it is often left out. The
Bureau has other lists that look the same."""
NO_SLUG = re.compile(r"[^a-z0-9]+")
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
NAMING_PLACES = ("Name", "Address", "City", "State/Province", "Alternate Name")
"""Columns that may name Xinjiang."""


def recognises(start: FileStart) -> bool:
    return start.has_columns("Source List", "Federal Register Notice", "Alternate Name")


def read(file: ListFile) -> ListCopy:
    rows = read_table(file.records, needed=NEEDED)
    entries = [_entry(line, row) for line, row in rows]
    newest = newest_past(entry.since for entry in entries)
    return ListCopy(
        layout=LAYOUT,
        entries=entries,
        as_of=Dated.if_known(newest, basis=Basis.NEWEST_EFFECTIVE_DATE),
        may_be_cut=file.may_be_cut,
    )


def _entry(line: int, row: dict[str, str]) -> Entry:
    return Entry(
        list_id=_list_of(row),
        name=row["Name"],
        line=line,
        aliases=split_cell(row["Alternate Name"]),
        country=country_code(row["Country"]),
        since=earliest_date(row["Effective Date"], MONTH_FIRST),
        notices=split_cell(row["Federal Register Notice"], "[;,]"),
        speaks_of_xinjiang=names_xinjiang(*(row[column] for column in NAMING_PLACES)),
    )


def _list_of(row: dict[str, str]) -> str:
    """The Entity List, unless the first column names another."""
    source = row.get("Source List", "").lower().split(" (")[0]
    return LIST if source in SOURCES else f"us-{NO_SLUG.sub('-', source)}"


LAYOUT = Layout(
    name="BIS Entity List",
    file_format="CSV",
    lists={LIST: "Entity List"},
    recognises=recognises,
    read=read,
)
