"""The file of names as a file on the disk that can be read twice, and that stays as it was."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from watchers.files.limits import MAX_BYTES_VARIABLE, in_megabytes, max_bytes
from watchers.files.temporary import temporary_folder
from watchers.screening.unreadable import UnreadableFile

STANDARD_INPUT = Path("-")
CHUNK_BYTES = 1 << 20


def shown(path: Path) -> str:
    """The file as messages name it."""
    return "standard input" if path == STANDARD_INPUT else str(path)


@contextmanager
def readable_twice(path: Path) -> Iterator[Path]:
    """Yields the file itself, or a copy of what a pipe or standard input gives.

    Raises UnreadableFile if it is larger than a copy may be, or was changed before the end.
    """
    if path == STANDARD_INPUT:
        with _copied(sys.stdin.buffer, path) as copy:
            yield copy
    elif not path.is_file():
        with path.open("rb") as content, _copied(content, path) as copy:
            yield copy
    else:
        before = _state(path)
        yield path
        if _state(path) != before:
            raise UnreadableFile(f"{path} was changed while it was read; try again")


def _state(path: Path) -> tuple[int, int, int] | None:
    """What differs if a file was written to, or replaced; None if it is gone."""
    try:
        found = os.stat(path)
    except FileNotFoundError:
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns


@contextmanager
def _copied(content: IO[bytes], path: Path) -> Iterator[Path]:
    with temporary_folder() as folder:
        copy = folder / "names"
        with copy.open("wb") as file:
            left = max_bytes()
            while chunk := content.read(CHUNK_BYTES):
                left -= len(chunk)
                if left < 0:
                    raise UnreadableFile(
                        f"{shown(path)} gives more than {in_megabytes(max_bytes())};"
                        f" {MAX_BYTES_VARIABLE} sets another limit (in bytes)"
                    )
                file.write(chunk)
        yield copy
