"""The Consolidated Screening List as CSV."""

from __future__ import annotations

from dataclasses import replace

from watchers.official.csv_rows import read_table
from watchers.official.layout import Layout
from watchers.official.layouts.shared.csl import LISTS, NAME, read_rows_of_lists
from watchers.official.list_copy import ListCopy
from watchers.official.unpack import ListFile

NEEDED = ("source", "name", "start_date", "federal_register_notice", "alt_names")


def recognises(file: ListFile) -> bool:
    header = file.first_line
    return (
        "source" in header
        and "alt_names" in header
        and "federal_register_notice" in header
        and not header.startswith("{")
    )


def read(file: ListFile) -> ListCopy:
    copy = read_rows_of_lists(read_table(file.lines, needed=NEEDED), layout=LAYOUT)
    return replace(copy, may_be_cut=file.may_be_cut)


LAYOUT = Layout(name=NAME, file_format="CSV", lists=LISTS, recognises=recognises, read=read)
