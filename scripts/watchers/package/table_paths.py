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

    Raises UnsafePath for what is not a file inside the package, a list of them, or a folder; its
    words begin with the file that is wrong.
    """
    if isinstance(path, list):
        return _several(root, path, name="")
    if isinstance(path, str) and inside_folder(root, path):
        return _several(root, _files_in(root, path), name=path)
    _check_inside(root, path)
    return TablePaths(str(path), (), _format_of(str(path)))


def _several(root: Path, paths: Sequence[object], *, name: str) -> TablePaths:
    if not paths:
        raise UnsafePath(f"{quoted(name)} holds no file" if name else "the list names no file")
    for path in paths:
        _check_inside(root, path)
    parts = tuple(map(str, paths))
    _check_named_once(parts)
    return TablePaths(name or f"{parts[0]} … {parts[-1]}", parts, _only_format(parts))


def _check_inside(root: Path, path: object) -> None:
    try:
        inside(root, path)
    except UnsafePath as error:
        raise UnsafePath(f"{quoted(path)} {error}") from error


def _check_named_once(paths: Sequence[str]) -> None:
    seen: set[str] = set()
    for path in paths:
        if path.casefold() in seen:  # some systems ignore case
            raise UnsafePath(f"{quoted(path)} is named twice")
        seen.add(path.casefold())


def _files_in(root: Path, folder: str) -> list[str]:
    """The data files in a folder, in the order of their names."""
    names = sorted(entry.name for entry in (root / folder).iterdir())
    return [f"{folder}/{name}" for name in names if not name.startswith(SIDE_FILES)]


def _only_format(paths: Sequence[str]) -> str:
    """The format of all the files. Raises UnsafePath, which names the first that has another."""
    formats = {path: _format_of(path) for path in paths}
    if len(set(formats.values())) == 1:
        return formats[paths[0]]
    # What ends in neither, such as notes beside the data, does not say what the table is in.
    usual = max((PARQUET, CSV), key=lambda kind: sum(path.endswith(f".{kind}") for path in paths))
    other = next(path for path, found in formats.items() if found != usual)
    raise UnsafePath(
        f"{quoted(other)} is not in the format {usual}, unlike other files of this table"
    )


def _format_of(path: str) -> str:
    return PARQUET if path.endswith(f".{PARQUET}") else CSV
