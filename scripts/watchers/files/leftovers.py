"""The hidden folders in which files are built, and what is left of them after a kill.

A file or folder NAME is built in `.NAME.partial-xxxxxxxx` beside its place. The process that builds
it holds a lock on that folder; one without a lock was left by a process that was killed.
"""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

from watchers.files.locks import lock

NEW, PREVIOUS = "new", "previous"
LEFTOVER = re.compile(r"\.(?P<name>.+)\.partial-[a-z0-9_]{8}")


def prefix(final: Path) -> str:
    """How the names of the folders begin in which `final` is built."""
    return f".{final.name}.partial-"


def target_of(entry: Path) -> Path | None:
    """What was being built in `entry`; None if it is not such a folder, or holds anything else."""
    match = LEFTOVER.fullmatch(entry.name)
    if match is None or entry.is_symlink() or not entry.is_dir():
        return None
    try:
        holds_only_ours = set(os.listdir(entry)) <= {NEW, PREVIOUS}
    except OSError:
        return None
    return entry.with_name(match["name"]) if holds_only_ours else None


def clear(folder: Path, *, name: str = "") -> list[Path]:
    """Deletes what killed processes left in `folder`, and returns it; with `name`, only of that.

    A folder that such a process had moved away and not yet replaced is moved back. Does nothing on
    systems whose folders have no locks: there nobody can tell whether a process is still at work.
    """
    cleared = []
    for entry in sorted(folder.iterdir()):
        target = target_of(entry)
        if target is None or (name and target.name != name):
            continue
        handle = lock(entry, wait=False)
        if handle is not None:
            bring_back(entry / PREVIOUS, target)
            shutil.rmtree(entry, ignore_errors=True)
            os.close(handle)
            cleared.append(entry)
    return cleared


def bring_back(previous: Path, final: Path) -> None:
    if previous.exists() and not final.exists():
        os.rename(previous, final)
