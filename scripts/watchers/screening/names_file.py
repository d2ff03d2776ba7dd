"""Names from a file: one column of a table, row by row, whatever program wrote it.

The whole file is read once before the first name is asked, so that a fault at its end leaves no
half of an answer behind; then it is read again, row by row.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from watchers.screening.columns import Header, header_of
from watchers.screening.context.columns import ContextCells, ContextColumns
from watchers.screening.first_lines import FirstLines
from watchers.screening.input_file import readable_twice, shown
from watchers.screening.no_name import is_no_name
from watchers.screening.parquet_rows import ParquetRows, is_parquet
from watchers.screening.text_rows import TextRows
from watchers.screening.unreadable import UnreadableFile
from watchers.screening.workbook_rows import WorkbookRows, is_workbook

Rows = TextRows | WorkbookRows | ParquetRows


@dataclass(frozen=True)
class Cell:
    """A name, or the identifier of a row without one, and the line that the row ends on."""

    line: int
    name: str
    context: ContextCells | None = None
    """What its row says beside it; None if no columns are compared."""


@dataclass(frozen=True)
class FileRow:
    """A row of the file as it was."""

    line: int
    cells: list[str]
    has_name: bool


@dataclass
class NameFile:
    """A table in a file: CSV and its kin, an Excel workbook, or Parquet; `-` is standard input.

    Every method raises UnreadableFile if the file is not as it should be.
    """

    path: Path
    column: str | None = None
    """The column that holds the names; None for the only one."""
    context: ContextColumns = field(default_factory=ContextColumns)
    """The columns that are compared beside the names."""
    sheet: str | None = None
    """The sheet of a workbook; None for the only one."""
    encoding: str | None = None
    """The encoding of a text file; None to find out."""
    header: Header = field(default_factory=Header)
    """The columns, once `blocks` has begun."""
    empty: FirstLines = field(default_factory=FirstLines)
    """The rows read so far whose cell holds no name."""
    by_identifier: FirstLines = field(default_factory=FirstLines)
    """The rows that have no name and are asked by their identifier."""
    short: FirstLines = field(default_factory=FirstLines)
    """The rows that have fewer cells than the header."""
    notes: list[str] = field(default_factory=list)
    """What the user should know of how the file is read."""
    bytes_read: int = 0
    """How far the file has been read; 0 if it cannot be told, as of a pipe."""

    _kept: deque[FileRow] | None = None

    def keep_rows(self) -> deque[FileRow]:
        """Where each row is put as it is read, for the caller to take it from there."""
        self._kept = deque()
        return self._kept

    @property
    def size(self) -> int:
        """In bytes; 0 if it cannot be told."""
        with suppress(OSError):
            return self.path.stat().st_size
        return 0

    def blocks(self, size: int) -> Iterator[list[Cell]]:
        """The names in blocks of `size`, in the file's order."""
        block: list[Cell] = []
        for cell in self._cells():
            block.append(cell)
            if len(block) == size:
                yield block
                block = []
        yield block

    def _cells(self) -> Iterator[Cell]:
        with readable_twice(self.path) as path:
            rows = self._rows_of(path)
            self._check(rows)
            self.notes += [note for note in (rows.note, self.header.note) if note]
            records = rows.rows()
            if self.header.is_in_file:
                next(records)
            for line, cells in records:
                self.bytes_read = rows.bytes_read
                yield from self._cell(line, cells)

    def _rows_of(self, path: Path) -> Rows:
        name = shown(self.path)
        is_text = not is_workbook(path) and not is_parquet(path)
        if self.encoding and not is_text:
            raise UnreadableFile(f"{name} is not a text file, so --encoding does not apply to it")
        if is_workbook(path):
            return WorkbookRows(path, name, sheet=self.sheet)
        if self.sheet is not None:
            raise UnreadableFile(
                f"{name} is not a workbook, so it has no sheets; leave out --sheet"
            )
        if is_parquet(path):
            asked = tuple(filter(None, (self.column, *self.context)))
            return ParquetRows(path, name, columns=asked if self.column else ())
        return TextRows(path, name, column=self.column, encoding=self.encoding)

    def _check(self, rows: Rows) -> None:
        """Reads all rows once: the header, and that no row is wider than it."""
        records = rows.rows()
        first = next(records, None)
        if first is None:
            raise UnreadableFile(
                f"{shown(self.path)} is empty; its first line must name the columns"
            )
        name = shown(self.path)
        self.header = header_of(first, name=name, column=self.column, context=self.context)
        if isinstance(rows, WorkbookRows):
            rows.check_values((self.header.position, *self.header.context_positions.values()))
        width = len(self.header.columns)
        for line, cells in records:
            if len(cells) > width:
                raise UnreadableFile(
                    f"{name}:{line}: {len(cells):,} cells where the header has {width:,};"
                    " a cell that holds the delimiter must stand in quotation marks"
                )
            if any(cells) and len(cells) < width:
                self.short.add(line)

    def _cell(self, line: int, cells: list[str]) -> Iterator[Cell]:
        name = _cell_at(self.header.position, cells).strip()
        context = self._context(cells)
        code = context.id.strip() if context else ""
        if is_no_name(name) and not is_no_name(code):
            name = code
            self.by_identifier.add(line)
        has_name = not is_no_name(name)
        if self._kept is not None:
            self._kept.append(FileRow(line, cells, has_name))
        if has_name:
            yield Cell(line, name, context)
        else:
            self.empty.add(line)

    def _context(self, cells: list[str]) -> ContextCells | None:
        positions = self.header.context_positions
        if not positions:
            return None
        return ContextCells(**{field: _cell_at(at, cells) for field, at in positions.items()})


def _cell_at(position: int, cells: list[str]) -> str:
    """The cell; empty if the row is too short to have it."""
    return cells[position] if position < len(cells) else ""
