"""The Entity List in the Code of Federal Regulations: Supplement No. 4 to Part 744 of Title 15.

ecfr.gov gives a title or a part as XML, govinfo.gov whole titles. Seen: the elements, in the
Publishing Office's guide, ECFR-XML-User-Guide.md in usgpo/bulk-data; the start of a part as
ecfr.gov gives it, in fixtures/xml of councilOfNine/eCFR; the columns of the table, in the notes of
a project that took Part 744 of 16 June 2026; and what its cells hold, in the 3,409 rows of July
2026 that phagehunter/nsfreg has of the text. A whole file was not at hand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from watchers.names.countries import IN_CHINA
from watchers.official.countries import country_code, names_xinjiang
from watchers.official.csv_rows import clean_cell, folded_columns
from watchers.official.dates import MONTH_FIRST, earliest_date, iso_date, newest_past
from watchers.official.entries import Entry, UnreadableList
from watchers.official.file_start import FileStart
from watchers.official.layout import Layout
from watchers.official.layouts.shared.entity_cell import names_in
from watchers.official.list_copy import Basis, Dated, ListCopy
from watchers.official.list_file import ListFile
from watchers.official.xml_elements import children, elements, local_name
from watchers.text.plural import counted
from watchers.text.printable import quoted

LIST = "us-entity-list"
ROOTS = ("ECFR", "DLPSTEXTCLASS", *(f"DIV{level}" for level in range(1, 10)))
"""A part of the Code on each of its levels, from a title down to an appendix."""
SUPPLEMENT = "Supplement No. 4 to Part 744"
COLUMNS = (
    *("country", "entity", "license requirement", "license review policy"),
    "federal register citation",
)
RESERVED = "[reserved]"
"""What stands for a party that was removed."""
LINE_BREAKS = frozenset({"br", "P", "FP", "LI"})
MARKS = frozenset({"sup", "SU", "FTREF"})
"""Elements of the marks of footnotes."""
CITATION = re.compile(r"\b([0-9]+ FR [0-9]+)\b[,;]?\s*([0-9]+/[0-9]+/[0-9]+)?")


def recognises(start: FileStart) -> bool:
    return any(map(start.has_root, ROOTS))


@dataclass
class _Table:
    """The rows of the supplement, as far as they were read."""

    entries: list[Entry] = field(default_factory=list)
    is_found: bool = False
    has_header: bool = False
    country: str = ""
    """That of the rows, which is printed once, above the first of them."""
    footnotes: int = 0
    """Rows of a single cell."""


def read(file: ListFile) -> ListCopy:
    table = _Table()
    for number, row in _rows(file, table):
        _read_row(number, row, table)
    if not table.is_found:
        raise UnreadableList(
            f"the file has no {SUPPLEMENT}, which is the Entity List: it is another part of the "
            "Code of Federal Regulations"
        )
    footnotes = counted(table.footnotes, "row")
    note = f"not read: {footnotes} without the five columns of the table, such as footnotes"
    newest = newest_past(entry.since for entry in table.entries)
    return ListCopy(
        layout=LAYOUT,
        entries=table.entries,
        as_of=Dated.if_known(newest, basis=Basis.NEWEST_ENTRY),
        remarks=[note] if table.footnotes else [],
    )


def _rows(file: ListFile, table: _Table) -> Iterator[tuple[int, Element]]:
    """The numbered rows of the supplement; whether it was found is put into the table."""
    is_within, number = False, 0
    for element in elements(file.stream, "HEAD", "TR"):
        if local_name(element) == "HEAD":
            heading = clean_cell(_text(element)).casefold()
            is_within = heading.startswith(SUPPLEMENT.casefold())
            table.is_found = table.is_found or is_within
        elif is_within:
            number += 1
            yield number, element


def _read_row(number: int, row: Element, table: _Table) -> None:
    """Adds what a row says to the table; raises UnreadableList if its columns are others."""
    if header := children(row, "TH"):
        names = tuple(folded_columns(map(_text, header)))
        if names != COLUMNS:
            raise UnreadableList(
                f"the table of {SUPPLEMENT} has the columns {quoted(', '.join(names))}: "
                "the layout has changed"
            )
        table.has_header = True
        return
    cells = [_text(cell) for cell in children(row, "TD")]
    if len(cells) == 1:
        table.footnotes += 1
        return
    if len(cells) != len(COLUMNS):
        raise UnreadableList(
            f"row {number} of the table of {SUPPLEMENT} has {len(cells)} cells, not"
            f" {len(COLUMNS)}: the layout has changed"
        )
    if not table.has_header:
        raise UnreadableList(f"the table of {SUPPLEMENT} has no header: the layout has changed")
    table.country = clean_cell(cells[0]) or table.country
    name, aliases = names_in(cells[1])
    if name and name.casefold() != RESERVED:
        table.entries.append(_entry(number, name, aliases, cells, country=table.country))


def _entry(
    number: int, name: str, aliases: tuple[str, ...], cells: list[str], *, country: str
) -> Entry:
    citations = CITATION.findall(cells[4])
    days = "; ".join(day for _, day in citations if day)
    since = earliest_date(days, MONTH_FIRST) if days else iso_date(clean_cell(cells[4]))
    return Entry(
        list_id=LIST,
        name=name,
        line=number,
        aliases=aliases,
        country=_country(country),
        since=since,
        is_of_printing=True,
        notices=tuple(dict.fromkeys(notice for notice, _ in citations)),
        speaks_of_xinjiang=names_xinjiang(cells[1]),
    )


def _country(heading: str) -> str:
    """The code of a country that matters here: CHINA, PEOPLE'S REPUBLIC OF."""
    code = country_code(heading.split(",")[0].title())
    return code if code in IN_CHINA or code == "TW" else heading


def _text(element: Element) -> str:
    """The text of an element with its line breaks, without the marks of footnotes."""
    parts = [element.text or ""]
    for child in element:
        name = local_name(child)
        if name in LINE_BREAKS:
            parts.append("\n")
        if name not in MARKS:
            parts.append(_text(child))
        parts.append(child.tail or "")
    return "".join(parts)


LAYOUT = Layout(
    name="Code of Federal Regulations, Title 15",
    file_format="XML",
    lists={LIST: "Entity List"},
    recognises=recognises,
    read=read,
)
