"""The UK Sanctions List as CSV.

Its header of 58 columns, which tells the strength of aliases, is that of 13 February 2026 as
moov-io/watchman on GitHub has it (pkg/sources/csl_uk/reader_uk_test.go).
"""

from __future__ import annotations

from dataclasses import replace

from watchers.official.file_start import FileStart
from watchers.official.layout import Layout
from watchers.official.layouts.shared.uk import LISTS, NAME, NEEDED, read_names_of_parties
from watchers.official.list_copy import ListCopy
from watchers.official.list_file import ListFile


def recognises(start: FileStart) -> bool:
    return not start.is_sheet and start.has_columns(*NEEDED)


def read(file: ListFile) -> ListCopy:
    copy = read_names_of_parties(file.records, layout=LAYOUT)
    return replace(copy, may_be_cut=file.may_be_cut)


LAYOUT = Layout(name=NAME, file_format="CSV", lists=LISTS, recognises=recognises, read=read)
