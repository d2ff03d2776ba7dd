"""A temporary folder that is deleted on leaving, also if the process is ended meanwhile.

The process holds a lock on the folder; one without a lock was left by a process that was killed
outright, and the next process of the same user deletes it.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType

from watchers.files.locks import lock, new_locked_folder

PREFIX = "watchers-unpacked-"
NAME = re.compile(re.escape(PREFIX) + "[a-z0-9_]{8}")


class Terminated(KeyboardInterrupt):
    """The process was asked to end (SIGTERM)."""


@contextmanager
def temporary_folder(parent: Path | None = None) -> Iterator[Path]:
    """Yields an empty folder in `parent`, and deletes it on leaving; raises Terminated on SIGTERM.

    Without `parent` it is in the system's folder for temporary files.
    """
    with _termination_as_exception():
        parent = parent or Path(tempfile.gettempdir())
        _clear_abandoned(parent)
        folder, handle = new_locked_folder(parent, prefix=PREFIX)
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)
            if handle is not None:
                os.close(handle)


@contextmanager
def _termination_as_exception() -> Iterator[None]:
    """Raises Terminated on SIGTERM, unless this process handles that signal in its own way."""
    is_ours = (
        threading.current_thread() is threading.main_thread()
        and signal.getsignal(signal.SIGTERM) is signal.SIG_DFL
    )
    if not is_ours:
        yield
        return
    signal.signal(signal.SIGTERM, _terminate)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)


def _terminate(number: int, frame: FrameType | None) -> None:
    raise Terminated


def _clear_abandoned(parent: Path) -> None:
    """Deletes the folders of killed processes, which are known by their lacking a lock."""
    with suppress(OSError):
        for folder in parent.glob(f"{PREFIX}*"):
            if not NAME.fullmatch(folder.name) or folder.is_symlink() or not _is_own(folder):
                continue
            handle = lock(folder, wait=False)
            if handle is not None:
                shutil.rmtree(folder, ignore_errors=True)
                os.close(handle)


def _is_own(folder: Path) -> bool:
    return hasattr(os, "getuid") and folder.stat().st_uid == os.getuid()
