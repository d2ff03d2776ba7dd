"""The web page on which the Department of Homeland Security publishes the UFLPA Entity List.

The page has one table for each part of the law. There is no other download.
"""

from __future__ import annotations

from html.parser import HTMLParser

from watchers.official.csv_rows import clean_cell
from watchers.official.entries import Entry, UnreadableList
from watchers.official.layout import Layout
from watchers.official.layouts.shared.uflpa import LISTS, NAME, copy_of, entry_of
from watchers.official.list_copy import ListCopy
from watchers.official.statutes import STATUTE
from watchers.official.unpack import ListFile
from watchers.text.printable import quoted

MAX_CHARACTERS = 20 << 20
"""The page has about 130,000."""
TAIL_CHARACTERS = 2_000
"""How far from the end of a complete page its end tag may stand."""
NAME_COLUMNS = ("name of entity", "entity name")
DATE_COLUMN = "effective date"


def recognises(file: ListFile) -> bool:
    return file.start.startswith("<") and "<html" in file.start and "uflpa" in file.start


def read(file: ListFile) -> ListCopy:
    text = file.text.read(MAX_CHARACTERS + 1)
    if len(text) > MAX_CHARACTERS:
        raise UnreadableList("the page is far larger than the UFLPA Entity List")
    page = _Tables()
    page.feed(text)
    page.close()
    if page.depth or "</html>" not in text[-TAIL_CHARACTERS:].lower():
        raise UnreadableList("the page has no end: the file is cut off; download it again")
    if page.header_without_name:
        raise UnreadableList(
            "a table of the page has effective dates, but no column of names "
            f"({quoted(page.header_without_name)}): the layout has changed"
        )
    if not page.entries:
        raise UnreadableList(
            "the page has none of the tables of the UFLPA Entity List; it may be an error page"
        )
    return copy_of(page.entries, layout=LAYOUT, may_be_cut=False)


class _Tables(HTMLParser):
    """Reads the tables of entities and effective dates, each under a part of the law."""

    def __init__(self) -> None:
        super().__init__()
        self.entries: list[Entry] = []
        self.header_without_name = ""
        """The header of a table that has effective dates and no names; empty if there is none."""
        self.depth = 0
        """How many tables are open."""
        self._statute = ""
        self._header: list[str] = []
        self._row: list[str] = []
        self._cell: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag == "table":
            self.depth += 1
            self._header = []
        elif tag == "tr":
            self._row = []
        elif tag in ("td", "th"):
            self._cell = []

    def handle_endtag(self, tag: str) -> None:
        if tag == "table":
            self.depth = max(self.depth - 1, 0)
        elif tag in ("td", "th") and self._cell is not None:
            self._row.append(clean_cell("".join(self._cell)))
            self._cell = None
        elif tag == "tr" and self.depth:
            self._end_row()

    def handle_data(self, data: str) -> None:
        if self._cell is not None:
            self._cell.append(data)
        elif not self.depth and (match := STATUTE.search(data)):
            self._statute = match.group()

    def _end_row(self) -> None:
        if self._header:
            self._add_entry(dict(zip(self._header, self._row, strict=False)))
            return
        self._header = [cell.lower() for cell in self._row]
        if DATE_COLUMN in self._header and not set(NAME_COLUMNS) & set(self._header):
            self.header_without_name = ", ".join(self._header)

    def _add_entry(self, row: dict[str, str]) -> None:
        name = next((row[column] for column in NAME_COLUMNS if row.get(column)), "")
        if name and DATE_COLUMN in row:
            entry = entry_of(
                name,
                line=self.getpos()[0],
                effective_date=row[DATE_COLUMN],
                statutes=(self._statute,) if self._statute else (),
            )
            self.entries.append(entry)


LAYOUT = Layout(name=NAME, file_format="web page", lists=LISTS, recognises=recognises, read=read)
