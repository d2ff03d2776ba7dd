"""The layout of a receipt: which line holds what, read one line at a time.

It must be laid out as it was written; a program that reformatted the JSON made another file of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from watchers.files.limits import MAX_BYTES_VARIABLE, in_megabytes, max_bytes
from watchers.screening.receipt import FORMAT_VERSION
from watchers.screening.receipt_writer import FIRST_LINE, LISTS, ONE_LINE, SEALS
from watchers.screening.unreadable import UnusableFile
from watchers.text.printable import quoted

MAX_LINE_BYTES = 1 << 20
"""More than the longest name takes that a file of names may hold."""
END_OF_LIST = b"],\n"


class UnreadableReceipt(UnusableFile):
    """The file is no receipt that can be read; the message says where and why."""


@dataclass(frozen=True)
class Line:
    """A section of one line, or one entry of another section."""

    number: int
    section: str
    content: bytes
    """The JSON on it."""


def receipt_lines(path: Path) -> Iterator[Line]:
    """What the lines of a receipt hold. Raises UnreadableReceipt if one is not as written."""
    _check_size(path)
    with path.open("rb") as file:
        lines = _Lines(path, file)
        _check_first(lines)
        for section in ONE_LINE:
            yield lines.one(section, end=b",\n")
        for section in LISTS:
            yield from lines.entries(section)
        yield lines.one(SEALS, end=b"}\n")
        if file.read(1):
            raise UnreadableReceipt(f"{path}:{lines.number + 1}: goes on after its end")


def _check_size(path: Path) -> None:
    """Raises UnreadableReceipt for what may never end, and for too many bytes."""
    if not path.is_file():
        raise UnreadableReceipt(f"{path} {'is not a file' if path.exists() else 'does not exist'}")
    if path.stat().st_size > max_bytes():
        raise UnreadableReceipt(
            f"{path} has more than {in_megabytes(max_bytes())};"
            f" {MAX_BYTES_VARIABLE} sets another limit (in bytes)"
        )


class _Lines:
    def __init__(self, path: Path, file: BinaryIO) -> None:
        self.path, self.number, self._file = path, 0, file

    def next(self) -> bytes:
        self.number += 1
        line = self._file.readline(MAX_LINE_BYTES + 1)
        if len(line) > MAX_LINE_BYTES:
            raise UnreadableReceipt(
                f"{self.path}:{self.number}: a line of more than {MAX_LINE_BYTES:,} bytes"
            )
        if not line.endswith(b"\n"):
            raise UnreadableReceipt(f"{self.path}:{self.number}: ends too early; it was cut off")
        return line

    def one(self, section: str, *, end: bytes) -> Line:
        """A section of one line."""
        start, line = f'"{section}": '.encode(), self.next()
        if not line.startswith(start) or not line.endswith(end):
            raise self.misplaced(section)
        return Line(self.number, section, line[len(start) : -len(end)])

    def entries(self, section: str) -> Iterator[Line]:
        """The entries of a section; a comma follows each but the last."""
        if self.next() != f'"{section}": [\n'.encode():
            raise self.misplaced(section)
        line, goes_on = self.next(), None
        while line != END_OF_LIST:
            if goes_on is False:
                raise self.misplaced(f"{section}, after an entry without a comma")
            goes_on = line.endswith(b",\n")
            yield Line(self.number, section, line[: -2 if goes_on else -1])
            line = self.next()
        if goes_on:
            raise self.misplaced(f"another entry of {section}, after a comma")

    def misplaced(self, expected: str) -> UnreadableReceipt:
        return UnreadableReceipt(
            f"{self.path}:{self.number}: expected {expected}; the receipt is not laid out as"
            " `watchers listed --receipt` writes it"
        )


def _check_first(lines: _Lines) -> None:
    start, line = FIRST_LINE.encode(), lines._file.readline(len(FIRST_LINE) + 20)
    lines.number += 1
    if not line.startswith(start):
        raise UnreadableReceipt(f"{lines.path} is not a receipt of `watchers listed`")
    version = line[len(start) :].removesuffix(b",\n").decode("ascii", "replace")
    if version != str(FORMAT_VERSION):
        raise UnreadableReceipt(
            f"{lines.path} is a receipt of format {quoted(version)}; this code reads format"
            f" {FORMAT_VERSION}: use the version of watchers that reads it"
        )
