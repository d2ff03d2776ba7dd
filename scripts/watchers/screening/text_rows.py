"""The rows of a text file with delimiters (CSV and its kin), as programs write them."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import BinaryIO, TextIO

from watchers.files.archives import open_unpacked
from watchers.problems.errors import UnreadableArchive
from watchers.screening.delimiters import cells_of_only_column, delimiter_of
from watchers.screening.text_encoding import MARKS, UnknownEncoding, codec_named, recognised
from watchers.screening.unreadable import UnreadableFile
from watchers.text.printable import quoted

SAID_BY_A_MARK = frozenset(MARKS.values())
MAX_ROW_CHARACTERS = 100_000
"""A longer row is no row of names, but what follows a quotation mark that is never closed."""
SEPARATOR_LINE = re.compile(r'"?sep=([^\r\n])"?[\r\n]*', re.IGNORECASE)
"""What Excel writes and reads as the first line: the delimiter of the lines after it."""
OPENING_QUOTE = re.compile(r'(?:^|[^\w\s"])\s*"')
"""A quotation mark that begins a cell; one within a cell is part of its text."""

Row = tuple[int, list[str]]
"""The cells of a row, and the line of the file that it ends on."""


class Lines:
    """The lines of a text, of which no row is longer than MAX_ROW_CHARACTERS.

    Raises UnreadableFile before more of a row is read.
    """

    def __init__(self, name: str, text: TextIO) -> None:
        self.name, self.text = name, text
        self.number = 0
        self.begin_row()

    def begin_row(self) -> None:
        self.begun, self.left, self.row = self.number + 1, MAX_ROW_CHARACTERS, ""

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self.text.readline(self.left + 1)
        if not line:
            raise StopIteration
        self.left -= len(line)
        if self.left < 0:
            raise UnreadableFile(
                f"{self.name}:{self.begun}: a row of more than {MAX_ROW_CHARACTERS:,} characters;"
                " look for an unclosed quotation mark"
            )
        self.number += 1
        self.row += line
        if "\0" in line:
            raise UnreadableFile(f"{self.name}:{self.number}: holds NUL, which no text does")
        return line

    def header(self) -> list[str]:
        """The lines of the first row that is not blank; none if there is no such row."""
        lines: list[str] = []
        for line in self:
            if lines or line.strip():
                lines.append(line)
                if not _is_open("".join(lines)):
                    break
            else:
                self.begin_row()
        return lines


def _is_open(text: str) -> bool:
    """Whether a quotation mark that begins a cell is not yet closed."""
    return OPENING_QUOTE.search(text) is not None and text.count('"') % 2 == 1


@dataclass
class TextRows:
    """A file on the disk, which may be packed with gzip, or be the only file of a zip."""

    path: Path
    name: str
    """How messages name it."""
    column: str | None = None
    """The column that holds the names, which tells the delimiter where several could be it."""
    encoding: str | None = None
    """As the user named it; None to find out."""
    codec: str = ""
    """What it is read with."""
    bytes_read: int = 0

    @property
    def note(self) -> str:
        """What the user should know of how it is read."""
        if self.encoding or self.codec in SAID_BY_A_MARK | {"utf-8"}:
            return ""
        name = self.codec.upper().replace("CP", "Windows code page ")
        return f"read as {name}; --encoding names another"

    def rows(self) -> Iterator[Row]:
        """All rows, the header too. Raises UnreadableFile."""
        try:
            self.codec = self.codec or self._codec()
            with open_unpacked(self.path) as (raw, content):
                text = io.TextIOWrapper(content, encoding=self.codec, newline="")
                yield from self._rows(Lines(self.name, text), raw)
        except UnicodeError as error:
            raise UnreadableFile(f"{self.name} is not {self.codec}{_byte(error)}") from error
        except UnreadableArchive as error:
            raise UnreadableFile(f"{self.name} cannot be unpacked: {error}") from error

    def _codec(self) -> str:
        try:
            if self.encoding:
                return codec_named(self.encoding)
            with open_unpacked(self.path) as (_, content):
                return recognised(content)
        except UnknownEncoding as error:
            subject = quoted(self.encoding) if self.encoding else self.name
            raise UnreadableFile(f"{subject} {error}") from error

    def _rows(self, lines: Lines, raw: BinaryIO) -> Iterator[Row]:
        header = lines.header()
        separator = SEPARATOR_LINE.fullmatch("".join(header))
        if separator:
            lines.begin_row()
            header = lines.header()
        delimiter = separator[1] if separator else delimiter_of("".join(header), self.column)
        reader = csv.reader(
            chain(header, lines), delimiter=delimiter or ",", strict=True, skipinitialspace=True
        )
        seekable = raw.seekable()
        try:
            for cells in reader:
                row = lines.row
                lines.begin_row()
                self.bytes_read = raw.tell() if seekable else 0
                if not delimiter:
                    cells = cells_of_only_column(cells, line=row)
                yield lines.number, cells
        except csv.Error as error:
            raise UnreadableFile(
                f"{self.name}:{lines.number}: not valid CSV ({error});"
                " look for an unclosed quotation mark"
            ) from error


def _byte(error: UnicodeError) -> str:
    if isinstance(error, UnicodeDecodeError):
        return f" (byte {error.object[error.start]:#04x})"
    return ""
