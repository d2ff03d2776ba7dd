"""Rows of the first sheet of an OpenDocument spreadsheet, read as a stream."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from watchers.official.budget import Readable
from watchers.official.csv_rows import NumberedRecord
from watchers.official.xml_elements import elements, local_name

REPEATED = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}number-columns-repeated"
MAX_CELLS = 500


def sheet_records(stream: Readable) -> Iterator[NumberedRecord]:
    """The number of each row and its cells as text; each row is as wide as the widest so far.

    Raises UnreadableList as `elements` does.
    """
    width = 0
    for number, row in enumerate(elements(stream, "table-row", "table"), 1):
        if local_name(row) == "table":
            return
        cells = list(_cells(row))
        if any(cells):
            width = max(width, len(cells))
            yield number, cells + [""] * (width - len(cells))


def _cells(row: Element) -> Iterator[str]:
    """The cells of a row, repeated ones written out, without the empty ones at its end."""
    empty = 0
    for cell in row:
        if local_name(cell) not in ("table-cell", "covered-table-cell"):
            continue
        times = _times(cell)
        text = _text(cell)
        if not text:
            empty += times
            continue
        yield from [""] * min(empty, MAX_CELLS)
        yield from [text] * times
        empty = 0


def _times(cell: Element) -> int:
    """How often the cell is repeated, within bounds."""
    repeated = cell.get(REPEATED, "1")
    return min(int(repeated), MAX_CELLS) if repeated.isascii() and repeated.isdigit() else 1


def _text(cell: Element) -> str:
    paragraphs = [paragraph for paragraph in cell if local_name(paragraph) == "p"]
    return "\n".join("".join(paragraph.itertext()) for paragraph in paragraphs)
