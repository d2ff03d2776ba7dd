"""OFAC's legacy CSV files (sdn.csv, cons_prim.csv): twelve cells without a header.

The weak aliases are in the remarks; the others are in a second file, alt.csv, which is read if it
lies beside this one. Seen: sdn.csv of 2023-01-21, cons_prim.csv of 2025-12-19.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from watchers.official.countries import country_code
from watchers.official.csv_rows import END_OF_FILE, NumberedRecord, NumberedRow, read_rows
from watchers.official.dates import DAY_MONTH_YEAR, iso_date, newest_past
from watchers.official.entries import Entry, UnreadableList
from watchers.official.file_start import FileStart
from watchers.official.layout import Layout
from watchers.official.layouts.shared.ofac import (
    LISTS,
    NAME,
    OTHER_NAMES,
    identifiers_in,
    is_over_xinjiang,
    lists_of,
)
from watchers.official.layouts.shared.ofac_csv import (
    Companions,
    is_end_mark,
    joined,
    read_companions,
)
from watchers.official.list_copy import Basis, Dated, ListCopy, Proof
from watchers.official.list_file import ListFile
from watchers.text.printable import quoted

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
STRONG_ALIASES_ELSEWHERE = "strong aliases, which OFAC keeps in alt.csv (sdn.xml has all)"
ALSO_KNOWN_AS = re.compile(r"a\.k\.a\. '((?:[^';]|'(?![;.]))*)'")
NATIONALITY = re.compile(r"\b(?:nationality|citizen) ([A-Z][A-Za-z ]+?)(?:;|\.|$)")
CMIC_SINCE = re.compile(r"Effective Date \(CMIC\) ([0-9]{1,2} [A-Z][a-z]{2} [0-9]{4})")
BETWEEN_PROGRAMMES = re.compile(r"\]\s*\[")


def recognises(start: FileStart) -> bool:
    # OFAC's own file has no header, but some copies of it have one.
    return any(
        len(cells) == len(COLUMNS) and cells[0].strip().isdigit() for cells in start.records[:2]
    )


def read(file: ListFile) -> ListCopy:
    companions = read_companions(file)
    rows = list(read_rows(_padded_end_mark(file.records), columns=COLUMNS))
    has_end_mark = rows[-1:] != [] and rows[-1][1]["name"] == END_OF_FILE
    numbered_rows = list(_numbered(rows[:-1] if has_end_mark else rows))
    list_ids = lists_of([row["programmes"] for _, row in numbered_rows])
    entries = [
        _entry(line, row, list_id=list_id, companions=companions)
        for (line, row), list_id in zip(numbered_rows, list_ids, strict=True)
    ]
    newest = newest_past(entry.since for entry in entries)
    return ListCopy(
        layout=LAYOUT,
        entries=entries,
        as_of=Dated.if_known(newest, basis=Basis.NEWEST_EFFECTIVE_DATE),
        complete=Proof.END_MARK if has_end_mark else None,
        may_be_cut=not has_end_mark,
        kept_elsewhere=STRONG_ALIASES_ELSEWHERE if companions.aliases is None else "",
        remarks=companions.notes,
        list_names=OTHER_NAMES,
    )


def _numbered(rows: list[NumberedRow]) -> Iterator[NumberedRow]:
    """The rows of parties: all but the header, which only copies have.

    Raises UnreadableList at another row without a number; its party would be missed.
    """
    for place, (line, row) in enumerate(rows):
        if row["uid"].isdigit():
            yield line, row
        elif place > 0:
            raise UnreadableList(
                f"line {line} begins with {quoted(row['uid'])}, not with the number of a party:"
                " the file is damaged"
            )


def _padded_end_mark(records: Iterator[NumberedRecord]) -> Iterator[NumberedRecord]:
    """The records; the mark that ends the file becomes a row with the mark as its name."""
    for line, cells in records:
        if is_end_mark(cells):
            yield line, ["", END_OF_FILE, *[""] * (len(COLUMNS) - 2)]
        else:
            yield line, cells


def _entry(line: int, row: dict[str, str], *, list_id: str, companions: Companions) -> Entry:
    uid, programmes = row["uid"], row["programmes"]
    remarks = row["remarks"] + companions.remarks.get(uid, "")
    nationality = NATIONALITY.search(remarks)
    since = CMIC_SINCE.search(remarks)
    return Entry(
        list_id=list_id,
        name=row["name"],
        line=line,
        aliases=joined((companions.aliases or {}).get(uid, ())),
        weak_aliases=joined(ALSO_KNOWN_AS.findall(remarks)),
        is_person=row["type"].lower() == "individual",
        country=country_code(nationality[1]) if nationality else "",
        since=iso_date(since[1], DAY_MONTH_YEAR) if since else "",
        notices=tuple(BETWEEN_PROGRAMMES.split(programmes)) if programmes else (),
        identifiers=(("ofac_uid", uid), *identifiers_in(remarks)),
        speaks_of_xinjiang=is_over_xinjiang(programmes, name=row["name"], remarks=remarks),
    )


LAYOUT = Layout(name=NAME, file_format="legacy CSV", lists=LISTS, recognises=recognises, read=read)
