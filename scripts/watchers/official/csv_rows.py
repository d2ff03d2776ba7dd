"""Rows of CSV files of official lists, read as a stream; a file that was cut short is noticed."""

from __future__ import annotations

import csv
import re
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from itertools import islice
from typing import Any

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
HEADER_WITHIN_RECORDS = 6
"""Among how many of the first records the header is looked for; lists begin with a line or two."""


class Row(dict[str, str]):
    """The cells of a record by column, in whatever capitals and spaces the header is written."""

    def __getitem__(self, column: str) -> str:
        return super().__getitem__(folded_column(column))

    def __contains__(self, column: object) -> bool:
        return super().__contains__(folded_column(str(column)))

    def get(self, column: str, default: Any = None) -> Any:
        return super().get(folded_column(column), default)


@lru_cache(maxsize=1_000)
def folded_column(column: str) -> str:
    """The name of a column in small letters, with single spaces."""
    return " ".join(column.split()).casefold()


def folded_columns(columns: Iterable[str]) -> list[str]:
    return [folded_column(column) for column in columns]


def read_records(lines: Iterable[str], *, delimiter: str = ",") -> Iterator[NumberedRecord]:
    """The records of a file of delimited cells, without empty ones.

    Raises UnreadableList if a quotation is never closed, as in a file that was cut within a cell,
    or if a record is far longer than any of a list.
    """
    csv.field_size_limit(MAX_CELL_CHARACTERS)
    budget = Budget(MAX_RECORD_CHARACTERS, what="a record")
    reader = csv.reader(_spending(lines, budget), delimiter=delimiter, strict=True)
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


def read_table(
    records: Iterator[NumberedRecord], *, needed: Collection[str]
) -> Iterator[NumberedRow]:
    """The rows after the header, which is among the first records.

    Raises UnreadableList as `read_records`, `find_header` and `read_rows` do.
    """
    _, columns = find_header(records, needed=needed)
    return read_rows(records, columns=columns)


def find_header(
    records: Iterator[NumberedRecord], *, needed: Collection[str]
) -> tuple[list[list[str]], list[str]]:
    """The records before the header, and the columns.

    Raises UnreadableList if none of the first records is a header with the columns that are needed,
    or if one of those columns appears twice.
    """
    before: list[list[str]] = []
    wanted = set(folded_columns(needed))
    for _, cells in islice(records, HEADER_WITHIN_RECORDS):
        columns = folded_columns(cells)
        if wanted <= set(columns):
            _check_unique(columns, wanted)
            return before, cells
        before.append(cells)
    nearest = max(before, key=lambda cells: len(wanted & set(folded_columns(cells))), default=[])
    absent = min(
        column for column in needed if folded_column(column) not in folded_columns(nearest)
    )
    raise UnreadableList(
        f"the header has no column {quoted(absent)}: the layout has changed, or the file is damaged"
    )


def _check_unique(columns: list[str], wanted: set[str]) -> None:
    for column in sorted(wanted):
        if columns.count(column) > 1:
            raise UnreadableList(f"the header has the column {quoted(column)} twice")


def read_rows(records: Iterator[NumberedRecord], *, columns: list[str]) -> Iterator[NumberedRow]:
    """The records after the header, as mappings of columns to cells without needless spaces.

    Columns without a name are left out. Those at the end need no cells, but may have no values.
    Rows of empty cells are left out, too: spreadsheets save some after the last row.
    Raises UnreadableList if a record is too long or too short; a short last record means that the
    file was cut within a row.
    """
    names = folded_columns(columns)
    wanted = max((place for place, name in enumerate(names, 1) if name), default=0)
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
        if any(cell.strip() for cell in cells[wanted:]):
            raise UnreadableList(
                f"line {line} has {len(cells)} cells where the header has {wanted}: "
                "its cells are shifted, the file is damaged"
            )
        if any(cell.strip() for cell in cells):
            yield line, _row(names, cells)
    if short:
        raise UnreadableList(
            f"the last row (line {short[0]}) has {short[1]} of {wanted} cells: "
            "the file is cut off; download it again"
        )


def _row(names: list[str], cells: list[str]) -> Row:
    named = zip(names, map(clean_cell, cells), strict=False)
    return Row((name, cell) for name, cell in named if name)


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
