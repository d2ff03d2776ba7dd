"""Opens a downloaded file, packed or not, and shows its beginning, by which its layout is recognised."""

from __future__ import annotations

import gzip
import io
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import IO

from watchers.files.archives import DAMAGED
from watchers.official.entries import UnreadableList
from watchers.text.printable import quoted

HEAD = 1 << 16
"""Bytes by which a layout is recognised."""
MOST_BYTES = 2 << 30
"""What a packed file may come to; the largest official list has about 150 MB."""
MOST_TIMES = 200
"""How many times larger than its packed form a file may be, once it is larger than HEAD."""
DAMAGE = (*DAMAGED, KeyError, OSError)
"""The same, with what is raised where a zip lacks a member, and for gzip."""
SPREADSHEET = b"application/vnd.oasis.opendocument.spreadsheet"


@dataclass
class Opened:
    """A file open for reading as bytes from its start, its first bytes, and whether it is an OpenDocument sheet."""

    stream: IO[bytes]
    head: bytes
    is_sheet: bool = False

    @cached_property
    def text(self) -> io.TextIOWrapper:
        """The file as text; what is not UTF-8 becomes U+FFFD, as some publishers mix encodings in one file."""
        return io.TextIOWrapper(self.stream, encoding="utf-8-sig", errors="replace", newline="")

    @cached_property
    def lines(self) -> Lines:
        """The lines of the text, which remember how the file ended."""
        return Lines(self.text)

    @property
    def may_be_cut(self) -> bool:
        """Whether the last line, once all were read, has no end and ends within a cell."""
        return not self.lines.last.endswith(("\n", "\r", ",", '"'))

    def leave(self) -> None:
        """Lets go of the file, which who opened it closes."""
        if "text" in vars(self):
            self.text.detach()

    @property
    def start(self) -> str:
        """The first bytes as text, in small letters, without a byte order mark and white space before them."""
        return self.head.decode("utf-8-sig", "replace").lstrip().lower()


class Lines:
    """Lines of a text, the last of which is remembered."""

    def __init__(self, text: Iterable[str]) -> None:
        self._lines, self.last = iter(text), ""

    def __iter__(self) -> Lines:
        return self

    def __next__(self) -> str:
        self.last = next(self._lines)
        return self.last


class _Bounded(io.RawIOBase):
    """What a packed file holds, read up to a bound, so that a small file cannot fill the machine."""

    def __init__(self, inner: IO[bytes], packed: int) -> None:
        self.inner, self.most, self.read_so_far = (
            inner,
            min(MOST_BYTES, max(HEAD, packed * MOST_TIMES)),
            0,
        )

    def readable(self) -> bool:
        return True

    def readinto(self, buffer) -> int:  # noqa: ANN001 - as io has it
        try:
            data = self.inner.read(len(buffer))
        except DAMAGE as error:
            raise UnreadableList(
                f"the packed file ends before its end, or is damaged ({error}); download it again"
            ) from error
        self.read_so_far += len(data)
        if self.read_so_far > self.most:
            raise UnreadableList("the packed file unpacks to far more than any official list")
        buffer[: len(data)] = data
        return len(data)


@contextmanager
def opened(path: Path) -> Iterator[Opened]:
    """The file, unpacked as it is read where it is packed with gzip or is a spreadsheet (OpenDocument).

    Raises UnreadableList where it is empty, or a zip of something else.
    """
    with path.open("rb") as raw, _unpacked(path, raw) as file:
        try:
            yield file
        finally:
            file.leave()


@contextmanager
def _unpacked(path: Path, raw: IO[bytes]) -> Iterator[Opened]:
    size = path.stat().st_size
    start = raw.read(4)
    raw.seek(0)
    if not start:
        raise UnreadableList("the file is empty")
    if start == b"PK\x03\x04":
        with _sheet(raw) as (content, packed):
            yield _shown(content, packed, is_sheet=True)
    elif start[:2] == b"\x1f\x8b":
        with gzip.open(raw) as content:
            yield _shown(content, size)
    else:
        yield Opened(raw, _peek(raw))


def _shown(content: IO[bytes], packed: int, is_sheet: bool = False) -> Opened:
    stream = io.BufferedReader(_Bounded(content, packed), HEAD)
    head = stream.peek(HEAD)[:HEAD]
    if not head:
        raise UnreadableList("the file is empty")
    return Opened(stream, head, is_sheet)


def _peek(raw: IO[bytes]) -> bytes:
    head = raw.read(HEAD)
    raw.seek(0)
    return head


@contextmanager
def _sheet(raw: IO[bytes]) -> Iterator[tuple[IO[bytes], int]]:
    try:
        archive = zipfile.ZipFile(raw)
        kind = archive.open("mimetype").read(len(SPREADSHEET))
        content = archive.getinfo("content.xml")
        member = archive.open(content)
    except DAMAGE as error:
        raise UnreadableList(
            f"the file is a zip, but no OpenDocument spreadsheet that can be read ({quoted(error)})"
        ) from error
    with member:
        if kind != SPREADSHEET:
            raise UnreadableList("the file is a zip, but no OpenDocument spreadsheet")
        yield member, content.compress_size
