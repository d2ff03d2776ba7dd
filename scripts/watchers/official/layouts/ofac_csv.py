"""OFAC's legacy CSV files (sdn.csv, cons_prim.csv): twelve cells without a header, `-0-` for nothing.

Aliases stand in the remarks, and in a second file (alt.csv) that is not needed.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator

from watchers.official.countries import country_code
from watchers.official.csv_rows import END_OF_FILE, records, rows
from watchers.official.dates import iso, newest
from watchers.official.entries import Copy, Entry
from watchers.official.layouts.ofac import (
    CMIC_EFFECTIVE,
    NAMES,
    identifiers_in,
    is_over_xinjiang,
    list_of,
)
from watchers.official.unpack import Opened

LAYOUT = "OFAC, legacy CSV"
COLUMNS = [
    "uid",
    "name",
    "type",
    "programmes",
    "title",
    "call_sign",
    "vessel_type",
    "tonnage",
    "grt",
    "flag",
    "owner",
    "remarks",
]
ALSO_KNOWN = re.compile(r"a\.k\.a\. '((?:[^';]|'(?![;.]))*)'")
NATIONALITY = re.compile(r"\b(?:nationality|citizen) ([A-Z][A-Za-z ]+?)(?:;|\.|$)")


def recognises(opened: Opened) -> bool:
    lines = opened.start.splitlines()[:2]
    first = lines[1:] if lines and lines[0].startswith("id,") else lines[:1]
    cells = next(csv.reader(first), []) if first else []
    return len(cells) == len(COLUMNS) and cells[0].isdigit()


def read(opened: Opened) -> Copy:
    ended = False
    found: list[tuple[int, dict[str, str]]] = []
    for line, row in rows(_without_mark(records(opened.lines)), COLUMNS):
        if row["name"] == END_OF_FILE:
            ended = True
        elif row["uid"].isdigit():
            found.append((line, row))
    on_lists = list_of([row["programmes"] for _, row in found])
    entries = [
        _entry(line, row, list_id) for (line, row), list_id in zip(found, on_lists, strict=True)
    ]
    lists = {
        list_id: NAMES[list_id] for list_id in dict.fromkeys(entry.list_id for entry in entries)
    }
    vintage = newest(entry.since for entry in entries)
    return Copy(
        LAYOUT,
        entries,
        lists,
        vintage,
        "the newest day in it" if vintage else "",
        "OFAC's end mark" if ended else "",
        may_be_cut=not ended,
    )


def _without_mark(found: Iterator[tuple[int, list[str]]]) -> Iterator[tuple[int, list[str]]]:
    """The records, with the mark that ends the file as a row of its own."""
    for line, cells in found:
        yield (
            (line, ["", END_OF_FILE, *[""] * (len(COLUMNS) - 2)])
            if cells[0].strip(f"{END_OF_FILE} ") == "" and END_OF_FILE in cells[0]
            else (line, cells)
        )


def _entry(line: int, row: dict[str, str], list_id: str) -> Entry:
    programmes, remarks = row["programmes"], row["remarks"]
    nationality, effective = NATIONALITY.search(remarks), CMIC_EFFECTIVE.search(remarks)
    return Entry(
        list_id,
        row["name"],
        line,
        aliases=tuple(dict.fromkeys(ALSO_KNOWN.findall(remarks))),
        is_person=row["type"].lower() == "individual",
        country=country_code(nationality[1]) if nationality else "",
        since=iso(effective[1], ("%d %b %Y",)) if effective else "",
        notices=tuple(re.split(r"\]\s*\[", programmes)) if programmes else (),
        identifiers=(("ofac_uid", row["uid"]), *identifiers_in(remarks)),
        speaks_of_xinjiang=is_over_xinjiang(programmes, row["name"], remarks),
    )
