"""What an export says of itself, and the list of all exports.

An export is one module of this room that ends in `EXPORT = Export(...)`; it is registered nowhere
else. The list imports every module of the room, so a module imports what is heavy (pyarrow,
xlsxwriter) inside its functions.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Protocol

from watchers.exports.derived import Derived
from watchers.package.extras import lacking
from watchers.package.model import Package


class Writes(StrEnum):
    """What an export leaves at its path."""

    FILE = "file"
    FOLDER = "folder"


class Writer(Protocol):
    """Writes the package, and what is derived from it, to an absolute path.

    Raises UnusablePackage if the package cannot be read or is too faulty for the format, and
    WriteFailed if the path cannot be written.
    """

    def __call__(self, package: Package, *, derived: Derived, path: Path) -> None: ...


@dataclass(frozen=True, kw_only=True)
class Export:
    """A format in which a package can be written."""

    name: str
    """How the command line calls it."""
    ending: str
    """How the name of what it writes usually ends, with the dot."""
    writes: Writes
    summary: str
    """What one gets, in a few words, for the help."""
    write: Writer
    carries: str
    """What of the record it holds, for the docs."""
    leaves_out: str
    """What of the record it does not hold, for the docs."""
    opened_with: str
    """The command that opens it, for the docs."""
    needs_whole_record: bool = False
    """Whether it cannot be written of every valid package, such as one of an older release."""
    needs_all_days: bool = False
    """Whether it shows every day, and so cannot be written as of one."""
    same_bytes: bool = True
    """Whether the same rows always give the same bytes; otherwise only what is read is the same."""
    library: str = ""
    """The module of a library that it needs and a plain installation does not bring."""
    extra: str = ""
    """The extra that installs it."""

    @property
    def lacking(self) -> str:
        """What is missing to write it, and how to get it; empty if nothing is."""
        if not self.library:
            return ""
        return lacking(self.name, library=self.library, extra=self.extra)


def find_exports(room: str, *, folders: list[str]) -> dict[str, Export]:
    """The exports of the package `room`, whose modules lie in `folders`, by name and in that order.

    Raises ValueError if two have the same name.
    """
    exports: dict[str, Export] = {}
    for export in _declared(room, folders):
        if export.name in exports:
            raise ValueError(f"two exports are named {export.name}")
        exports[export.name] = export
    return dict(sorted(exports.items()))


def _declared(room: str, folders: list[str]) -> Iterator[Export]:
    for module in iter_modules(folders):
        export = getattr(import_module(f"{room}.{module.name}"), "EXPORT", None)
        if isinstance(export, Export):
            yield export
