"""Compares two packages: their rows, their schemas, and the version that the change asks for."""

from __future__ import annotations

import filecmp
from dataclasses import dataclass

from watchers.changes.bump import (
    Level,
    Reason,
    highest,
    next_version,
    numbers,
    row_reasons,
    schema_reasons,
)
from watchers.changes.rows import ChangeKind, TableChange, compare_rows, read_rows
from watchers.package.model import Package, Table

POINTERS = {
    "claims": ("about_table", "about_id"),
    "evidence": ("about_table", "about_id"),
    "waivers": ("table", "row_id"),
}
"""Tables whose rows name a row of any table: in which columns they name the table and its row."""


@dataclass(frozen=True)
class PackageDiff:
    """What changed from the package `old` to the package `new`."""

    old: Package
    new: Package
    tables: list[TableChange]
    """The tables with changed rows."""
    schema: list[Reason]
    """What changed apart from rows."""

    @property
    def reasons(self) -> list[Reason]:
        """Everything that asks for another version number."""
        by_rows = [reason for change in self.tables for reason in row_reasons(change)]
        return [*self.schema, *by_rows]

    @property
    def level(self) -> Level | None:
        """The gravest of the reasons; None if nothing changed."""
        return highest(self.reasons)

    @property
    def required_version(self) -> str:
        return next_version(self.old.version, level=self.level)

    @property
    def version_suffices(self) -> bool:
        return numbers(self.new.version) >= numbers(self.required_version)

    @property
    def is_empty(self) -> bool:
        return not self.reasons

    @property
    def totals(self) -> dict[ChangeKind, int]:
        """Number of changed rows by kind."""
        return {kind: sum(change.rows[kind] for change in self.tables) for kind in ChangeKind}


def compare_packages(old: Package, *, new: Package) -> PackageDiff:
    """What changed from one package to the other.

    Raises UnusablePackage if a file that changed cannot be read row by row, or has an id twice.
    """
    changes = []
    for name, table in new.tables.items():
        before = old.tables.get(name)
        if before is not None and _is_same_file(old, before, new, table):
            continue
        rows = read_rows(new, table=table)
        old_rows = rows.head(0) if before is None else read_rows(old, table=before)
        change = compare_rows(table, old=old_rows, new=rows, old_created=old.created)
        if change.is_empty:
            continue
        if len(change.withdrawn):
            change.referenced = _count_referenced(change, old)
        changes.append(change)
    return PackageDiff(old, new, changes, list(schema_reasons(old, new=new)))


def _is_same_file(old: Package, before: Table, new: Package, after: Table) -> bool:
    """Whether the table has the same columns and the same bytes, so there is nothing to compare."""
    files = old.root / before.path, new.root / after.path
    return before.columns == after.columns and filecmp.cmp(*files, shallow=False)


def _count_referenced(change: TableChange, old: Package) -> int:
    """How many of the withdrawn rows the remaining rows of the old package refer to."""
    referenced: set[str] = set()
    for name, table in old.tables.items():
        columns = [
            columns[0] for columns, target, _ in table.foreign_keys if target == change.table
        ]
        pointer = POINTERS.get(name)
        if not columns and not pointer:
            continue
        rows = read_rows(old, table=table)
        if name == change.table:
            rows = rows.drop(change.withdrawn.index)
        for column in columns:
            referenced.update(rows[column])
        if pointer:
            table_column, id_column = pointer
            referenced.update(rows.loc[rows[table_column] == change.table, id_column])
    return int(change.withdrawn.index.isin(referenced).sum())
