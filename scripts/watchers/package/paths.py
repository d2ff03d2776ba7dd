"""Paths that a descriptor names: they stay inside the package."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath

SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


class UnsafePath(ValueError):
    """A path that is not the relative path of a regular file inside the package."""


def inside(root: Path, path: object) -> Path:
    """The file that `path` names below `root`.

    Raises UnsafePath for what the Data Package standard (v2, "Data" and "security") forbids and for
    links: an address, an absolute path, `..`, a backslash, a link on the way, a missing file.
    """
    if not isinstance(path, str) or not path:
        raise UnsafePath("is not a path")
    if SCHEME.match(path) or path.startswith("//"):
        raise UnsafePath("is an address; every file is inside the package")
    pure = PurePosixPath(path)
    if "\\" in path or pure.is_absolute() or path.startswith("~") or any(ord(c) < 32 for c in path):
        raise UnsafePath("is not a relative path with forward slashes")
    if ".." in pure.parts:
        raise UnsafePath("leaves the package with '..'")
    if str(pure) != path:
        raise UnsafePath(f"is not in its shortest form, {pure}")
    try:
        return _plain_file(root, pure)
    except (OSError, ValueError) as error:
        if isinstance(error, UnsafePath):
            raise
        raise UnsafePath("is not a path that this machine can open") from error


def _plain_file(root: Path, pure: PurePosixPath) -> Path:
    step = root
    for part in pure.parts:
        step = step / part
        if step.is_symlink():
            raise UnsafePath("is a link or lies behind one; put the file itself there")
    if not step.exists():
        raise UnsafePath("does not exist")
    if not step.is_file():
        raise UnsafePath("is not a file")
    return step
