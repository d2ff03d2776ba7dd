"""The UK Sanctions List as an OpenDocument spreadsheet."""

from __future__ import annotations

from watchers.official.file_start import FileStart
from watchers.official.layout import Layout
from watchers.official.layouts.shared.uk import LISTS, NAME, NEEDED, read_names_of_parties
from watchers.official.list_copy import ListCopy
from watchers.official.list_file import ListFile


def recognises(start: FileStart) -> bool:
    # The styles before the rows may be longer than what is looked at.
    return start.is_sheet and (start.has_columns(*NEEDED) or not start.records)


def read(file: ListFile) -> ListCopy:
    return read_names_of_parties(file.records, layout=LAYOUT)


LAYOUT = Layout(name=NAME, file_format="ODS", lists=LISTS, recognises=recognises, read=read)
