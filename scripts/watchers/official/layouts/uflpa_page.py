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
from watchers.official.page_tables import Page, PageTable
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
    if header := _unknown_header(page):
        raise UnreadableList(
            "a table of the page has no header, or one without names or effective dates "
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
        for line, row in _rows(table):
            yield entry_of(
                next(row[name] for name in NAME_COLUMNS if name in row),
                line=line,
                effective_date=row[DATE_COLUMN],
                statutes=(statute,) if statute else (),
            )


def _rows(table: PageTable) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of a table of the list, by its columns; none of another table.

    Raises UnreadableList if a row is of another width, as where a cell goes over several rows.
    """
    if not _is_header(table.header):
        return
    for line, cells in table.rows[1:]:
        if len(cells) != len(table.header):
            raise UnreadableList(
                f"the row in line {line} has {len(cells)} cells where the header has "
                f"{len(table.header)}: the layout has changed"
            )
        yield line, dict(zip(table.header, cells, strict=True))


def _is_header(columns: list[str]) -> bool:
    return DATE_COLUMN in columns and not set(NAME_COLUMNS).isdisjoint(columns)


def _unknown_header(page: Page) -> str:
    """A row with a column of the list in a table whose header has not both; empty if none is."""
    for table in page.tables:
        if _is_header(table.header):
            continue
        for _, cells in table.rows:
            columns = [cell.lower() for cell in cells]
            if not {DATE_COLUMN, *NAME_COLUMNS}.isdisjoint(columns):
                return ", ".join(columns)
    return ""


LAYOUT = Layout(name=NAME, file_format="web page", lists=LISTS, recognises=recognises, read=read)
