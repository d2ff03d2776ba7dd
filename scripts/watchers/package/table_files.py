"""Reads the files of a package's tables, as far as they fit into memory together."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from watchers.files.limits import MAX_BYTES_VARIABLE, max_bytes
from watchers.problems.problem import Findings

if TYPE_CHECKING:
    from watchers.package.model import Package, Table


def check_sizes(package: Package, findings: Findings) -> set[str]:
    """The tables, from the largest down, without which the others fit into memory; adds them."""
    sizes = {name: _size(package.root / table.path) for name, table in package.tables.items()}
    total = to_read = sum(sizes.values())
    too_large = set()
    for name in sorted(sizes, key=sizes.__getitem__, reverse=True):
        if to_read <= max_bytes():
            break
        to_read -= sizes[name]
        too_large.add(name)
        findings.add(
            package.tables[name].path,
            rule="table_size",
            message=f"has {sizes[name]:,} bytes, and the tables together {total:,};"
            f" more than {max_bytes():,} are not read, because reading takes up to fifty times as"
            f" much memory. To read them all, set {MAX_BYTES_VARIABLE} to {total} or more.",
        )
    return too_large


def _size(file: Path) -> int:
    """The size of a file; 0 if it cannot be told, which reading the file then reports."""
    try:
        return file.stat().st_size
    except OSError:
        return 0


def read_table(package: Package, table: Table, findings: Findings) -> bytes | None:
    """The bytes of the table's file; None if it cannot be read, and then the fault is added."""
    try:
        return (package.root / table.path).read_bytes()
    except OSError as error:
        findings.add(
            table.path,
            rule="unreadable_file",
            message=f"cannot be read: {error.strerror or error}.",
        )
        return None
