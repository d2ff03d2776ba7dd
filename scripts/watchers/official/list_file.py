"""A file of a list, open for reading in one pass, whatever it was packed in."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import cached_property
from typing import IO, Any, Protocol

from watchers.official.budget import Readable
from watchers.official.csv_rows import NumberedRecord, read_records
from watchers.official.decoding import AS_WINDOWS_1252
from watchers.official.entries import UnreadableList
from watchers.official.file_start import FileStart
from watchers.official.ods_rows import sheet_records

DECLARATION = re.compile(r"\A<\?xml[^>]*\?>")
MAX_LINE_CHARACTERS = 4 << 20
"""The longest line of an official list has some ten thousand."""


class Beside(Protocol):
    """Opens the first file with one of these names, in capitals or not; None if there is none.

    Raises UnreadableList and OSError as `open_list_file` does.
    """

    def __call__(self, *names: str) -> AbstractContextManager[ListFile | None]: ...


@dataclass
class ListFile:
    """A file of a list, decompressed and open for reading from its start."""

    content: IO[bytes]
    """What is read from start to end; of a spreadsheet, its XML."""
    start: FileStart
    """What the first bytes of the content say."""
    name: str
    """The name of the file, or of the one in the zip archive."""
    beside: Beside
    """Opens a file of the same folder, or of the same zip archive."""

    @cached_property
    def text(self) -> io.TextIOWrapper:
        """The content as text; what is not UTF-8 is read as Windows-1252: some files mix both."""
        return io.TextIOWrapper(
            self.content, encoding=self.start.encoding, errors=AS_WINDOWS_1252, newline=""
        )

    @cached_property
    def lines(self) -> Lines:
        """The lines of the text, which remember the last one read."""
        return Lines(self.text)

    @cached_property
    def records(self) -> Iterator[NumberedRecord]:
        """The rows of a table of delimited cells, whatever delimits them, or of a spreadsheet."""
        if self.start.is_sheet:
            return sheet_records(self.content)
        return read_records(self.lines, delimiter=self.start.delimiter)

    @cached_property
    def stream(self) -> Readable:
        """The content for parsers of XML; UTF-16 becomes UTF-8, whatever its declaration says.

        Programs that save a file in another encoding leave the declaration as it was.
        """
        in_utf_16 = self.start.is_markup and self.start.encoding.startswith("utf-16")
        return _Encoded(self.text, without_declaration=True) if in_utf_16 else self.content

    @cached_property
    def utf_8(self) -> Readable:
        """The content in UTF-8 without a byte order mark, as parsers of JSON want it."""
        return _Encoded(self.text)

    @property
    def may_be_cut(self) -> bool:
        """Whether the file, once all lines were read, ends within a line and within a cell."""
        return not self.lines.last.endswith(("\n", "\r", self.start.delimiter, '"'))

    def detach(self) -> None:
        """Lets go of the stream, which its opener closes."""
        if "text" in vars(self):
            self.text.detach()


class _Encoded:
    """A text as bytes of UTF-8."""

    def __init__(self, text: io.TextIOBase, *, without_declaration: bool = False) -> None:
        self._text, self._without_declaration = text, without_declaration

    def read(self, size: int = -1) -> bytes:
        data = self._text.read(size)
        if self._without_declaration:
            data = DECLARATION.sub("", data.lstrip("\ufeff"), count=1)
            self._without_declaration = False
        return data.encode()


class Rejoined(io.RawIOBase):
    """The first bytes of a stream, which were read already, and what follows them."""

    def __init__(self, head: bytes, rest: IO[bytes]) -> None:
        self._head, self._rest = io.BytesIO(head), rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._head.read(len(buffer)) or self._rest.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)


class Lines:
    """The lines of a text; remembers the last one read.

    Raises UnreadableList at a line that is far longer than any of a list.
    """

    def __init__(self, text: io.TextIOBase) -> None:
        self._text = text
        self.last = ""

    def __iter__(self) -> Lines:
        return self

    def __next__(self) -> str:
        line = self._text.readline(MAX_LINE_CHARACTERS + 1)
        if not line:
            raise StopIteration
        if len(line) > MAX_LINE_CHARACTERS:
            raise UnreadableList(
                f"the file has a line of more than {MAX_LINE_CHARACTERS >> 20} million characters;"
                " no official list has, so the file is refused"
            )
        self.last = line
        return line
