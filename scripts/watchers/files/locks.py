"""Locks on folders, which end with the process that holds them."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows has no such locks.
    fcntl = None  # type: ignore[assignment]


def lock(folder: Path, *, wait: bool = True) -> int | None:
    """A handle that holds the lock on the folder until it is closed.

    None if the lock cannot be had: another process holds it and `wait` is false, or the system or
    the file system (some network drives) has no such locks.
    """
    if fcntl is None:
        return None
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return None
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except OSError:
        os.close(handle)
        return None
    return handle


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Holds the lock on the folder, if there are such locks."""
    handle = lock(folder)
    try:
        yield
    finally:
        if handle is not None:
            os.close(handle)


def new_locked_folder(parent: Path, *, prefix: str) -> tuple[Path, int | None]:
    """A new folder with 8 random characters after the prefix, and the lock on it if there are any.

    Raises OSError if it cannot be made.
    """
    while True:
        folder = Path(tempfile.mkdtemp(prefix=prefix, dir=parent))
        handle = lock(folder)
        # Another process may have deleted the folder as a leftover before it was locked.
        if folder.exists():
            return folder, handle
        if handle is not None:
            os.close(handle)
