"""Opens a downloaded file, compressed or not, and shows its start, which tells its layout."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import IO

from watchers.files.archives import (
    CHUNK_BYTES,
    GZIP_MAGIC,
    ZIP_MAGIC,
    open_gzip,
    open_zip,
)
from watchers.official.entries import UnreadableList
from watchers.problems.errors import UnreadableArchive

HEAD_BYTES = CHUNK_BYTES
"""How much of a file is looked at to recognise its layout."""
MAX_LINE_CHARACTERS = 4 << 20
"""The longest line of an official list has some ten thousand."""
SPREADSHEET = b"application/vnd.oasis.opendocument.spreadsheet"


@dataclass
class ListFile:
    """A file of a list, decompressed and open for reading from its start."""

    stream: IO[bytes]
    """The content; of a spreadsheet, its XML."""
    head: bytes
    """The first bytes of the content."""
    is_sheet: bool = False
    """Whether the file is an OpenDocument spreadsheet."""

    @cached_property
    def text(self) -> io.TextIOWrapper:
        """The content as text; what is not UTF-8 becomes U+FFFD: some files mix encodings."""
        return io.TextIOWrapper(self.stream, encoding="utf-8-sig", errors="replace", newline="")

    @cached_property
    def lines(self) -> Lines:
        """The lines of the text, which remember the last one read."""
        return Lines(self.text)

    @property
    def may_be_cut(self) -> bool:
        """Whether the file, once all lines were read, ends within a line and within a cell."""
        return not self.lines.last.endswith(("\n", "\r", ",", '"'))

    @property
    def start(self) -> str:
        """The first bytes as text, in lower case, without a byte order mark or leading space."""
        return self.head.decode("utf-8-sig", "replace").lstrip().lower()

    @property
    def first_line(self) -> str:
        """The first line of `start`."""
        return self.start.split("\n", 1)[0]

    def detach(self) -> None:
        """Lets go of the stream, which its opener closes."""
        if "text" in vars(self):
            self.text.detach()


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


@contextmanager
def open_list_file(path: Path) -> Iterator[ListFile]:
    """The file, decompressed as it is read if it is a gzip file or an OpenDocument spreadsheet.

    Raises UnreadableList if it is empty, damaged, a zip archive of something else, or unpacks to
    far more than any list; OSError if it cannot be opened.
    """
    try:
        with path.open("rb") as raw, _decompressed(raw, size=path.stat().st_size) as file:
            try:
                yield file
            finally:
                file.detach()
    except UnreadableArchive as error:
        raise UnreadableList(f"the file cannot be unpacked: {error}; download it again") from error


@contextmanager
def _decompressed(raw: IO[bytes], *, size: int) -> Iterator[ListFile]:
    magic = raw.read(len(ZIP_MAGIC))
    raw.seek(0)
    if not magic:
        raise UnreadableList("the file is empty")
    if magic == ZIP_MAGIC:
        with _sheet(raw) as content:
            yield _with_head(content, is_sheet=True)
    elif magic.startswith(GZIP_MAGIC):
        with open_gzip(raw, packed_size=size) as content:
            yield _with_head(content)
    else:
        head = raw.read(HEAD_BYTES)
        raw.seek(0)
        yield ListFile(raw, head)


def _with_head(content: io.BufferedReader, *, is_sheet: bool = False) -> ListFile:
    head = content.peek(HEAD_BYTES)[:HEAD_BYTES]
    if not head:
        raise UnreadableList("the file is empty")
    return ListFile(content, head, is_sheet)


@contextmanager
def _sheet(raw: IO[bytes]) -> Iterator[io.BufferedReader]:
    """The XML of a spreadsheet."""
    with open_zip(raw) as archive:
        if not {"mimetype", "content.xml"} <= set(archive.names()):
            raise UnreadableList("the file is a zip archive, but not an OpenDocument spreadsheet")
        with archive.open("mimetype") as mimetype:
            kind = mimetype.read(len(SPREADSHEET))
        if kind != SPREADSHEET:
            raise UnreadableList("the file is a zip archive, but not an OpenDocument spreadsheet")
        with archive.open("content.xml") as content:
            yield content
