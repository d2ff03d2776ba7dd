"""Opens zip and gzip files within limits: the one place that unpacks anything.

What is unpacked is counted as it is read, because the sizes that an archive declares may be wrong.
Archives of the package, official lists and files of names are all opened here.
"""

from __future__ import annotations

import errno
import gzip
import io
import lzma
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from watchers.files.limits import MAX_BYTES_VARIABLE, in_megabytes, max_bytes
from watchers.files.zip_directory import check_directory
from watchers.problems.errors import UnreadableArchive

MAX_RATIO = 100
"""How many times its own size an archive may unpack to, all of its files together."""
ALWAYS_ALLOWED_BYTES = 1 << 20
"""Up to here the ratio does not matter: a small file of repeated rows may be packed tighter."""
MAX_FILES = 1_000
CHUNK_BYTES = 1 << 16
ZIP_MAGIC, GZIP_MAGIC = b"PK\x03\x04", b"\x1f\x8b"

DAMAGED = (
    EOFError,
    KeyError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    gzip.BadGzipFile,
    lzma.LZMAError,
    zipfile.BadZipFile,
    zlib.error,
)
"""Raised by the standard library for zip and gzip files that are cut off, damaged, encrypted,
compressed in a way that it does not know, or without a file that is asked for."""


class Allowance:
    """How much may still be unpacked from one archive."""

    def __init__(self, packed_size: int) -> None:
        self.max_bytes = max_bytes()
        self.max_by_ratio = max(ALWAYS_ALLOWED_BYTES, packed_size * MAX_RATIO)
        self.unpacked = 0

    def count(self, size: int) -> None:
        """Counts bytes that were unpacked; raises UnreadableArchive if they are too many."""
        self.unpacked += size
        if self.unpacked > self.max_by_ratio:
            raise UnreadableArchive(f"it unpacks to more than {MAX_RATIO} times its size")
        if self.unpacked > self.max_bytes:
            raise UnreadableArchive(
                f"it unpacks to more than {in_megabytes(self.max_bytes)};"
                f" {MAX_BYTES_VARIABLE} sets another limit (in bytes)"
            )


class _Unpacked(io.RawIOBase):
    """The content of a packed file, counted as it is read."""

    def __init__(self, content: IO[bytes] | gzip.GzipFile, allowance: Allowance) -> None:
        self.content, self.allowance = content, allowance

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        with damage_as_unreadable():
            data = self.content.read(len(buffer))
        self.allowance.count(len(data))
        buffer[: len(data)] = data
        return len(data)


@contextmanager
def damage_as_unreadable() -> Iterator[None]:
    """Raises UnreadableArchive for what the standard library raises for a damaged archive."""
    try:
        yield
    except DAMAGED as error:
        raise UnreadableArchive(f"it is cut off or damaged ({error})") from error
    except OSError as error:
        if error.errno != errno.EINVAL:
            raise
        # The directory of a zip leads to a place before the file's start.
        raise UnreadableArchive("it is cut off or damaged (a place outside of it)") from error


@contextmanager
def open_gzip(raw: IO[bytes], *, packed_size: int) -> Iterator[io.BufferedReader]:
    """The content of a gzip file. Raises UnreadableArchive, also while it is read."""
    with gzip.GzipFile(fileobj=raw) as content:
        yield io.BufferedReader(_Unpacked(content, Allowance(packed_size)), CHUNK_BYTES)


class Zip:
    """An open zip file; all that is read from it counts together."""

    def __init__(self, archive: zipfile.ZipFile, *, packed_size: int) -> None:
        self._archive, self._allowance = archive, Allowance(packed_size)

    def names(self) -> list[str]:
        """The names of its files, without folders; a name may come twice."""
        return [info.filename for info in self._archive.infolist() if not info.is_dir()]

    @contextmanager
    def open(self, name: str) -> Iterator[io.BufferedReader]:
        """The content of a file. Raises UnreadableArchive if it is missing or, later, damaged."""
        with damage_as_unreadable():
            content = self._archive.open(name)
        with content:
            yield io.BufferedReader(_Unpacked(content, self._allowance), CHUNK_BYTES)


@contextmanager
def open_zip(raw: IO[bytes]) -> Iterator[Zip]:
    """A zip file. Raises UnreadableArchive if it is none, or too large to be opened safely."""
    packed_size = check_directory(raw)
    with damage_as_unreadable():
        archive = zipfile.ZipFile(raw)
    with archive:
        if len(archive.infolist()) > MAX_FILES:
            raise UnreadableArchive(f"it holds more than {MAX_FILES:,} files")
        yield Zip(archive, packed_size=packed_size)


@contextmanager
def open_unpacked(path: Path) -> Iterator[tuple[io.BufferedReader, io.BufferedReader]]:
    """A file that may be packed, as it is on the disk and as its content.

    That is the same for a plain file; a gzip file or a zip with one file in it is unpacked while it
    is read. Raises UnreadableArchive, also while it is read; OSError if it cannot be opened.
    """
    with path.open("rb") as raw:
        magic = raw.peek(len(ZIP_MAGIC))
        if magic.startswith(GZIP_MAGIC):
            size = path.stat().st_size if raw.seekable() else max_bytes()
            with open_gzip(raw, packed_size=size) as content:
                yield raw, content
        elif magic.startswith(ZIP_MAGIC):
            with open_zip(raw) as archive:
                names = archive.names()
                if len(names) != 1:
                    raise UnreadableArchive(f"it holds {len(names)} files, not one")
                with archive.open(names[0]) as content:
                    yield raw, content
        else:
            yield raw, raw
