"""The guard of every file in a package's folder: no links, and nothing outside the folder.

The paths come from a descriptor, or from the code where it reads or writes pages.
"""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath

from watchers.problems.errors import UnusablePackage
from watchers.text.printable import quoted

SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")

NOT_A_FILE = "is not a file"


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
        file = _without_links(root, pure)
        if not file.exists():
            raise UnsafePath("does not exist")
        if not file.is_file():
            raise UnsafePath(NOT_A_FILE)
        return file
    except (OSError, ValueError) as error:
        if isinstance(error, UnsafePath):
            raise
        raise UnsafePath("is not a path that this machine can open") from error


def inside_folder(root: Path, path: str) -> bool:
    """Whether `path` names a folder within one of the package, by the rules of `inside`."""
    try:
        inside(root, path)
    except UnsafePath as error:
        return str(error) == NOT_A_FILE and "/" in path and (root / path).is_dir()
    return False


def page_text(root: Path, path: str) -> str | None:
    """The text of a file that a page is made of; None if there is no such file.

    Raises UnusablePackage if it is a link, lies behind one, is not a regular file, or not UTF-8.
    """
    file = guarded(root, path)
    if not file.exists():
        return None
    try:
        return file.read_bytes().decode("utf-8")
    except OSError as error:
        raise UnusablePackage(f"{path} cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise UnusablePackage(f"{path} is not UTF-8: byte {error.start} cannot be read") from error


def guarded(root: Path, path: str) -> Path:
    """The file at `path`, which may be missing, as a path without links below `root`.

    Raises UnusablePackage if it is a link, lies behind one, or is not a regular file.
    """
    pure = PurePosixPath(path)
    if pure.is_absolute() or ".." in pure.parts:
        raise UnusablePackage(f"{quoted(path)} leaves the package")
    try:
        file = _without_links(root.resolve(), pure)
    except UnsafePath as error:
        raise UnusablePackage(f"{quoted(path)} {error}") from error
    if file.exists() and not file.is_file():
        raise UnusablePackage(f"{quoted(path)} is not a file")
    return file


def _without_links(root: Path, pure: PurePosixPath) -> Path:
    step = root
    for part in pure.parts:
        step = step / part
        if step.is_symlink():
            raise UnsafePath("is a link or lies behind one; put the file itself there")
    return step
