"""Writes a package in other formats: whole or not at all, and always the same bytes.

Each format is one module that ends in `EXPORT = Export(...)`; see registry.py.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from watchers.exports.derived import Derived, derive
from watchers.exports.registry import Export, Writes, find_exports
from watchers.package.model import Package
from watchers.package.outputs import check_output
from watchers.problems.errors import WriteFailed

__all__ = [
    "FORMATS",
    "Derived",
    "Export",
    "WriteFailed",
    "Writes",
    "derive",
    "export",
    "export_all",
]

FORMATS: dict[str, Export] = find_exports(__name__, folders=list(__path__))
"""Every export by its name."""


def export(
    package: Package,
    *,
    output_format: str,
    path: Path | str,
    overwrite: bool = False,
    derived: Derived | None = None,
) -> Path:
    """Writes the package to `path` in one of FORMATS.

    overwrite: whether to replace a file, or a folder that is an earlier export.
    derived: what `derive` gives for the package, if it was asked before.

    Returns the absolute path. Raises ValueError if the format is unknown, UnusablePackage if the
    package cannot be read or is too faulty for the format, and WriteFailed if `path` cannot or must
    not be written: it exists, is part of the package, or its ending is that of another format.
    Whatever was at `path` before is then still there, unchanged.
    """
    if output_format not in FORMATS:
        raise ValueError(f"{output_format!r} is not a format; the formats are {', '.join(FORMATS)}")
    target = Path(os.path.abspath(path))
    _check_target(package, target=target, output_format=output_format, overwrite=overwrite)
    FORMATS[output_format].write(package, derived=derived or derive(package), path=target)
    return target


def export_all(
    package: Package,
    *,
    folder: Path | str,
    overwrite: bool = False,
    derived: Derived | None = None,
) -> Iterator[Path]:
    """Writes the package in every format into `folder`, and yields each path once it is written.

    The folder is made if it is missing. The names are that of the package and the format's ending.
    Raises as `export` does, and then before anything is written if a path must not be.
    """
    place = Path(os.path.abspath(folder))
    targets = {
        name: place / f"{package.descriptor['name']}{found.ending}"
        for name, found in FORMATS.items()
    }
    for name, target in targets.items():
        _check_target(package, target=target, output_format=name, overwrite=overwrite)
    place.mkdir(parents=True, exist_ok=True)
    derived = derived or derive(package)
    for name, target in targets.items():
        yield export(package, output_format=name, path=target, overwrite=overwrite, derived=derived)


def _check_target(package: Package, *, target: Path, output_format: str, overwrite: bool) -> None:
    check_output(
        target,
        ending=FORMATS[output_format].ending,
        packages=[package.root],
        overwrite=overwrite,
    )
