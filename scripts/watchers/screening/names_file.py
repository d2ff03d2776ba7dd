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
from watchers.screening.input_file import readable_twice, shown
from watchers.screening.no_name import is_no_name
from watchers.screening.parquet_rows import ParquetRows, is_parquet
from watchers.screening.text_rows import TextRows
from watchers.screening.unreadable import UnreadableFile
from watchers.screening.workbook_rows import WorkbookRows, is_workbook
from watchers.text.plural import counted

MAX_LINES_NAMED = 3
Rows = TextRows | WorkbookRows | ParquetRows


@dataclass(frozen=True)
class Cell:
    """A name and the line of the file that its row ends on."""

    line: int
    name: str


@dataclass(frozen=True)
class FileRow:
    """A row of the file as it was."""

    line: int
    cells: list[str]
    has_name: bool


@dataclass
class Count:
    """How many rows are of one kind, and the lines of the first of them."""

    total: int = 0
    lines: list[int] = field(default_factory=list)

    def add(self, line: int) -> None:
        self.total += 1
        if len(self.lines) < MAX_LINES_NAMED:
            self.lines.append(line)

    def where(self) -> str:
        """The rows and their first lines: `2 rows (line 3, 5)`."""
        more = ", …" if self.total > len(self.lines) else ""
        return f"{counted(self.total, 'row')} (line {', '.join(map(str, self.lines))}{more})"


@dataclass
class NameFile:
    """A table in a file: CSV and its kin, an Excel workbook, or Parquet; `-` is standard input.

    Every method raises UnreadableFile if the file is not as it should be.
    """

    path: Path
    column: str | None = None
    """The column that holds the names; None for the only one."""
    sheet: str | None = None
    """The sheet of a workbook; None for the only one."""
    encoding: str | None = None
    """The encoding of a text file; None to find out."""
    header: Header = field(default_factory=Header)
    """The columns, once `blocks` has begun."""
    empty: Count = field(default_factory=Count)
    """The rows read so far whose cell holds no name."""
    short: Count = field(default_factory=Count)
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
            return ParquetRows(path, name)
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
        self.header = header_of(first, name=name, column=self.column)
        width = len(self.header.columns)
        for line, cells in records:
            if len(cells) > width:
                raise UnreadableFile(
                    f"{name}:{line}: {len(cells):,} cells where the header has {width:,};"
                    " a cell that holds the delimiter must stand in quotation marks"
                )
            if len(cells) < width:
                self.short.add(line)

    def _cell(self, line: int, cells: list[str]) -> Iterator[Cell]:
        position = self.header.position
        name = cells[position].strip() if position < len(cells) else ""
        has_name = not is_no_name(name)
        if self._kept is not None:
            self._kept.append(FileRow(line, cells, has_name))
        if has_name:
            yield Cell(line, name)
        else:
            self.empty.add(line)
