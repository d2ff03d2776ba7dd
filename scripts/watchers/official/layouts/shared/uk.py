"""The UK Sanctions List: a line with its day, a header, a row for each name or address.

What its search page exports is shorter: no line with the day, and one row for each party. The XML
says the same in elements.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from watchers.official.countries import country_code, names_xinjiang
from watchers.official.csv_rows import NumberedRecord, NumberedRow, find_header, read_rows
from watchers.official.dates import DAY_FIRST, iso_date, newest_past
from watchers.official.entries import Entry
from watchers.official.layout import Layout
from watchers.official.list_copy import Basis, Dated, ListCopy

NAME = "UK Sanctions List"
LISTS = {"uk-sanctions-list": NAME}
(LIST,) = LISTS
NEEDED = ("Unique ID", "Date Designated", "Regime Name")
NAME_PARTS = ("Name", "Name 1", "Name 2", "Name 3", "Name 4", "Name 5", "Name 6")
NON_LATIN_NAMES = ("Name non-latin script", "Non-Latin script name")
KINDS_OF_PARTY = ("Designation Type", "Type", "Individual, Entity, Ship")
"""The column has had three names."""
LOW_QUALITY = "low quality"
"""What the column of the strength of an alias begins with, in small letters, if it is weak."""
IS_PERSON = {"individual": True, "entity": False}
NAMING_PLACES = (
    *NAME_PARTS,
    *("UK Statement of Reasons", "Other Information"),
    *(f"Address Line {number}" for number in range(1, 7)),
)
"""Columns that may name Xinjiang."""


def read_names_of_parties(records: Iterator[NumberedRecord], *, layout: Layout) -> ListCopy:
    """The entries of the records, and the day of the list."""
    before, columns = find_header(records, needed=NEEDED)
    stated = Dated.if_known(_day_of(before), basis=Basis.REPORT_DATE)
    return copy_of(read_rows(records, columns=columns), layout=layout, stated=stated)


def copy_of(rows: Iterable[NumberedRow], *, layout: Layout, stated: Dated | None) -> ListCopy:
    """The list with the entries of these rows.

    stated: the day that the file gives for itself; without it the newest update counts.
    """
    primary: list[Entry] = []
    others: list[Entry] = []
    updates: list[str] = []
    for line, row in rows:
        is_primary = row.get("Name type", "").lower() in ("", "primary name")
        (primary if is_primary else others).append(_entry(line, row))
        updates.append(iso_date(row.get("Last Updated") or row["Date Designated"], DAY_FIRST))
    newest = Dated.if_known(newest_past(updates), basis=Basis.NEWEST_UPDATE)
    return ListCopy(
        layout=layout,
        # Primary names come first, so that they become the names of their entries.
        entries=primary + others,
        as_of=stated or newest,
    )


def _day_of(before: list[list[str]]) -> str:
    """The day in the lines before the header; empty if there is none."""
    texts = (" ".join(cells).split(":", 1)[-1] for cells in before)
    return next(filter(None, (iso_date(text, DAY_FIRST) for text in texts)), "")


def _entry(line: int, row: dict[str, str]) -> Entry:
    regime = row["Regime Name"]
    since = iso_date(row["Date Designated"], DAY_FIRST)
    is_weak = row.get("Alias strength", "").lower().startswith(LOW_QUALITY)
    in_other_script = tuple(_filled(row, NON_LATIN_NAMES))
    return Entry(
        list_id=LIST,
        name=" ".join(_filled(row, NAME_PARTS)),
        line=line,
        aliases=() if is_weak else in_other_script,
        weak_aliases=in_other_script if is_weak else (),
        name_is_weak=is_weak,
        is_person=IS_PERSON.get(_first_filled(row, KINDS_OF_PARTY).lower()),
        country=country_code(_first_filled(row, ("Nationality(/ies)", "Address Country"))),
        since=since,
        notices=(f"{regime} {since}",),
        identifiers=(("uk_unique_id", row["Unique ID"]),),
        # Also under other regimes, where a first listing over Xinjiang would be overlooked.
        speaks_of_xinjiang=names_xinjiang(*_filled(row, NAMING_PLACES)),
    )


def _filled(row: dict[str, str], columns: tuple[str, ...]) -> list[str]:
    """The cells of those columns that are there and not empty."""
    return [row[column] for column in columns if row.get(column)]


def _first_filled(row: dict[str, str], columns: tuple[str, ...]) -> str:
    return next(iter(_filled(row, columns)), "")
