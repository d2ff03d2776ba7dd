"""The files of a table: the one that `path` names, or several.

Data Package v2 lets `path` be a list of files, each with a header. A folder stands for all files in
it, as programs that write in parallel leave them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from watchers.package.model import CSV, PARQUET
from watchers.package.paths import UnsafePath, inside, inside_folder
from watchers.text.printable import quoted

SIDE_FILES = (".", "_")
"""How the names of files begin that such programs leave beside the data."""


@dataclass(frozen=True)
class TablePaths:
    """Where a table lies."""

    path: str
    """Its file; if there are several, the folder, or the first and the last."""
    parts: tuple[str, ...]
    """The files if they are several; else empty."""
    format: str


def table_paths(root: Path, path: object) -> TablePaths:
    """The files that `path` of a descriptor names.

    Raises UnsafePath for what is not a file inside the package, a list of them, or a folder.
    """
    if isinstance(path, list):
        return _several(root, path, name="")
    if isinstance(path, str) and inside_folder(root, path):
        return _several(root, _files_in(root, path), name=path)
    inside(root, path)
    return TablePaths(str(path), (), _format([str(path)]))


def _several(root: Path, paths: Sequence[object], *, name: str) -> TablePaths:
    if not paths:
        raise UnsafePath("names no file")
    for path in paths:
        try:
            inside(root, path)
        except UnsafePath as error:
            raise UnsafePath(f"names {quoted(path)}, which {error}") from error
    parts = tuple(map(str, paths))
    if len({part.casefold() for part in parts}) < len(parts):
        raise UnsafePath("names a file twice")
    return TablePaths(name or f"{parts[0]} … {parts[-1]}", parts, _format(parts))


def _files_in(root: Path, folder: str) -> list[str]:
    """The data files in a folder, in the order of their names."""
    names = sorted(entry.name for entry in (root / folder).iterdir())
    return [f"{folder}/{name}" for name in names if not name.startswith(SIDE_FILES)]


def _format(paths: Sequence[str]) -> str:
    kinds = {PARQUET if path.endswith(f".{PARQUET}") else CSV for path in paths}
    if len(kinds) > 1:
        raise UnsafePath("names files of several formats")
    return kinds.pop()
