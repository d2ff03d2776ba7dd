"""The rows of a sheet of an Excel workbook (xlsx), as values: what formulas gave when it was saved.

The workbook is unpacked once to count its bytes, before the library that reads it may.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, TypeVar

from watchers.files.archives import ZIP_MAGIC, open_zip
from watchers.problems.errors import UnreadableArchive
from watchers.screening.first_lines import FirstLines
from watchers.screening.unreadable import UnreadableFile, listed
from watchers.screening.workbook_formulas import formulas_without_value
from watchers.screening.workbook_places import column_number
from watchers.text.plural import counted
from watchers.text.printable import quoted
from watchers.text.suggest import did_you_mean

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

T = TypeVar("T")
WORKBOOK_PART = "xl/workbook.xml"
OLDER_MAGIC = b"\xd0\xcf\x11\xe0"
"""How older Excel files begin, and those with a password."""
CELL = re.compile(rb"""\br\s*=\s*["']([A-Za-z]{0,3})([0-9]{1,9})["']""")
"""The place of a row or a cell in the XML of a sheet."""
LONGEST_PLACE = 64
MAX_PLACES = 20_000_000
"""Cells, filled or not, for which there is memory: a full sheet of 19 columns."""
CHUNK_BYTES = 1 << 20
Row = tuple[int, list[str]]


def is_workbook(path: Path) -> bool:
    with path.open("rb") as file:
        beginning = file.read(len(ZIP_MAGIC))
        if beginning == OLDER_MAGIC:
            return True
        if beginning != ZIP_MAGIC:
            return False
        try:
            with open_zip(file) as archive:
                return WORKBOOK_PART in archive.names()
        except UnreadableArchive:
            return False


@dataclass
class WorkbookRows:
    """One sheet of a workbook on the disk."""

    path: Path
    name: str
    """How messages name the file."""
    sheet: str | None = None
    """None for the only one that has rows."""
    note: str = ""
    """What the user should know of how it is read."""
    bytes_read: int = 0
    _sheet: CalamineSheet | None = None

    def rows(self) -> Iterator[Row]:
        """All rows from the header to the last that has a cell. Raises UnreadableFile."""
        if self._sheet is None:
            self._check_size()
            self._sheet = self._read(self._open)
        blank: list[Row] = []
        has_header = False
        for number, cells in enumerate(self._read(self._sheet.iter_rows), 1):
            texts = list(map(_text, cells))
            if any(texts):
                yield from blank
                yield number, texts
                blank, has_header = [], True
            elif has_header:
                blank.append((number, texts))

    def check_values(self, columns: Iterable[int]) -> None:
        """Raises UnreadableFile if a formula in one of these columns has no value."""
        assert self._sheet is not None
        sheet = self._sheet.name
        found = self._read(lambda: formulas_without_value(self.path, sheet=sheet))
        wanted = set(columns)
        for number, lines in found.items():
            if number - 1 in wanted:
                raise self._uncomputed(number - 1, lines)

    def _uncomputed(self, column: int, lines: FirstLines) -> UnreadableFile:
        from xlsxwriter.utility import xl_col_to_name

        return UnreadableFile(
            f"{self.name} has {counted(lines.count, 'formula')} without a value in column"
            f" {xl_col_to_name(column)}{lines.where};"
            " open the workbook in a spreadsheet and save it"
        )

    def _check_size(self) -> None:
        with self.path.open("rb") as file:
            if file.read(len(OLDER_MAGIC)) == OLDER_MAGIC:
                raise UnreadableFile(
                    f"{self.name} has a password, or is a workbook of before 2007;"
                    " save it again as xlsx without one"
                )
            try:
                with open_zip(file) as archive:
                    for part in archive.names():
                        with archive.open(part) as content:
                            extent = extent_of(content)
                        self._check_extent(*extent)
            except UnreadableArchive as error:
                raise UnreadableFile(f"{self.name} cannot be unpacked: {error}") from error

    def _check_extent(self, rows: int, columns: int) -> None:
        """The library keeps a place for each cell, filled or not, up to the last row and column."""
        if rows * columns > MAX_PLACES:
            raise UnreadableFile(
                f"{self.name} has a sheet of {rows:,} rows and {columns:,} columns, most of them"
                " empty; delete the cells far from the table, or save it as CSV"
            )

    def _open(self) -> CalamineSheet:
        from python_calamine import CalamineWorkbook

        workbook = CalamineWorkbook.from_path(self.path)
        if self.sheet is None:
            return self._only_sheet(workbook)
        if self.sheet not in workbook.sheet_names:
            hint = did_you_mean(self.sheet, workbook.sheet_names)
            raise UnreadableFile(
                f"{self.name} has no sheet {quoted(self.sheet)};"
                f" it has: {listed(workbook.sheet_names)}.{hint}"
            )
        return workbook.get_sheet_by_name(self.sheet)

    def _only_sheet(self, workbook: CalamineWorkbook) -> CalamineSheet:
        sheets = map(workbook.get_sheet_by_name, workbook.sheet_names)
        filled = [sheet for sheet in sheets if sheet.height]
        if len(filled) > 1:
            names = listed([sheet.name for sheet in filled])
            raise UnreadableFile(
                f"{self.name} has {len(filled)} sheets; choose one with --sheet: {names}"
            )
        if not filled:
            raise UnreadableFile(f"{self.name} is empty; no sheet of it has a row")
        return filled[0]

    def _read(self, read: Callable[[], T]) -> T:
        """What the library gives. Raises UnreadableFile for all that it raises on a bad file."""
        from python_calamine import CalamineError

        try:
            return read()
        except (UnreadableFile, MemoryError, KeyboardInterrupt):
            raise
        except (CalamineError, OSError, SyntaxError, UnreadableArchive, ValueError) as error:
            raise self._damaged() from error
        except BaseException as error:
            # A fault within the library, which is written in Rust, is no Exception.
            if type(error).__name__ == "PanicException":
                raise self._damaged() from error
            raise

    def _damaged(self) -> UnreadableFile:
        return UnreadableFile(f"{self.name} is not a workbook that can be read; save it again")


def extent_of(content: BinaryIO) -> tuple[int, int]:
    """Up to which row and column the cells of a part of a workbook reach; reads all of it."""
    rows, columns, rest = {0}, {b""}, b""
    while chunk := content.read(CHUNK_BYTES):
        places = CELL.findall(rest + chunk)
        columns.update(column for column, _ in places)
        rows.add(max((int(row) for _, row in places), default=0))
        rest = chunk[-LONGEST_PLACE:]
    return max(rows), max(map(column_number, columns))


def _text(value: Any) -> str:
    """A cell as text: numbers and dates as they are read aloud, not as the sheet shows them."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        return f"{value:.15g}"
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    return str(value)
