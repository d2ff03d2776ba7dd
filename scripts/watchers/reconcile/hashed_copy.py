"""A copy of a list with the hash of the very bytes that were read."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from watchers.official.entries import UnreadableList
from watchers.official.list_copy import ListCopy
from watchers.official.read_copy import read_copy


@dataclass(frozen=True)
class HashedCopy:
    """What a file says, and the hash by which the file is known."""

    copy: ListCopy
    sha256: str


def read_hashed(path: Path) -> HashedCopy:
    """The content of the file, and the SHA-256 of its bytes, packed or not.

    Raises UnreadableList as `read_copy` does, also if the file can be read only once or is not the
    same before and after; OSError if it cannot be opened.
    """
    before = _hash_of(path)
    try:
        copy = read_copy(path)
    except UnreadableList as error:
        _check_unchanged(path, before, cause=error)
        raise
    _check_unchanged(path, before)
    return HashedCopy(copy, before)


def _check_unchanged(path: Path, before: str, *, cause: Exception | None = None) -> None:
    if _hash_of(path) != before:
        raise UnreadableList(
            "the file changed while it was read; try again when nothing writes to it"
        ) from cause


def _hash_of(path: Path) -> str:
    if path.exists() and not (path.is_file() or path.is_dir()):
        raise UnreadableList("this can be read only once, as from a pipe; save it in a file first")
    with path.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()
