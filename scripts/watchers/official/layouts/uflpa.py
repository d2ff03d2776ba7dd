"""The UFLPA Entity List: the web page on which the Department of Homeland Security publishes it, or a table of it.

The page has one table for each part of the law; a table of it has the columns name, aliases, effective_date and
statutory_list. There is no other download.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from watchers.official.csv_rows import parted, plain, table
from watchers.official.dates import IN_WORDS, MONTH_FIRST, iso, newest
from watchers.official.entries import Copy, Entry, UnreadableList
from watchers.official.unpack import Opened
from watchers.text.printable import quoted

LIST = "us-uflpa-list"
NEEDED = ("name", "effective_date", "statutory_list")
LARGEST_PAGE = 20 << 20
"""Characters; the page has about 130,000."""
END_OF_PAGE = 2_000
"""Characters in which the end of a whole page is looked for."""
STATUTE = re.compile(r"2\(d\)\(2\)\(B\)\((i{1,3}|iv|v)\)")
OTHER_NAMES = re.compile(
    r"\s*\((?:and|including) [a-z]+ alias(?:es)?:? (.*)\)|\s*\((?:formerly|also) known as:? (.*)\)",
    re.I,
)
BETWEEN_NAMES = re.compile(r";|,? and (?=(?:formerly|also) known as )|,(?= and )", re.I)
KNOWN_AS = re.compile(r"^(?:and )?(?:formerly|also) known as ", re.I)


def recognises_page(opened: Opened) -> bool:
    return opened.start.startswith("<") and "<html" in opened.start and "uflpa" in opened.start


def recognises_table(opened: Opened) -> bool:
    header = opened.start.split("\n", 1)[0]
    return set(NEEDED) <= set(header.strip().split(","))


def read_table(opened: Opened) -> Copy:
    return _copy(
        "UFLPA Entity List (table)",
        [entry for line, row in table(opened.lines, NEEDED) for entry in _of_row(line, row)],
        opened.may_be_cut,
    )


def _of_row(line: int, row: dict[str, str]) -> Iterator[Entry]:
    if row["name"]:
        statutes = tuple(f"2(d)(2)(B)({part})" for part in STATUTE.findall(row["statutory_list"]))
        yield _entry(
            row["name"], _names(row.get("aliases", "")), row["effective_date"], statutes, line
        )


def read_page(opened: Opened) -> Copy:
    text = opened.text.read(LARGEST_PAGE + 1)
    if len(text) > LARGEST_PAGE:
        raise UnreadableList("the page is far larger than the UFLPA Entity List")
    page = _Tables()
    page.feed(text)
    page.close()
    if page.depth or "</html>" not in text[-END_OF_PAGE:].lower():
        raise UnreadableList("the page ends before its end: the file is cut off; download it again")
    if page.nameless:
        raise UnreadableList(
            f"a table of the page has effective dates, but no column of names ({quoted(page.nameless)}): the layout has changed"
        )
    if not page.found:
        raise UnreadableList(
            "the page has none of the tables of the UFLPA Entity List; it may be an error page"
        )
    return _copy("UFLPA Entity List (web page)", page.found, may_be_cut=False)


def _copy(layout: str, entries: list[Entry], may_be_cut: bool) -> Copy:
    vintage = newest(entry.since for entry in entries)
    return Copy(
        layout,
        entries,
        {LIST: "UFLPA Entity List"},
        vintage,
        "the newest effective date in it",
        may_be_cut=may_be_cut,
    )


def _entry(
    cell: str, aliases: tuple[str, ...], day: str, statutes: tuple[str, ...], line: int
) -> Entry:
    bracket = OTHER_NAMES.search(cell)
    name = (cell[: bracket.start()] + cell[bracket.end() :]).strip() if bracket else cell
    inside = _names(next(filter(None, bracket.groups()))) if bracket else ()
    return Entry(
        LIST,
        name,
        line,
        (*aliases, *inside),
        False,
        since=iso(day, (*IN_WORDS, *MONTH_FIRST)),
        notices=("UFLPA",),
        statutes=statutes,
        speaks_of_xinjiang=True,
    )


def _names(cell: str) -> tuple[str, ...]:
    """The other names that a cell or a bracket holds, without the words between them."""
    return parted(";".join(KNOWN_AS.sub("", part.strip()) for part in BETWEEN_NAMES.split(cell)))


class _Tables(HTMLParser):
    """The rows of the tables whose headers name entities and effective dates, each with the part of the law above it."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[Entry] = []
        self.depth, self.statute, self.header = 0, "", []
        self.row: list[str] = []
        self.cell: list[str] | None = None
        self.is_header = False
        self.nameless = ""

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag == "table":
            self.depth, self.header = self.depth + 1, []
        elif tag == "tr":
            self.row = []
        elif tag in ("td", "th"):
            self.cell, self.is_header = [], tag == "th"

    def handle_endtag(self, tag: str) -> None:
        if tag == "table":
            self.depth = max(self.depth - 1, 0)
        elif tag in ("td", "th") and self.cell is not None:
            self.row.append(plain("".join(self.cell)))
            self.cell = None
        elif tag == "tr" and self.depth:
            self._end_row()

    def handle_data(self, data: str) -> None:
        if self.cell is not None:
            self.cell.append(data)
        elif not self.depth and (part := STATUTE.search(data)):
            self.statute = f"2(d)(2)(B)({part[1]})"

    def _end_row(self) -> None:
        if not self.header:
            self.header = [cell.lower() for cell in self.row]
            if "effective date" in self.header and not {"name of entity", "entity name"} & set(
                self.header
            ):
                self.nameless = ", ".join(self.header)
            return
        row = dict(zip(self.header, self.row, strict=False))
        name = row.get("name of entity") or row.get("entity name")
        if name and "effective date" in row:
            self.found.append(
                _entry(
                    name,
                    (),
                    row["effective date"],
                    (self.statute,) if self.statute else (),
                    self.getpos()[0],
                )
            )
