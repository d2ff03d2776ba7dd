"""The UK Sanctions List as CSV."""

from __future__ import annotations

from dataclasses import replace

from watchers.official.csv_rows import read_records
from watchers.official.layout import Layout
from watchers.official.layouts.shared.uk import LISTS, NAME, read_names_of_parties
from watchers.official.list_copy import ListCopy
from watchers.official.unpack import ListFile

HEAD_CHARACTERS = 2000
"""How far from the start the end of the header may lie."""


def recognises(file: ListFile) -> bool:
    head = file.start[:HEAD_CHARACTERS]
    return "unique id," in head and "regime name" in head and "date designated" in head


def read(file: ListFile) -> ListCopy:
    copy = read_names_of_parties(read_records(file.lines), layout=LAYOUT)
    return replace(copy, may_be_cut=file.may_be_cut)


LAYOUT = Layout(name=NAME, file_format="CSV", lists=LISTS, recognises=recognises, read=read)
