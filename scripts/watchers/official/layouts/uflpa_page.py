"""The web page on which the Department of Homeland Security publishes the UFLPA Entity List.

The page has one table for each part of the law. There is no other download.
"""

from __future__ import annotations

from collections.abc import Iterator

from watchers.official.entries import Entry, UnreadableList
from watchers.official.file_start import FileStart
from watchers.official.layout import Layout
from watchers.official.layouts.shared.uflpa import LISTS, NAME, copy_of, entry_of
from watchers.official.layouts.shared.web_page import whole_page
from watchers.official.list_copy import ListCopy
from watchers.official.list_file import ListFile
from watchers.official.page_tables import Page
from watchers.official.statutes import statutes_in
from watchers.text.printable import quoted

NAME_COLUMNS = ("name of entity", "entity name")
DATE_COLUMN = "effective date"


def recognises(start: FileStart) -> bool:
    page = start.page
    return page is not None and (
        page.names("UFLPA") or page.has_table(DATE_COLUMN, NAME_COLUMNS[0])
    )


def read(file: ListFile) -> ListCopy:
    page = whole_page(file, name=NAME)
    if header := _without_names(page):
        raise UnreadableList(
            "a table of the page has effective dates, but no column of names "
            f"({quoted(header)}): the layout has changed"
        )
    entries = list(_entries(page))
    if not entries:
        raise UnreadableList(
            "the page has none of the tables of the UFLPA Entity List; it may be an error page"
        )
    return copy_of(entries, layout=LAYOUT, may_be_cut=False)


def _entries(page: Page) -> Iterator[Entry]:
    """The entries of the tables that have names and effective dates."""
    statute = ""
    for table in page.tables:
        statutes = statutes_in(table.before)
        statute = statutes[-1] if statutes else statute
        column = next((name for name in NAME_COLUMNS if name in table.header), None)
        if column is None or DATE_COLUMN not in table.header:
            continue
        for line, cells in table.rows[1:]:
            row = dict(zip(table.header, cells, strict=False))
            if row[column] and DATE_COLUMN in row:
                yield entry_of(
                    row[column],
                    line=line,
                    effective_date=row[DATE_COLUMN],
                    statutes=(statute,) if statute else (),
                )


def _without_names(page: Page) -> str:
    """The header of a table that has effective dates and no names; empty if there is none."""
    headers = (table.header for table in page.tables if DATE_COLUMN in table.header)
    return next(
        (", ".join(header) for header in headers if not set(NAME_COLUMNS) & set(header)), ""
    )


LAYOUT = Layout(name=NAME, file_format="web page", lists=LISTS, recognises=recognises, read=read)
