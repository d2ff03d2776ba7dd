"""Rows of CSV files of official lists, read as a stream, with the faults that tell that a file was cut short."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator

from watchers.official.entries import UnreadableList
from watchers.text.printable import quoted

END_OF_FILE = "\x1a"
"""What OFAC's own CSV files end with, since the days of MS-DOS."""
LONGEST_CELL = 1 << 20


def records(lines: Iterable[str]) -> Iterator[tuple[int, list[str]]]:
    """The line on which each record ends, and its cells.

    Raises UnreadableList where a quotation is never closed: the file was cut within a cell.
    """
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(lines, strict=True)
    try:
        for cells in reader:
            if cells:
                yield reader.line_num, cells
    except csv.Error as error:
        raise UnreadableList(
            f"line {reader.line_num} is no CSV ({error}): the file is cut off or damaged; download it again"
        ) from error


def table(lines: Iterable[str], needed: Iterable[str]) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of a file whose first record is the header; raises as `records` and `rows` do."""
    found = records(lines)
    return rows(found, [plain(cell) for cell in next(found)[1]], needed)


def rows(
    found: Iterator[tuple[int, list[str]]], columns: list[str], needed: Iterable[str] = ()
) -> Iterator[tuple[int, dict[str, str]]]:
    """Each record after the header as a mapping of columns to cells without outer and doubled spaces.

    Raises UnreadableList where the header lacks a column that is needed, or the last record has too few cells: the
    file was cut within a row.
    """
    if missing := sorted(set(needed) - set(columns)):
        raise UnreadableList(
            f"the header has no column {quoted(missing[0])}: the layout has changed, or the file is damaged"
        )
    short: tuple[int, int] | None = None
    for line, cells in found:
        if short:
            raise UnreadableList(
                f"line {short[0]} has {short[1]} cells where the header has {len(columns)}: the file is damaged"
            )
        if len(cells) < len(columns):
            short = line, len(cells)
            continue
        if len(cells) > len(columns):
            raise UnreadableList(
                f"line {line} has {len(cells)} cells where the header has {len(columns)}: its cells are shifted, the file is damaged"
            )
        yield line, {column: plain(cell) for column, cell in zip(columns, cells, strict=False)}
    if short:
        raise UnreadableList(
            f"the last row (line {short[0]}) has {short[1]} of {len(columns)} cells: the file is cut off; download it again"
        )


def plain(cell: str) -> str:
    """The cell without outer and doubled spaces; OFAC's mark for "nothing" is nothing."""
    text = " ".join(cell.split())
    return "" if text == "-0-" else text


def parted(cell: str, marks: str = r";|,(?= and )") -> tuple[str, ...]:
    """The parts of a cell that holds several between marks (a pattern), "and" before the last taken away."""
    parts = (re.sub(r"^and\s+", "", part.strip()) for part in re.split(marks, cell))
    return tuple(dict.fromkeys(filter(None, parts)))
