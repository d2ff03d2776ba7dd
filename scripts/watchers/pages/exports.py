"""The formats of `watchers export`: what each holds, and how large it is."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from watchers.package.model import Package
from watchers.text.escape import code, markdown
from watchers.text.grid import grid

if TYPE_CHECKING:
    from watchers.exports import Export

    Formats = Mapping[str, Export]

HEAD = ["format", "what you get", "what it holds", "what it leaves out", "how to open it"]
SIZES = "As written from the record of this page; a folder is the sum of its files.\n"


def list_of_exports(formats: Formats) -> str:
    """A row for each format."""
    rows = [
        [
            code(name),
            markdown(export.summary),
            markdown(export.carries),
            markdown(export.leaves_out),
            code(export.opened_with),
        ]
        for name, export in formats.items()
    ]
    return grid(HEAD, rows=rows)


def sizes_of_exports(package: Package, formats: Formats) -> str:
    """The size of the package in each format that always gives the same bytes, to two digits."""
    from watchers.exports import export_all

    formats = {name: export for name, export in formats.items() if export.same_bytes}
    with TemporaryDirectory() as folder:
        written = export_all(package, folder=folder, formats=formats, skipped=_leave_out)
        sizes = {path.suffix: _size(path) for path in written}
    named = {export.ending: name for name, export in formats.items()}
    rows = [[code(named[ending]), _rounded(size)] for ending, size in sizes.items()]
    return SIZES + "\n" + grid(["format", "size"], rows=rows)


def _leave_out(name: str, why: Exception) -> None:
    """A format that lacks its library here is not measured."""


def _size(path: Path) -> int:
    return sum(file.stat().st_size for file in _files(path))


def _files(path: Path) -> Iterator[Path]:
    return (file for file in path.rglob("*") if file.is_file()) if path.is_dir() else iter([path])


def _rounded(size: int) -> str:
    """The size to two digits: `8.6 MB`, `29 MB`."""
    unit, name = (1_000_000, "MB") if size >= 1_000_000 else (1_000, "kB")
    digits = max(1 - math.floor(math.log10(max(size, 1) / unit)), 0)
    return f"{round(size / unit, digits):,.{digits}f} {name}"
