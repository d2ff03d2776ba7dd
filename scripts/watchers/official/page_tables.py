"""The title, the headings and the tables of a web page, as text."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

from watchers.official.csv_rows import clean_cell
from watchers.official.entries import UnreadableList
from watchers.text.printable import quoted

HEADINGS = frozenset({"h1", "h2", "h3"})
WITHOUT_TEXT = frozenset({"script", "style"})
WORD_BREAKS = frozenset(
    {"address", "blockquote", "br", "caption", "dd", "div", "dl", "dt", "footer", "header", "hr"}
    | {"h1", "h2", "h3", "h4", "h5", "h6", "li", "ol", "p", "pre", "section", "sub", "sup"}
    | {"table", "td", "th", "title", "tr", "ul"}
)
"""Tags that no word goes across: what stands on two lines of a cell is two words."""


@dataclass
class PageTable:
    """A table without the tables in its cells, which are tables of their own."""

    before: str
    """The text between the table before it, or the start of the page, and this one."""
    rows: list[tuple[int, list[str]]] = field(default_factory=list)
    """The line on which each row ends, and its cells; the header is a row as well."""

    @property
    def header(self) -> list[str]:
        """The cells of the first row, in lower case; empty if there is none."""
        return [cell.lower() for cell in self.rows[0][1]] if self.rows else []


@dataclass
class _Open:
    """A table that has not ended."""

    table: PageTable
    row: list[str] = field(default_factory=list)
    cell: list[str] | None = None


class Page(HTMLParser):
    """A web page, as far as its text goes."""

    def __init__(self, text: str) -> None:
        """Raises UnreadableList if the text is no HTML."""
        super().__init__()
        self.title = ""
        self.headings: list[str] = []
        """The texts of its headings of the first three levels."""
        self.tables: list[PageTable] = []
        self._open: list[_Open] = []
        self._between: list[str] = []
        self._label: list[str] | None = None
        self._hidden = 0
        try:
            self.feed(text)
        except AssertionError as error:
            # So the standard library calls a declaration that it does not know, like "<![<".
            raise UnreadableList(f"the web page is damaged ({quoted(error)})") from error

    @property
    def is_within_table(self) -> bool:
        """Whether a table has not ended, as in a page that was cut off."""
        return bool(self._open)

    def names(self, words: str) -> bool:
        """Whether the title or a heading has the words, in capitals or not."""
        return any(words.lower() in text.lower() for text in (self.title, *self.headings))

    def has_table(self, *columns: str) -> bool:
        """Whether a table has these columns, given in lower case."""
        return any(set(columns) <= set(table.header) for table in self.tables)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self._break_word(tag)
        if tag in WITHOUT_TEXT:
            self._hidden += 1
        elif tag == "title" or tag in HEADINGS:
            self._label = []
        elif tag == "table":
            table = PageTable(before=clean_cell("".join(self._between)))
            self._between = []
            self.tables.append(table)
            self._open.append(_Open(table))
        elif tag == "tr" and self._open:
            self._end_row()
        elif tag in ("td", "th") and self._open:
            self._end_cell()
            self._open[-1].cell = []

    def handle_endtag(self, tag: str) -> None:
        self._break_word(tag)
        if tag in WITHOUT_TEXT:
            self._hidden = max(self._hidden - 1, 0)
        elif (tag == "title" or tag in HEADINGS) and self._label is not None:
            self._end_label(tag)
        elif not self._open:
            return
        elif tag in ("td", "th"):
            self._end_cell()
        elif tag == "tr":
            self._end_row()
        elif tag == "table":
            self._end_row()
            self._open.pop()

    def handle_data(self, data: str) -> None:
        if self._hidden:
            return
        if self._label is not None:
            self._label.append(data)
        if not self._open:
            self._between.append(data)
        elif (cell := self._open[-1].cell) is not None:
            cell.append(data)

    def _break_word(self, tag: str) -> None:
        if tag in WORD_BREAKS:
            self.handle_data(" ")

    def _end_label(self, tag: str) -> None:
        text = clean_cell("".join(self._label or []))
        self._label = None
        if tag != "title":
            self.headings.append(text)
        elif not self.title:
            self.title = text

    def _end_cell(self) -> None:
        current = self._open[-1]
        if current.cell is not None:
            current.row.append(clean_cell("".join(current.cell)))
            current.cell = None

    def _end_row(self) -> None:
        self._end_cell()
        current = self._open[-1]
        if current.row:
            current.table.rows.append((self.getpos()[0], current.row))
            current.row = []
