"""The UK Sanctions List as an OpenDocument spreadsheet."""

from __future__ import annotations

from watchers.official.layout import Layout
from watchers.official.layouts.shared.uk import LISTS, NAME, read_names_of_parties
from watchers.official.list_copy import ListCopy
from watchers.official.ods_rows import sheet_records
from watchers.official.unpack import ListFile


def recognises(file: ListFile) -> bool:
    return file.is_sheet


def read(file: ListFile) -> ListCopy:
    return read_names_of_parties(sheet_records(file.stream), layout=LAYOUT)


LAYOUT = Layout(
    name=NAME,
    file_format="ODS",
    lists=LISTS,
    recognises=recognises,
    read=read,
    # A spreadsheet may hold any words, even those by which other layouts are recognised.
    priority=1,
)
