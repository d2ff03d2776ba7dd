"""Writes a package in other formats: whole or not at all, and always the same bytes.

Each format is one module that ends in `EXPORT = Export(...)`; see registry.py.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from watchers.exports.registry import Export, Writes, find_exports
from watchers.package.model import DESCRIPTOR, Package
from watchers.problems.errors import WriteFailed

__all__ = ["FORMATS", "Export", "WriteFailed", "Writes", "export", "export_all"]

FORMATS: dict[str, Export] = find_exports(__name__, folders=list(__path__))
"""Every export by its name."""


def export(package: Package, *, output_format: str, path: Path | str) -> Path:
    """Writes the package to `path` in one of FORMATS, in place of an earlier export.

    Returns the absolute path. Raises ValueError if the format is unknown, UnusablePackage if the
    package cannot be read or is too faulty for the format, and WriteFailed if `path` cannot be
    written; whatever was at `path` before is then still there, unchanged.
    """
    if output_format not in FORMATS:
        raise ValueError(f"{output_format!r} is not a format; the formats are {', '.join(FORMATS)}")
    target = Path(os.path.abspath(path))
    _refuse_to_overwrite(package, target=target)
    FORMATS[output_format].write(package, path=target)
    return target


def export_all(package: Package, *, folder: Path | str) -> Iterator[Path]:
    """Writes the package in every format into `folder`, and yields each path once it is written.

    The folder is made if it is missing. The names are that of the package and the format's ending.
    Raises as `export` does.
    """
    place = Path(os.path.abspath(folder))
    targets = {
        name: place / f"{package.descriptor['name']}{found.ending}"
        for name, found in FORMATS.items()
    }
    for target in targets.values():
        _refuse_to_overwrite(package, target=target)
    place.mkdir(parents=True, exist_ok=True)
    for name, target in targets.items():
        yield export(package, output_format=name, path=target)


def _refuse_to_overwrite(package: Package, *, target: Path) -> None:
    """Raises WriteFailed if `target` is the package, one of its files or among them."""
    root = Path(os.path.realpath(package.root))
    real = Path(os.path.realpath(target))
    own = [
        root / resource[key]
        for resource in package.descriptor["resources"]
        for key in ("path", "schema")
    ]
    folders = {file.parent for file in own} - {root}
    if real == root or real in {root / DESCRIPTOR, *own} or folders & {real, *real.parents}:
        raise WriteFailed(f"{target} is part of the package itself; choose another place")
