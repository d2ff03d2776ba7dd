"""The UK Sanctions List: a line with its day, a header, a row for each name or address.

What its search page exports is shorter: no line with the day, and one row for each party.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from watchers.official.countries import country_code, names_xinjiang
from watchers.official.csv_rows import NumberedRecord, read_rows
from watchers.official.dates import DAY_FIRST, iso_date, newest_past
from watchers.official.entries import Entry, UnreadableList
from watchers.official.layout import Layout
from watchers.official.list_copy import Basis, Dated, ListCopy

NAME = "UK Sanctions List"
LISTS = {"uk-sanctions-list": NAME}
(LIST,) = LISTS
NEEDED = frozenset({"Unique ID", "Date Designated", "Regime Name"})
NAME_PARTS = ("Name", "Name 1", "Name 2", "Name 3", "Name 4", "Name 5", "Name 6")
NON_LATIN_NAMES = ("Name non-latin script", "Non-Latin script name")
KINDS_OF_PARTY = ("Designation Type", "Type", "Individual, Entity, Ship")
"""The column has had three names."""
IS_PERSON = {"individual": True, "entity": False}
LINES_BEFORE_HEADER = 5


def read_names_of_parties(records: Iterator[NumberedRecord], *, layout: Layout) -> ListCopy:
    """The entries of the records, and the day of the list."""
    columns, reported = _header_and_day(records)
    primary: list[Entry] = []
    others: list[Entry] = []
    updates: list[str] = []
    for line, row in read_rows(records, columns=columns):
        is_primary = row.get("Name type", "").lower() in ("", "primary name")
        (primary if is_primary else others).append(_entry(line, row))
        updates.append(iso_date(row.get("Last Updated") or row["Date Designated"], DAY_FIRST))
    newest = Dated.if_known(newest_past(updates), basis=Basis.NEWEST_UPDATE)
    return ListCopy(
        layout=layout,
        # Primary names come first, so that they become the names of their entries.
        entries=primary + others,
        as_of=Dated(reported, Basis.REPORT_DATE) if reported else newest,
    )


def _header_and_day(records: Iterator[NumberedRecord]) -> tuple[list[str], str]:
    """The columns, and the day in the lines before them; empty if there is none.

    Raises UnreadableList if the first lines hold no header of this list.
    """
    reported = ""
    for _, cells in islice(records, LINES_BEFORE_HEADER):
        columns = [cell.strip() for cell in cells]
        if set(columns) >= NEEDED:
            return columns, reported
        reported = reported or iso_date(" ".join(cells).split(":", 1)[-1], DAY_FIRST)
    raise UnreadableList(
        "the file is not the UK Sanctions List: its header was not found in the first lines"
    )


def _entry(line: int, row: dict[str, str]) -> Entry:
    regime = row["Regime Name"]
    since = iso_date(row["Date Designated"], DAY_FIRST)
    return Entry(
        list_id=LIST,
        name=" ".join(_filled(row, NAME_PARTS)),
        line=line,
        aliases=tuple(_filled(row, NON_LATIN_NAMES)),
        is_person=IS_PERSON.get(_first_filled(row, KINDS_OF_PARTY).lower()),
        country=country_code(_first_filled(row, ("Nationality(/ies)", "Address Country"))),
        since=since,
        notices=(f"{regime} {since}",),
        identifiers=(("uk_unique_id", row["Unique ID"]),),
        speaks_of_xinjiang="human rights" in regime.lower()
        and names_xinjiang(*_filled(row, ("UK Statement of Reasons", "Other Information"))),
    )


def _filled(row: dict[str, str], columns: tuple[str, ...]) -> list[str]:
    """The cells of those columns that are there and not empty."""
    return [row[column] for column in columns if row.get(column)]


def _first_filled(row: dict[str, str], columns: tuple[str, ...]) -> str:
    return next(iter(_filled(row, columns)), "")
