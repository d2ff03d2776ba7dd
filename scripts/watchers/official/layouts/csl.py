"""The Consolidated Screening List as CSV, or as TSV with the same columns.

Seen: consolidated.csv of 2019, May 2022 and 2025; of consolidated.tsv of 2020 its 29 columns, and
the cells of its first and last rows.
"""

from __future__ import annotations

from dataclasses import replace

from watchers.official.csv_rows import read_table
from watchers.official.file_start import FileStart
from watchers.official.layout import Layout
from watchers.official.layouts.shared.csl import LISTS, NAME, read_rows_of_lists
from watchers.official.list_copy import ListCopy
from watchers.official.list_file import ListFile

NEEDED = ("source", "name", "start_date", "federal_register_notice", "alt_names")


def recognises(start: FileStart) -> bool:
    return start.has_columns("source", "alt_names", "federal_register_notice")


def read(file: ListFile) -> ListCopy:
    copy = read_rows_of_lists(read_table(file.records, needed=NEEDED), layout=LAYOUT)
    return replace(copy, may_be_cut=file.may_be_cut)


LAYOUT = Layout(name=NAME, file_format="CSV or TSV", lists=LISTS, recognises=recognises, read=read)
