"""Refuses what was read of a file to which something wrote meanwhile."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from watchers.official.entries import UnreadableList
from watchers.problems.errors import UnreadableArchive


@contextmanager
def unchanged(raw: IO[bytes], path: Path) -> Iterator[None]:
    """Raises UnreadableList if the file is another at the end than at the start.

    Whatever is then wrong with what was read may be due to that.
    """
    before = _state(os.fstat(raw.fileno()))
    try:
        yield
    except (UnreadableList, UnreadableArchive) as error:
        _check_state(raw, path, before, cause=error)
        raise
    _check_state(raw, path, before)


def _state(status: os.stat_result) -> tuple[int, ...]:
    """What is another if a file was written to or replaced; nothing of what is no regular file."""
    if not stat.S_ISREG(status.st_mode):
        return ()
    return (status.st_ino, status.st_size, status.st_mtime_ns)


def _check_state(
    raw: IO[bytes], path: Path, before: tuple[int, ...], cause: Exception | None = None
) -> None:
    now = _state(os.fstat(raw.fileno()))
    try:
        at_path = _state(path.stat())
    except OSError:
        at_path = ()
    if before and not before == now == at_path:
        raise UnreadableList(
            "the file changed while it was read; try again when nothing writes to it"
        ) from cause
