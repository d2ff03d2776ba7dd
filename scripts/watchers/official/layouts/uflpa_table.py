"""A table of the UFLPA Entity List, read off its web page, as CSV.

Its columns are name, aliases (may be left out), effective_date and statutory_list.
"""

from __future__ import annotations

from watchers.official.csv_rows import read_table
from watchers.official.entries import Entry
from watchers.official.file_start import FileStart
from watchers.official.layout import Layout
from watchers.official.layouts.shared.uflpa import LISTS, NAME, copy_of, entry_of
from watchers.official.list_copy import ListCopy
from watchers.official.list_file import ListFile
from watchers.official.statutes import statutes_in

NEEDED = ("name", "effective_date", "statutory_list")


def recognises(start: FileStart) -> bool:
    return start.has_columns(*NEEDED)


def read(file: ListFile) -> ListCopy:
    rows = read_table(file.records, needed=NEEDED)
    entries = [_entry(line, row) for line, row in rows]
    return copy_of(entries, layout=LAYOUT, may_be_cut=file.may_be_cut)


def _entry(line: int, row: dict[str, str]) -> Entry:
    return entry_of(
        row["name"],
        line=line,
        effective_date=row["effective_date"],
        statutes=statutes_in(row["statutory_list"]),
        aliases=row.get("aliases", ""),
    )


LAYOUT = Layout(name=NAME, file_format="CSV", lists=LISTS, recognises=recognises, read=read)
