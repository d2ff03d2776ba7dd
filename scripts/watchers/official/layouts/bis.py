"""The Entity List as the Bureau of Industry and Security publishes it: a row for each address."""

from __future__ import annotations

from watchers.official.countries import country_code, names_xinjiang
from watchers.official.csv_rows import read_table, split_cell
from watchers.official.dates import MONTH_FIRST, earliest_date, newest_past
from watchers.official.entries import Entry
from watchers.official.layout import Layout
from watchers.official.list_copy import Basis, Dated, ListCopy
from watchers.official.unpack import ListFile

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
NAMING_PLACES = ("Name", "Address", "City", "State/Province", "Alternate Name")
"""Columns that may name Xinjiang."""


def recognises(file: ListFile) -> bool:
    header = file.first_line
    return (
        header.startswith("source list,")
        and "federal register notice" in header
        and "alternate name" in header
    )


def read(file: ListFile) -> ListCopy:
    # The file holds this list only; its first column, which is sometimes left out, says nothing.
    rows = read_table(file.lines, needed=NEEDED)
    entries = [_entry(line, row) for line, row in rows if row["Name"]]
    newest = newest_past(entry.since for entry in entries)
    return ListCopy(
        layout=LAYOUT,
        entries=entries,
        as_of=Dated.if_known(newest, basis=Basis.NEWEST_EFFECTIVE_DATE),
        may_be_cut=file.may_be_cut,
    )


def _entry(line: int, row: dict[str, str]) -> Entry:
    return Entry(
        list_id=LIST,
        name=row["Name"],
        line=line,
        aliases=split_cell(row["Alternate Name"]),
        country=country_code(row["Country"]),
        since=earliest_date(row["Effective Date"], MONTH_FIRST),
        notices=split_cell(row["Federal Register Notice"], "[;,]"),
        speaks_of_xinjiang=names_xinjiang(*(row[column] for column in NAMING_PLACES)),
    )


LAYOUT = Layout(
    name="BIS Entity List",
    file_format="CSV",
    lists={LIST: "Entity List"},
    recognises=recognises,
    read=read,
)
