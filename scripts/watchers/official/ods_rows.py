"""Rows of an OpenDocument spreadsheet, read as a stream: the first sheet only, repeated cells written out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO
from xml.etree.ElementTree import Element

from watchers.official.xml_elements import elements, local

REPEATED = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}number-columns-repeated"
MOST_CELLS = 500


def sheet_records(stream: IO[bytes]) -> Iterator[tuple[int, list[str]]]:
    """The number of each row and its cells as text; every row is as wide as the widest before it."""
    width = 0
    for number, row in enumerate(elements(stream, "table-row", "table"), 1):
        if local(row) == "table":
            return
        cells = list(_cells(row))
        if any(cells):
            width = max(width, len(cells))
            yield number, cells + [""] * (width - len(cells))


def _cells(row: Element) -> Iterator[str]:
    empty = 0
    for cell in row:
        if local(cell) not in ("table-cell", "covered-table-cell"):
            continue
        repeated = cell.get(REPEATED, "1")
        times = min(int(repeated), MOST_CELLS) if repeated.isascii() and repeated.isdigit() else 1
        text = "\n".join(
            "".join(paragraph.itertext()) for paragraph in cell if local(paragraph) == "p"
        )
        if not text:
            empty += times
            continue
        yield from [""] * min(empty, MOST_CELLS)
        yield from [text] * times
        empty = 0
