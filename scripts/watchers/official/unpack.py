"""Opens a downloaded file, compressed or not, and shows its start, which tells its layout."""

from __future__ import annotations

import gzip
import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import IO, Any

from watchers.files.archives import DAMAGED
from watchers.official.entries import UnreadableList
from watchers.text.printable import quoted

HEAD_BYTES = 1 << 16
"""How much of a file is looked at to recognise its layout."""
MAX_BYTES = 2 << 30
"""What a compressed file may expand to; the largest official list has about 150 MB."""
MAX_LINE_CHARACTERS = 4 << 20
"""The longest line of an official list has some ten thousand."""
MAX_RATIO = 200
"""How many times its compressed size a file may have, once it is larger than HEAD_BYTES."""
DAMAGE = (*DAMAGED, KeyError, OSError)
"""What damaged archives raise, with what zip raises if a member is missing, and gzip."""
SPREADSHEET = b"application/vnd.oasis.opendocument.spreadsheet"
ZIP_MAGIC, GZIP_MAGIC = b"PK\x03\x04", b"\x1f\x8b"


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


class _Bounded(io.RawIOBase):
    """Decompressed content, read up to a bound, so that a small file cannot fill the machine."""

    def __init__(self, content: IO[bytes] | gzip.GzipFile, *, compressed_size: int) -> None:
        self.content = content
        self.max_size = min(MAX_BYTES, max(HEAD_BYTES, compressed_size * MAX_RATIO))
        self.bytes_read = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        try:
            data = self.content.read(len(buffer))
        except DAMAGE as error:
            raise UnreadableList(
                f"the compressed file is cut off or damaged ({error}); download it again"
            ) from error
        self.bytes_read += len(data)
        if self.bytes_read > self.max_size:
            raise UnreadableList("the compressed file expands to far more than any official list")
        buffer[: len(data)] = data
        return len(data)


@contextmanager
def open_list_file(path: Path) -> Iterator[ListFile]:
    """The file, decompressed as it is read if it is a gzip file or an OpenDocument spreadsheet.

    Raises UnreadableList if it is empty, damaged, or a zip archive of something else; OSError if it
    cannot be opened.
    """
    with path.open("rb") as raw, _decompressed(raw, size=path.stat().st_size) as file:
        try:
            yield file
        finally:
            file.detach()


@contextmanager
def _decompressed(raw: IO[bytes], *, size: int) -> Iterator[ListFile]:
    magic = raw.read(len(ZIP_MAGIC))
    raw.seek(0)
    if not magic:
        raise UnreadableList("the file is empty")
    if magic == ZIP_MAGIC:
        with _sheet(raw) as (content, compressed_size):
            yield _with_head(content, compressed_size=compressed_size, is_sheet=True)
    elif magic.startswith(GZIP_MAGIC):
        with gzip.open(raw) as content:
            yield _with_head(content, compressed_size=size)
    else:
        head = raw.read(HEAD_BYTES)
        raw.seek(0)
        yield ListFile(raw, head)


def _with_head(
    content: IO[bytes] | gzip.GzipFile, *, compressed_size: int, is_sheet: bool = False
) -> ListFile:
    bounded = _Bounded(content, compressed_size=compressed_size)
    stream = io.BufferedReader(bounded, HEAD_BYTES)
    head = stream.peek(HEAD_BYTES)[:HEAD_BYTES]
    if not head:
        raise UnreadableList("the file is empty")
    return ListFile(stream, head, is_sheet)


@contextmanager
def _sheet(raw: IO[bytes]) -> Iterator[tuple[IO[bytes], int]]:
    """The XML of a spreadsheet, and its compressed size."""
    try:
        archive = zipfile.ZipFile(raw)
        kind = archive.open("mimetype").read(len(SPREADSHEET))
        content = archive.getinfo("content.xml")
        member = archive.open(content)
    except DAMAGE as error:
        raise UnreadableList(
            "the file is a zip archive, but not an OpenDocument spreadsheet that can be read "
            f"({quoted(error)})"
        ) from error
    with member:
        if kind != SPREADSHEET:
            raise UnreadableList("the file is a zip archive, but not an OpenDocument spreadsheet")
        yield member, content.compress_size
