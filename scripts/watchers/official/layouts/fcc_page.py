"""The FCC's Covered List, of which the Commission publishes a web page, and no file, alone.

A row is a sentence on equipment or services, with the name of who makes or provides them in it, and
the day of its inclusion. Seen: the page as updated on 3 September 2024, in a copy at
broadband.nebraska.gov; the sentences of 2026 in scripts/patch_covered_list.py of the Commission's
own FCC/consolidated-prohibited-entity-list, and their rows of 9 July 2026, in data/fcc_covered.json
of phagehunter/nsfreg.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from watchers.official.dates import MONTH_IN_WORDS, iso_date, newest_past
from watchers.official.entries import Entry, UnreadableList
from watchers.official.file_start import FileStart
from watchers.official.layout import Layout
from watchers.official.layouts.shared.web_page import whole_page
from watchers.official.list_copy import Basis, Dated, ListCopy
from watchers.official.list_file import ListFile
from watchers.official.page_tables import PageTable
from watchers.text.printable import quoted

LIST = "us-fcc-covered"
NAME = "Covered List"
TITLE = "Covered By Section 2 of The Secure Networks Act"
GOODS, DATE = "covered equipment or services", "date of inclusion on covered list"
"""How the names of the columns begin; marks of footnotes follow."""
FOOTNOTE_MARKS = re.compile("[*\u2020\u2021^]+")
UPDATED = re.compile(r"\(Updated ([A-Z][a-z]+ [0-9]{1,2}, [0-9]{4})\)", re.I)
MAKER = re.compile(
    r"\b(?:produced|provided|supplied)(?:, directly or indirectly,)? by (?P<name>[A-Z0-9].+?)"
    r"(?:,? (?:including|subject to|to the extent|or any of its)\b| and its (?P<rest>.+)|\.?\s*$)"
)
"""Who makes or provides what a row is about."""
SUBSIDIARY = re.compile(r"\bsubsidiary,? (?P<name>.+?)(?:,? (?:including|subject to)\b|\.?\s*$)")
NAMED_BY_LAW = {
    "section 1709(a)(1)": (
        "Shenzhen Da-Jiang Innovations Sciences and Technologies Company Limited (DJI)",
        "Autel Robotics",
    )
}
"""Whom the law names to which a row refers: that of the defence budget for 2025, P.L. 118-159."""


@dataclass(frozen=True)
class _Row:
    line: int
    goods: str
    date: str

    @property
    def names(self) -> list[str]:
        """Who is named in the row, or in the law to which it refers."""
        by_law = [names for law, names in NAMED_BY_LAW.items() if law in self.goods.casefold()]
        if by_law:
            return [name for names in by_law for name in names]
        found = MAKER.search(self.goods)
        if found is None:
            return []
        beside = SUBSIDIARY.search(found["rest"] or "")
        return [one["name"].strip() for one in (found, beside) if one]


def recognises(start: FileStart) -> bool:
    page = start.page
    return page is not None and (page.names(TITLE) or any(map(_columns, page.tables)))


def read(file: ListFile) -> ListCopy:
    page = whole_page(file, name=NAME)
    tables = [table for table in page.tables if _columns(table)]
    if not tables:
        raise UnreadableList(
            "the page has no table of covered equipment with dates of inclusion: it may be an error"
            " page, or one that a script fills; save it as a browser shows it"
        )
    rows = [row for table in tables for row in _rows(table)]
    entries = [_entry(name, row) for row in rows for name in row.names]
    return ListCopy(
        layout=LAYOUT,
        entries=entries,
        as_of=_day_of(tables[0], entries),
        remarks=[
            f"the row in line {row.line} names nobody, and was not compared: {quoted(row.goods)}"
            for row in rows
            if not row.names
        ],
    )


def _columns(table: PageTable) -> tuple[int, int] | None:
    """The places of the two columns; None if the table is another."""
    places = [
        next((place for place, name in enumerate(table.header) if name.startswith(column)), -1)
        for column in (GOODS, DATE)
    ]
    return None if -1 in places else (places[0], places[1])


def _rows(table: PageTable) -> Iterator[_Row]:
    """Raises UnreadableList if a row has no cell in one of the two columns."""
    goods, date = _columns(table) or (0, 0)
    for line, cells in table.rows[1:]:
        if len(cells) <= max(goods, date):
            raise UnreadableList(
                f"the row in line {line} has too few cells: the layout has changed"
            )
        yield _Row(line, FOOTNOTE_MARKS.sub("", cells[goods]), cells[date])


def _entry(name: str, row: _Row) -> Entry:
    return Entry(
        list_id=LIST,
        name=name,
        line=row.line,
        is_person=False,
        since=iso_date(row.date, MONTH_IN_WORDS),
    )


def _day_of(table: PageTable, entries: list[Entry]) -> Dated | None:
    """The day of the last update, if the page tells it before its table."""
    if found := UPDATED.findall(table.before):
        day = iso_date(found[-1], MONTH_IN_WORDS)
        if day:
            return Dated(day, Basis.PUBLICATION_DATE)
    newest = newest_past(entry.since for entry in entries)
    return Dated.if_known(newest, basis=Basis.NEWEST_ENTRY)


LAYOUT = Layout(
    name=f"FCC's {NAME}",
    file_format="web page",
    lists={LIST: NAME},
    recognises=recognises,
    read=read,
)
