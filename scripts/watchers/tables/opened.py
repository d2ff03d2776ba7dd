"""Opens a package from wherever it is, with every table readable."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from watchers.package.descriptor import open_package
from watchers.package.model import Package, Table
from watchers.package.releases import package_folder
from watchers.problems.errors import UnusablePackage
from watchers.tables.typed_tables import check_readable
from watchers.text.printable import quoted
from watchers.text.suggest import did_you_mean


@contextmanager
def opened_package(reference: Path | str | None = None) -> Iterator[Package]:
    """The package `reference` (see package_folder), or the one that came with this code.

    Raises UnusablePackage, which names the reference, if the package or one of its files cannot be
    read: no answer comes from a part of a package.
    """
    if reference is None:
        package = open_package()
        check_readable(package)
        yield package
        return
    with package_folder(reference) as folder:
        try:
            package = open_package(folder)
            check_readable(package)
        except UnusablePackage as error:
            raise UnusablePackage(f"{reference}: {error}") from error
        yield package


def table_named(package: Package, name: str) -> Table:
    """The table. Raises ValueError, with the nearest name or all, if the package has none such."""
    if name not in package.tables:
        hint = did_you_mean(str(name), package.tables)
        hint = hint or f" The tables are {', '.join(package.tables)}"
        raise ValueError(f"{quoted(name)} is not a table.{hint}")
    return package.tables[name]
