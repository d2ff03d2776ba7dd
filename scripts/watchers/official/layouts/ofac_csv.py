"""OFAC's legacy CSV files (sdn.csv, cons_prim.csv): twelve cells without a header.

Aliases are in the remarks, and in a second file (alt.csv) that is not needed.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator

from watchers.official.countries import country_code
from watchers.official.csv_rows import END_OF_FILE, NumberedRecord, read_records, read_rows
from watchers.official.dates import DAY_MONTH_YEAR, iso_date, newest_past
from watchers.official.entries import Entry
from watchers.official.layout import Layout
from watchers.official.layouts.shared.ofac import (
    LISTS,
    NAME,
    OTHER_NAMES,
    identifiers_in,
    is_over_xinjiang,
    lists_of,
)
from watchers.official.list_copy import Basis, Dated, ListCopy, Proof
from watchers.official.unpack import ListFile

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
ALSO_KNOWN_AS = re.compile(r"a\.k\.a\. '((?:[^';]|'(?![;.]))*)'")
NATIONALITY = re.compile(r"\b(?:nationality|citizen) ([A-Z][A-Za-z ]+?)(?:;|\.|$)")
CMIC_SINCE = re.compile(r"Effective Date \(CMIC\) ([0-9]{1,2} [A-Z][a-z]{2} [0-9]{4})")
BETWEEN_PROGRAMMES = re.compile(r"\]\s*\[")


def recognises(file: ListFile) -> bool:
    lines = file.start.splitlines()[:2]
    # OFAC's own file has no header, but some copies of it have one.
    if lines and lines[0].startswith("id,"):
        del lines[0]
    cells = next(csv.reader(lines[:1]), [])
    return len(cells) == len(COLUMNS) and cells[0].isdigit()


def read(file: ListFile) -> ListCopy:
    has_end_mark = False
    numbered_rows: list[tuple[int, dict[str, str]]] = []
    for line, row in read_rows(_padded_end_mark(read_records(file.lines)), columns=COLUMNS):
        if row["name"] == END_OF_FILE:
            has_end_mark = True
        elif row["uid"].isdigit():
            numbered_rows.append((line, row))
    list_ids = lists_of([row["programmes"] for _, row in numbered_rows])
    entries = [
        _entry(line, row, list_id=list_id)
        for (line, row), list_id in zip(numbered_rows, list_ids, strict=True)
    ]
    newest = newest_past(entry.since for entry in entries)
    return ListCopy(
        layout=LAYOUT,
        entries=entries,
        as_of=Dated.if_known(newest, basis=Basis.NEWEST_EFFECTIVE_DATE),
        complete=Proof.END_MARK if has_end_mark else None,
        may_be_cut=not has_end_mark,
        list_names=OTHER_NAMES,
    )


def _padded_end_mark(records: Iterator[NumberedRecord]) -> Iterator[NumberedRecord]:
    """The records; the mark that ends the file becomes a row with the mark as its name."""
    for line, cells in records:
        if END_OF_FILE in cells[0] and not cells[0].strip(f"{END_OF_FILE} "):
            yield line, ["", END_OF_FILE, *[""] * (len(COLUMNS) - 2)]
        else:
            yield line, cells


def _entry(line: int, row: dict[str, str], *, list_id: str) -> Entry:
    programmes, remarks = row["programmes"], row["remarks"]
    nationality = NATIONALITY.search(remarks)
    since = CMIC_SINCE.search(remarks)
    return Entry(
        list_id=list_id,
        name=row["name"],
        line=line,
        aliases=tuple(dict.fromkeys(ALSO_KNOWN_AS.findall(remarks))),
        is_person=row["type"].lower() == "individual",
        country=country_code(nationality[1]) if nationality else "",
        since=iso_date(since[1], DAY_MONTH_YEAR) if since else "",
        notices=tuple(BETWEEN_PROGRAMMES.split(programmes)) if programmes else (),
        identifiers=(("ofac_uid", row["uid"]), *identifiers_in(remarks)),
        speaks_of_xinjiang=is_over_xinjiang(programmes, name=row["name"], remarks=remarks),
    )


LAYOUT = Layout(name=NAME, file_format="legacy CSV", lists=LISTS, recognises=recognises, read=read)
