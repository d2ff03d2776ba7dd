"""Names from a CSV file, read as a stream: one column, line by line."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TextIO

from watchers.files.archives import open_unpacked
from watchers.problems.errors import UnreadableArchive
from watchers.text.printable import escape_invisible, quoted
from watchers.text.suggest import did_you_mean

DELIMITERS = ",;\t"
MAX_COLUMNS_NAMED = 20
MAX_LINES_NAMED = 3
MAX_ROW_CHARACTERS = 100_000
"""A longer row is no row of names, but what follows a quotation mark that is never closed."""


class UnreadableFile(Exception):
    """The file of names cannot be read; the message says what to change."""


@dataclass(frozen=True)
class Cell:
    """A name and the line of the file that its row ends on."""

    line: int
    name: str


class _Lines:
    """The lines of the file `path`, of which no row is longer than MAX_ROW_CHARACTERS.

    Raises UnreadableFile before more of a row is read.
    """

    def __init__(self, path: Path, text: TextIO) -> None:
        self.path, self.text = path, text
        self.number = 0
        self.begin_row()

    def begin_row(self) -> None:
        self.begun, self.left = self.number + 1, MAX_ROW_CHARACTERS

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self.text.readline(self.left + 1)
        if not line:
            raise StopIteration
        self.left -= len(line)
        if self.left < 0:
            raise UnreadableFile(
                f"{self.path}:{self.begun}: a row of more than {MAX_ROW_CHARACTERS:,} characters;"
                " look for an unclosed quotation mark"
            )
        self.number += 1
        return line


def _never(header: str) -> bool:
    return False


@dataclass
class NameFile:
    """A CSV file (UTF-8, with or without a byte order mark; comma, semicolon or tab).

    It may be packed with gzip, or be the only file of a zip.

    Every method raises UnreadableFile if the file is not as it should be.
    """

    path: Path
    column: str | None = None
    """The column that holds the names; None for the only one."""
    is_a_party: Callable[[str], bool] = _never
    """Whether the text of a header is a party: then the file has no header."""
    empty: int = 0
    """The rows read so far whose cell was empty."""
    bytes_read: int = 0
    """How far the file has been read; 0 if it cannot be told, as of a pipe."""
    first_empty: list[int] = field(default_factory=list)
    """The lines of the first rows whose cell was empty."""

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
        try:
            with open_unpacked(self.path) as (raw, content):
                text = io.TextIOWrapper(content, encoding="utf-8-sig", newline="")
                yield from self._rows(_Lines(self.path, text), raw)
        except UnicodeDecodeError as error:
            byte = f"{error.object[error.start]:#04x}"
            raise UnreadableFile(
                f"{self.path} is not UTF-8; save it again as CSV UTF-8 (byte {byte})"
            ) from error
        except UnreadableArchive as error:
            raise UnreadableFile(f"{self.path} cannot be unpacked: {error}") from error

    def _rows(self, lines: _Lines, raw: io.BufferedReader) -> Iterator[Cell]:
        header = next(lines, "")
        lines.begin_row()
        if not header.strip():
            raise UnreadableFile(f"{self.path} is empty; its first line must name the columns")
        delimiter = max(DELIMITERS, key=header.count)
        columns = [name.strip() for name in next(csv.reader([header], delimiter=delimiter))]
        position = self._position(columns)
        reader, seekable = csv.reader(lines, delimiter=delimiter, strict=True), raw.seekable()
        try:
            for row in reader:
                lines.begin_row()
                self.bytes_read = raw.tell() if seekable else 0
                name = row[position].strip() if position < len(row) else ""
                if name:
                    yield Cell(lines.number, name)
                elif row:
                    self._skip(lines.number)
        except csv.Error as error:
            raise UnreadableFile(
                f"{self.path}:{lines.number}: not valid CSV ({error});"
                " look for an unclosed quotation mark"
            ) from error

    def _skip(self, line: int) -> None:
        self.empty += 1
        if len(self.first_empty) < MAX_LINES_NAMED:
            self.first_empty.append(line)

    def _position(self, columns: list[str]) -> int:
        """Which of the columns holds the names."""
        if self.column is None:
            return self._position_of_only(columns)
        if columns.count(self.column) > 1:
            raise UnreadableFile(
                f"{self.path} has several columns {quoted(self.column)}; rename all but one"
            )
        if self.column in columns:
            return columns.index(self.column)
        same = next((name for name in columns if name.lower() == self.column.lower()), "")
        hint = f" Did you mean {same}?" if same else did_you_mean(self.column, columns)
        raise UnreadableFile(
            f"{self.path} has no column {quoted(self.column)}; it has: {_listed(columns)}.{hint}"
        )

    def _position_of_only(self, columns: list[str]) -> int:
        if len(columns) > 1:
            raise UnreadableFile(
                f"{self.path} has {len(columns)} columns;"
                f" choose one with --column: {_listed(columns)}"
            )
        if self.is_a_party(columns[0]):
            raise UnreadableFile(
                f"{self.path}:1: {quoted(columns[0])} is a party, but the first line must name"
                " the columns; insert a line 'name' above it, or give --column"
            )
        return 0


def _listed(columns: list[str]) -> str:
    names = ", ".join(escape_invisible(name[:60]) for name in columns[:MAX_COLUMNS_NAMED])
    more = len(columns) - MAX_COLUMNS_NAMED
    return f"{names} and {more} more" if more > 0 else names
