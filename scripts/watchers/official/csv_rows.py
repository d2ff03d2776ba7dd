"""Rows of CSV files of official lists, read as a stream; a file that was cut short is noticed."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator

from watchers.official.budget import Budget
from watchers.official.entries import UnreadableList
from watchers.text.printable import quoted

END_OF_FILE = "\x1a"
"""What OFAC's own CSV files end with, since the days of MS-DOS."""
OFAC_EMPTY = "-0-"
"""How OFAC writes an empty cell."""
MAX_CELL_CHARACTERS = 1 << 20
MAX_RECORD_CHARACTERS = 4 << 20

NumberedRecord = tuple[int, list[str]]
"""The line on which a record ends, and its cells."""
NumberedRow = tuple[int, dict[str, str]]
"""The line on which a record ends, and its cells by column."""


def read_records(lines: Iterable[str]) -> Iterator[NumberedRecord]:
    """The records of a CSV file, without empty ones.

    Raises UnreadableList if a quotation is never closed, as in a file that was cut within a cell,
    or if a record is far longer than any of a list.
    """
    csv.field_size_limit(MAX_CELL_CHARACTERS)
    budget = Budget(MAX_RECORD_CHARACTERS, what="a record")
    reader = csv.reader(_spending(lines, budget), strict=True)
    try:
        for cells in reader:
            budget.renew()
            if cells:
                yield reader.line_num, cells
    except csv.Error as error:
        raise UnreadableList(
            f"line {reader.line_num} is not valid CSV ({error}): "
            "the file is cut off or damaged; download it again"
        ) from error


def _spending(lines: Iterable[str], budget: Budget) -> Iterator[str]:
    for line in lines:
        budget.spend(len(line))
        yield line


def read_table(lines: Iterable[str], *, needed: Iterable[str]) -> Iterator[NumberedRow]:
    """The rows of a CSV file whose first record is the header.

    Raises UnreadableList as `read_records` and `read_rows` do.
    """
    records = read_records(lines)
    _, header = next(records, (0, []))
    return read_rows(records, columns=[clean_cell(cell) for cell in header], needed=needed)


def read_rows(
    records: Iterator[NumberedRecord], *, columns: list[str], needed: Iterable[str] = ()
) -> Iterator[NumberedRow]:
    """The records after the header, as mappings of columns to cells without needless spaces.

    Raises UnreadableList if the header lacks a column that is needed, or if a record is too long or
    too short; a short last record means that the file was cut within a row.
    """
    if missing := sorted(set(needed) - set(columns)):
        raise UnreadableList(
            f"the header has no column {quoted(missing[0])}: "
            "the layout has changed, or the file is damaged"
        )
    wanted = len(columns)
    short: tuple[int, int] | None = None
    for line, cells in records:
        if short:
            raise UnreadableList(
                f"line {short[0]} has {short[1]} cells where the header has {wanted}: "
                "the file is damaged"
            )
        if len(cells) < wanted:
            short = line, len(cells)
            continue
        if len(cells) > wanted:
            raise UnreadableList(
                f"line {line} has {len(cells)} cells where the header has {wanted}: "
                "its cells are shifted, the file is damaged"
            )
        yield line, dict(zip(columns, map(clean_cell, cells), strict=True))
    if short:
        raise UnreadableList(
            f"the last row (line {short[0]}) has {short[1]} of {wanted} cells: "
            "the file is cut off; download it again"
        )


def clean_cell(cell: str) -> str:
    """The cell without outer and doubled spaces; empty if it is OFAC's mark for an empty cell."""
    text = " ".join(cell.split())
    return "" if text == OFAC_EMPTY else text


def split_cell(cell: str, separators: str = r";|,(?= and )") -> tuple[str, ...]:
    """The parts of a cell, each once, without an "and" before the last.

    separators: a regular expression.
    """
    parts = (re.sub(r"^and\s+", "", part.strip()) for part in re.split(separators, cell))
    return tuple(dict.fromkeys(filter(None, parts)))
