"""Names out of a CSV file, read as a stream: a column, line by line."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from watchers.text.printable import escape_invisible, quoted
from watchers.text.suggest import did_you_mean

DELIMITERS = ",;\t"
MOST_COLUMNS_NAMED = 20


class UnreadableFile(Exception):
    """The file of names cannot be read; the message says what to change."""


@dataclass(frozen=True)
class Cell:
    """A name and the line of the file that its row ends on."""

    line: int
    name: str


@dataclass
class NameFile:
    """A CSV file (UTF-8, with or without a byte order mark; comma, semicolon or tab) and the column to read.

    A file whose only header is a party has no header: is_a_party tells. As it is read, `empty` counts the rows whose cell was empty, and `bytes_read` how far it has come.
    Every method raises UnreadableFile where the file is not as it should be.
    """

    path: Path
    column: str | None = None
    is_a_party: Callable[[str], bool] = lambda header: False
    empty: int = 0
    bytes_read: int = 0
    _first_empty: list[int] = field(default_factory=list)

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
        with self.path.open("rb") as raw:
            lines = io.TextIOWrapper(raw, encoding="utf-8-sig", newline="")
            try:
                yield from self._of_lines(lines, raw)
            except UnicodeDecodeError as error:
                raise UnreadableFile(
                    f"{self.path} is not UTF-8; save it again as CSV UTF-8 (byte {error.object[error.start]:#04x})"
                ) from error

    def _of_lines(self, lines: io.TextIOWrapper, raw: io.BufferedReader) -> Iterator[Cell]:
        header = lines.readline()
        if not header.strip():
            raise UnreadableFile(f"{self.path} is empty; its first line must name the columns")
        delimiter = max(DELIMITERS, key=header.count) if header.strip() else ","
        columns = [name.strip() for name in next(csv.reader([header], delimiter=delimiter))]
        wanted = self._wanted(columns)
        reader, seekable = csv.reader(lines, delimiter=delimiter, strict=True), raw.seekable()
        try:
            for row in reader:
                self.bytes_read = raw.tell() if seekable else 0
                name = row[wanted].strip() if wanted < len(row) else ""
                if name:
                    yield Cell(reader.line_num + 1, name)
                elif row:
                    self._skip(reader.line_num + 1)
        except csv.Error as error:
            raise UnreadableFile(
                f"{self.path}:{reader.line_num + 1}: the row is no CSV ({error}); look for an unclosed quotation mark"
            ) from error

    def _skip(self, line: int) -> None:
        self.empty += 1
        if len(self._first_empty) < 3:
            self._first_empty.append(line)

    def _wanted(self, columns: list[str]) -> int:
        if self.column is None:
            if len(columns) == 1 and self.is_a_party(columns[0]):
                raise UnreadableFile(
                    f"{self.path}:1: {quoted(columns[0])} is a party, and the first line must name the columns; put a line 'name' before it, or give --column"
                )
            if len(columns) == 1:
                return 0
            raise UnreadableFile(
                f"{self.path} has {len(columns)} columns; name one with --column: {_named(columns)}"
            )
        if columns.count(self.column) > 1:
            raise UnreadableFile(
                f"{self.path} has several columns {quoted(self.column)}; name them apart"
            )
        if self.column not in columns:
            same = next((name for name in columns if name.lower() == self.column.lower()), "")
            hint = f" Did you mean {same}?" if same else did_you_mean(self.column, columns)
            raise UnreadableFile(
                f"{self.path} has no column {quoted(self.column)}, but {_named(columns)}.{hint}"
            )
        return columns.index(self.column)

    def skipped(self) -> str:
        """What to say of the rows without a name, or an empty text."""
        if not self.empty:
            return ""
        lines = ", ".join(map(str, self._first_empty)) + (
            ", …" if self.empty > len(self._first_empty) else ""
        )
        return f"{self.empty} {'row was' if self.empty == 1 else 'rows were'} skipped: the cell is empty (line {lines})"


def _named(columns: list[str]) -> str:
    more = len(columns) - MOST_COLUMNS_NAMED
    return ", ".join(escape_invisible(name[:60]) for name in columns[:MOST_COLUMNS_NAMED]) + (
        f" and {more} more" if more > 0 else ""
    )
