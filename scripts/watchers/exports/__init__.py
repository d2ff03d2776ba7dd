"""Writes a package in other formats: whole or not at all, and always the same bytes.

Each format is one module that ends in `EXPORT = Export(...)`; see registry.py.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from watchers.exports.derived import Derived, derive
from watchers.exports.registry import Export, Writes, find_exports
from watchers.package.model import Package
from watchers.package.outputs import check_output
from watchers.problems.errors import BrokenCheck, MissingLibrary, UnusablePackage, WriteFailed
from watchers.text.printable import quoted
from watchers.text.suggest import did_you_mean

__all__ = [
    "FORMATS",
    "Derived",
    "Export",
    "WriteFailed",
    "Writes",
    "derive",
    "export",
    "export_all",
    "format_named",
    "refuse_problems",
]

FORMATS: dict[str, Export] = find_exports(__name__, folders=list(__path__))
"""Every export by its name."""


def format_named(name: str, *, formats: Mapping[str, Export] = FORMATS) -> Export:
    """The format. Raises ValueError, which lists all, if there is none of this name."""
    if name not in formats:
        hint = did_you_mean(name, formats)
        known = ", ".join(formats)
        raise ValueError(f"{quoted(name)} is not a format.{hint} The formats are {known}")
    return formats[name]


def refuse_problems(package: Package) -> None:
    """Raises UnusablePackage, quoting the first problem, unless the package is valid.

    Raises BrokenCheck if a check failed to run.
    """
    from watchers.checks.validation import validate
    from watchers.problems.reporters import summary

    report = validate(package.root)
    if report.failed:
        raise BrokenCheck(summary(report))
    if not report.is_valid:
        first = f"{report.problems[0]}; " if report.total else ""
        raise UnusablePackage(f"{first}{summary(report)}. With force=True it is exported anyway")


def _fail(name: str, why: UnusablePackage) -> None:
    raise why


def export(
    package: Package,
    *,
    output_format: str,
    path: Path | str,
    overwrite: bool = False,
    derived: Derived | None = None,
    formats: Mapping[str, Export] = FORMATS,
) -> Path:
    """Writes the package to `path` in one of the formats.

    overwrite: whether to replace a file, or a folder that is an earlier export.
    derived: what `derive` gives for the package, if it was asked before.
    formats: the exports to choose from, by name.

    Returns the absolute path. Raises ValueError if the format is unknown, MissingLibrary if it
    needs one that is not installed, UnusablePackage if the
    package cannot be read or is too faulty for the format, and WriteFailed if `path` cannot or must
    not be written: it exists, is part of the package, or its ending is that of another format.
    Whatever was at `path` before is then still there, unchanged.
    """
    found = format_named(output_format, formats=formats)
    if found.lacking:
        raise MissingLibrary(found.lacking)
    target = Path(os.path.abspath(path))
    _check_target(package, target=target, ending=found.ending, overwrite=overwrite)
    found.write(package, derived=derived or derive(package), path=target)
    return target


def export_all(
    package: Package,
    *,
    folder: Path | str,
    overwrite: bool = False,
    derived: Derived | None = None,
    formats: Mapping[str, Export] = FORMATS,
    skipped: Callable[[str, UnusablePackage], None] = _fail,
) -> Iterator[Path]:
    """Writes the package in every format into `folder`, and yields each path once it is written.

    The folder is made if it is missing. The names are that of the package and the format's ending.
    skipped: called with the name of a format that lacks a library, or the whole record that it
        needs, and with what is missing.

    Raises as `export` does, and then before anything is written if a path must not be.
    """
    place = Path(os.path.abspath(folder))
    targets = {
        name: place / f"{package.descriptor['name']}{found.ending}"
        for name, found in formats.items()
    }
    for name, target in targets.items():
        _check_target(package, target=target, ending=formats[name].ending, overwrite=overwrite)
    derived = derived or derive(package)
    _make_folder(place)
    for name, target in targets.items():
        try:
            if formats[name].lacking:
                raise MissingLibrary(formats[name].lacking)
            formats[name].write(package, derived=derived, path=target)
        except UnusablePackage as error:
            if not (formats[name].needs_whole_record or formats[name].lacking):
                raise
            skipped(name, error)
        else:
            yield target


def _make_folder(place: Path) -> None:
    """Makes the folder if it is missing; raises WriteFailed."""
    try:
        place.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WriteFailed(f"{place} could not be made: {error.strerror}") from error


def _check_target(package: Package, *, target: Path, ending: str, overwrite: bool) -> None:
    check_output(target, ending=ending, packages=[package.root], overwrite=overwrite)
