"""Reads the files of a package's tables, as far as they fit into memory together."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from watchers.files.limits import MAX_BYTES_VARIABLE, max_bytes
from watchers.problems.problem import Findings

if TYPE_CHECKING:
    from watchers.package.model import Package, Table


class TableFile(NamedTuple):
    """The file of a table that can be read row by row."""

    content: bytes
    """Its bytes as they are."""
    readable: bytes
    """Its bytes as they are ready for a reader of CSV."""


def check_sizes(package: Package, findings: Findings, *, instead: str = "") -> set[str]:
    """The tables, from the largest down, without which the others fit into memory; adds them.

    instead: what can be done instead of reading them all, if anything.
    """
    size_of = sizes(package)
    total = to_read = sum(size_of.values())
    too_large = set()
    for name in sorted(size_of, key=size_of.__getitem__, reverse=True):
        if to_read <= max_bytes():
            break
        to_read -= size_of[name]
        too_large.add(name)
        findings.add(
            package.tables[name].path,
            rule="table_size",
            message=f"has {size_of[name]:,} bytes, and the tables together {total:,};"
            f" more than {max_bytes():,} are not read, because reading takes up to fifty times as"
            f" much memory. To read them all, set {MAX_BYTES_VARIABLE} to {total} or more."
            f"{instead}",
        )
    return too_large


def sizes(package: Package) -> dict[str, int]:
    """The size of each table's files in bytes."""
    return {
        name: sum(_size(package.root / path) for path in table.files)
        for name, table in package.tables.items()
    }


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
        add_unreadable(table.path, error, findings)
        return None


class UnreadableTable(Exception):
    """The file of a table cannot be read; its cause is the OSError."""


def blocks_of(file: Path, *, size: int) -> Iterator[bytes]:
    """The bytes of a file, so many at a time. Raises UnreadableTable if they cannot be read."""
    try:
        with file.open("rb") as opened:
            while block := opened.read(size):
                yield block
    except OSError as error:
        raise UnreadableTable from error


def add_unreadable(path: str, error: BaseException | None, findings: Findings) -> None:
    """Adds that a table's file cannot be read, and why."""
    reason = getattr(error, "strerror", None) or str(error)
    # Libraries end some of their sentences with a full stop, and some with a line feed.
    in_one_line = " ".join(reason.split()).rstrip(".")
    findings.add(path, rule="unreadable_file", message=f"cannot be read: {in_one_line}.")
