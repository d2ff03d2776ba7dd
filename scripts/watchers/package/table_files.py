"""The limit on the files of a package's tables, which are read into memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watchers.files.limits import MAX_BYTES_VARIABLE, in_megabytes, max_bytes
from watchers.problems.errors import UnusablePackage

if TYPE_CHECKING:
    from watchers.package.model import Package, Table


def check_sizes(package: Package) -> None:
    """Raises UnusablePackage if the files of the tables are too large to be read into memory."""
    sizes = {table.path: _size(package, table) for table in package.tables.values()}
    if sum(sizes.values()) > max_bytes():
        largest = max(sizes, key=sizes.__getitem__)
        raise UnusablePackage(
            f"the tables have {in_megabytes(sum(sizes.values()))} (the largest, {largest},"
            f" {in_megabytes(sizes[largest])}); more than {in_megabytes(max_bytes())} are not read"
            f" into memory, which takes some fifty times as much. {MAX_BYTES_VARIABLE} sets"
            " another limit (in bytes); to query larger tables, open the files with DuckDB"
        )


def _size(package: Package, table: Table) -> int:
    try:
        return (package.root / table.path).stat().st_size
    except OSError as error:
        raise UnusablePackage(f"{table.path} cannot be read: {error.strerror}") from error
