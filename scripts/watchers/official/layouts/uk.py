"""The UK Sanctions List, as CSV or as a spreadsheet (ODS): a line with its day, a header, a row for each name or address.

What its search page exports is shorter: no line with the day, and one row for each party.
"""

from __future__ import annotations

from collections.abc import Iterator

from watchers.official.countries import country_code, names_xinjiang
from watchers.official.csv_rows import records, rows
from watchers.official.dates import DAY_FIRST, iso, newest
from watchers.official.entries import Copy, Entry, UnreadableList
from watchers.official.ods_rows import sheet_records
from watchers.official.unpack import Opened

LIST = "uk-sanctions-list"
NEEDED = frozenset({"Unique ID", "Date Designated", "Regime Name"})
NAME_PARTS = ("Name", "Name 1", "Name 2", "Name 3", "Name 4", "Name 5", "Name 6")
LINES_BEFORE_HEADER = 5


def recognises_csv(opened: Opened) -> bool:
    start = opened.start[:2000]
    return "unique id," in start and "regime name" in start and "date designated" in start


def recognises_sheet(opened: Opened) -> bool:
    return opened.is_sheet


def read_csv(opened: Opened) -> Copy:
    copy = _copy("UK Sanctions List (CSV)", records(opened.lines))
    copy.may_be_cut = opened.may_be_cut
    return copy


def read_sheet(opened: Opened) -> Copy:
    return _copy("UK Sanctions List (ODS)", sheet_records(opened.stream))


def _copy(layout: str, found: Iterator[tuple[int, list[str]]]) -> Copy:
    reported, columns = "", []
    for _, (_, cells) in zip(range(LINES_BEFORE_HEADER), found, strict=False):
        columns = [cell.strip() for cell in cells]
        if set(columns) >= NEEDED:
            break
        reported = reported or iso(" ".join(cells).split(":", 1)[-1], DAY_FIRST)
    else:
        raise UnreadableList(
            "the spreadsheet is not the UK Sanctions List: its header was not found in the first lines"
        )
    updated, main, others = [], [], []
    for line, row in rows(found, columns):
        is_main = row.get("Name type", "").lower() in ("", "primary name")
        (main if is_main else others).append(_entry(line, row))
        updated.append(iso(row.get("Last Updated") or row["Date Designated"], DAY_FIRST))
    # Main names first, so that they become the names of their entries.
    entries = main + others
    by = "the report date that it gives" if reported else "the newest update in it"
    return Copy(
        layout,
        entries,
        {LIST: "UK Sanctions List"},
        reported or newest(updated),
        by,
        is_dated=bool(reported),
    )


def _entry(line: int, row: dict[str, str]) -> Entry:
    others = [row.get(column, "") for column in ("Name non-latin script", "Non-Latin script name")]
    country = row.get("Nationality(/ies)", "") or row.get("Address Country", "")
    regime = row["Regime Name"]
    since = iso(row["Date Designated"], DAY_FIRST)
    return Entry(
        LIST,
        " ".join(filter(None, (row.get(part, "") for part in NAME_PARTS))),
        line,
        aliases=tuple(filter(None, others)),
        is_person={"individual": True, "entity": False}.get(
            (
                row.get("Designation Type")
                or row.get("Type")
                or row.get("Individual, Entity, Ship", "")
            ).lower()
        ),
        country=country_code(country),
        since=since,
        notices=(f"{regime} {since}",),
        identifiers=(("uk_unique_id", row["Unique ID"]),),
        speaks_of_xinjiang="human rights" in regime.lower()
        and names_xinjiang(
            row.get("UK Statement of Reasons", ""), row.get("Other Information", "")
        ),
    )
