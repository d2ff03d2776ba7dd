"""Writes a file or a folder completely or not at all.

It is built in a temporary sibling (leftovers.py) and moved when it is complete and on the disk. A
file is replaced in one step. A folder cannot be: between the two moves of a swap it is missing for
a moment. Swaps in one place take turns, by a lock on the folder around it; where there are no such
locks (Windows, some network drives), two swaps at once can fail, and then say so.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from watchers.files.leftovers import NEW, PREVIOUS, bring_back, clear, prefix
from watchers.files.locks import locked, new_locked_folder
from watchers.problems.errors import WriteFailed


@contextmanager
def whole_file(final: Path) -> Iterator[Path]:
    """Yields the path to write the file to; on leaving, moves it to `final`, an absolute path.

    Raises WriteFailed, and leaves `final` as it was, if it cannot be written.
    """
    with _temporary_sibling(final) as sibling:
        if final.is_symlink() or (final.exists() and not final.is_file()):
            raise WriteFailed(
                f"{final} already exists and is not a regular file; choose another name"
            )
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
    with _temporary_sibling(final) as sibling:
        new = sibling / NEW
        new.mkdir()
        with locked(final.parent):
            _refuse_other_folders(final, is_earlier_export)
        yield new
        for place in sorted(new.rglob("*")):
            _sync_folder(place) if place.is_dir() else _sync(place)
        _sync_folder(new)
        with locked(final.parent):
            _refuse_other_folders(final, is_earlier_export)
            _swap(new, sibling / PREVIOUS, final)
        _sync_folder(final.parent)


def _refuse_other_folders(final: Path, is_earlier_export: Callable[[Path], bool]) -> None:
    if final.is_symlink() or (
        final.exists() and not (final.is_dir() and (_is_empty(final) or is_earlier_export(final)))
    ):
        raise WriteFailed(
            f"{final} already exists and is not an earlier export; choose another name"
        )


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
        bring_back(previous, final)
        raise


@contextmanager
def _temporary_sibling(final: Path) -> Iterator[Path]:
    """Yields a locked folder beside `final`, and deletes it on leaving.

    Raises WriteFailed for any OSError meanwhile.
    """
    folder, handle = None, None
    try:
        with locked(final.parent):
            clear(final.parent, name=final.name)
        folder, handle = new_locked_folder(final.parent, prefix=prefix(final))
        yield folder
    except OSError as error:
        raise WriteFailed(f"{final} could not be written: {error.strerror or error}") from error
    finally:
        if folder is not None:
            shutil.rmtree(folder, ignore_errors=True)
        if handle is not None:
            os.close(handle)


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
