"""Writes a package in the formats that people ask for: whole or not at all, and always the same bytes."""

from __future__ import annotations

import os
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from watchers.package.model import DESCRIPTOR, Package
from watchers.problems.errors import WriteFailed

__all__ = ["FORMATS", "WriteFailed", "export"]

Writer = Callable[[Package, Path], None]


def _lazy(module: str) -> Writer:
    """The function `write` of a module that is imported only when it is called."""

    def write(package: Package, path: Path) -> None:
        import_module(f"watchers.exports.{module}").write(package, path)

    return write


FORMATS: dict[str, tuple[Writer, str]] = {
    "csv": (_lazy("csv_zip"), ".zip"),
    "json": (_lazy("json_document"), ".json"),
    "parquet": (_lazy("parquet_folder"), "-parquet"),
    "sqlite": (_lazy("sqlite_database"), ".sqlite"),
    "xlsx": (_lazy("xlsx_workbook"), ".xlsx"),
}
"""Each format's writer, and how the name of what it writes usually ends; parquet writes a folder."""


def export(package: Package, format: str, path: Path | str) -> Path:
    """Writes the package to `path` in one of FORMATS, in place of an earlier export; returns the path.

    Raises ValueError for a format that is not known, UnusablePackage where the package cannot be read
    or is too faulty for the format, and WriteFailed where `path` cannot be written; then whatever
    was at `path` is still there as it was.
    """
    if format not in FORMATS:
        raise ValueError(f"{format!r} is not a format; the formats are {', '.join(FORMATS)}")
    target = Path(os.path.abspath(path))
    _spare_the_package(package, target)
    writer, _ = FORMATS[format]
    writer(package, target)
    return target


def _spare_the_package(package: Package, target: Path) -> None:
    """Raises WriteFailed where the export would take the place of the package or lie among its files."""
    root = Path(os.path.realpath(package.root))
    real = Path(os.path.realpath(target))
    own = [
        root / resource[key]
        for resource in package.descriptor["resources"]
        for key in ("path", "schema")
    ]
    folders = {file.parent for file in own} - {root}
    if real == root or real in {root / DESCRIPTOR, *own} or folders & {real, *real.parents}:
        raise WriteFailed(f"{target} is a part of the package itself; choose another place")
