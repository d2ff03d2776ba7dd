"""Writes a file or a folder completely or not at all.

It is built in a temporary sibling, a hidden folder beside its place (`.NAME.partial-xxxxxxxx`),
and moved when it is complete and on the disk. The writer holds a lock on the sibling; one without a
lock was left by a run that was killed, and the next run that writes to the same place deletes it.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from watchers.problems.errors import WriteFailed

try:
    import fcntl
except ImportError:  # Windows has no such locks; there, leftovers stay until somebody deletes them.
    fcntl = None  # type: ignore[assignment]

NEW, PREVIOUS = "new", "previous"


@contextmanager
def whole_file(final: Path) -> Iterator[Path]:
    """Yields the path to write the file to; on leaving, moves it to `final`, an absolute path.

    Raises WriteFailed, and leaves `final` as it was, if it cannot be written.
    """
    if final.is_symlink() or (final.exists() and not final.is_file()):
        raise WriteFailed(f"{final} already exists and is not a regular file; choose another name")
    with _temporary_sibling(final) as sibling:
        new = sibling / NEW
        yield new
        if final.exists():
            shutil.copymode(final, new)
        _sync(new)
        os.replace(new, final)
        _sync_folder(final.parent)


@contextmanager
def whole_folder(final: Path, is_earlier_export: Callable[[Path], bool]) -> Iterator[Path]:
    """Yields a new folder to fill; on leaving, moves it to `final`, an absolute path.

    Raises WriteFailed, and leaves `final` as it was, if it cannot be written, or if something is
    there that is neither an empty folder nor an earlier export.
    """
    if final.is_symlink() or (
        final.exists() and not (final.is_dir() and (_is_empty(final) or is_earlier_export(final)))
    ):
        raise WriteFailed(
            f"{final} already exists and is not an earlier export; choose another name"
        )
    with _temporary_sibling(final) as sibling:
        new = sibling / NEW
        new.mkdir()
        yield new
        for file in sorted(new.iterdir()):
            _sync(file)
        _sync_folder(new)
        _swap(new, sibling / PREVIOUS, final)
        _sync_folder(final.parent)


def _is_empty(folder: Path) -> bool:
    try:
        return not any(folder.iterdir())
    except OSError:
        return False


def _swap(new: Path, previous: Path, final: Path) -> None:
    """Moves `new` to `final`; the next run repairs a kill between the two moves."""
    if final.exists():
        os.rename(final, previous)
    try:
        os.rename(new, final)
    except OSError:
        _bring_back(previous, final)
        raise


def _bring_back(previous: Path, final: Path) -> None:
    if previous.exists() and not final.exists():
        os.rename(previous, final)


@contextmanager
def _temporary_sibling(final: Path) -> Iterator[Path]:
    """Yields a locked folder beside `final`, and deletes it on leaving.

    Raises WriteFailed for any OSError meanwhile.
    """
    folder, lock = None, None
    try:
        _clear_leftovers(final)
        folder, lock = _locked_sibling(final)
        yield folder
    except OSError as error:
        raise WriteFailed(f"{final} could not be written: {error.strerror or error}") from error
    finally:
        if folder is not None:
            shutil.rmtree(folder, ignore_errors=True)
        if lock is not None:
            os.close(lock)


def _locked_sibling(final: Path) -> tuple[Path, int | None]:
    while True:
        folder = Path(tempfile.mkdtemp(prefix=f".{final.name}.partial-", dir=final.parent))
        lock = _lock(folder, wait=True)
        # Another run may have deleted the folder as a leftover before it was locked.
        if folder.exists():
            return folder, lock
        if lock is not None:
            os.close(lock)


def _clear_leftovers(final: Path) -> None:
    leftover = re.compile(re.escape(f".{final.name}.partial-") + "[a-z0-9_]{8}")
    for folder in sorted(final.parent.iterdir()):
        if not leftover.fullmatch(folder.name) or folder.is_symlink() or not folder.is_dir():
            continue
        lock = _lock(folder, wait=False)
        if lock is not None:
            _bring_back(folder / PREVIOUS, final)
            shutil.rmtree(folder, ignore_errors=True)
            os.close(lock)


def _lock(folder: Path, *, wait: bool) -> int | None:
    """A lock that ends with this process; None if it cannot be had."""
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


def _sync(file: Path) -> None:
    with file.open("rb+") as handle:
        os.fsync(handle.fileno())


def _sync_folder(folder: Path) -> None:
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
