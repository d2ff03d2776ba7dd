"""Compares two packages: their rows, their schemas, and the version that the change asks for."""

from __future__ import annotations

import filecmp
from dataclasses import dataclass

from watchers.changes.bump import MAJOR, MINOR, PATCH, Reason, highest, next_version, numbers
from watchers.changes.rows import ADDED, KINDS, WITHDRAWN, TableChange, compare, read_rows
from watchers.changes.schemas import schema_reasons
from watchers.package.model import Package, Table


@dataclass
class Difference:
    """What changed from the package `old` to the package `new`."""

    old: Package
    new: Package
    tables: list[TableChange]
    schema: list[Reason]

    @property
    def reasons(self) -> list[Reason]:
        """Everything that asks for a version number of its own."""
        return [*self.schema, *(reason for change in self.tables for reason in _reasons(change))]

    @property
    def level(self) -> str | None:
        """MAJOR, MINOR or PATCH; nothing where nothing changed."""
        return highest(self.reasons)

    @property
    def required_version(self) -> str:
        return next_version(self.old.version, self.level)

    @property
    def version_suffices(self) -> bool:
        return numbers(self.new.version) >= numbers(self.required_version)

    @property
    def is_empty(self) -> bool:
        return not self.reasons

    def total(self, kind: str) -> int:
        return sum(change.rows[kind] for change in self.tables)

    @property
    def totals(self) -> dict[str, int]:
        return {kind: self.total(kind) for kind in KINDS}


def difference(old: Package, new: Package) -> Difference:
    """The difference of two packages.

    Raises UnusablePackage where a file that changed cannot be read row by row or an id stands twice in it.
    """
    changes = []
    for name, table in new.tables.items():
        if name in old.tables and _same_file(old, old.tables[name], new, table):
            continue
        rows = read_rows(new, table)
        before = read_rows(old, old.tables[name]) if name in old.tables else rows.head(0)
        change = compare(table, before, rows, old.created)
        if not change.is_empty:
            change.named = _named(change, old) if len(change.withdrawn) else 0
            changes.append(change)
    return Difference(old, new, changes, list(schema_reasons(old, new)))


def _same_file(old: Package, before: Table, new: Package, after: Table) -> bool:
    """Whether not a byte of the table changed, so that there is nothing to compare."""
    files = old.root / before.path, new.root / after.path
    return before.columns == after.columns and filecmp.cmp(*files, shallow=False)


def _named(change: TableChange, old: Package) -> int:
    """How many of the withdrawn rows other rows of the old package name."""
    named: set[str] = set()
    for name, table in old.tables.items():
        columns = [
            columns[0] for columns, target, _ in table.foreign_keys if target == change.table
        ]
        if columns:
            rows = read_rows(old, table)
            others = rows if name != change.table else rows.drop(change.withdrawn.index)
            named.update(*(others[column] for column in columns))
    return int(change.withdrawn.index.isin(named).sum())


def _reasons(change: TableChange) -> list[Reason]:
    found = []
    if change.named:
        found.append(
            Reason(
                MAJOR, f"{change.table}: {change.named} withdrawn {_rows(change.named)} others name"
            )
        )
    if change.rows[ADDED]:
        found.append(
            Reason(
                MINOR,
                f"{change.table}: {change.rows[ADDED]:,} new {'row' if change.rows[ADDED] == 1 else 'rows'}",
            )
        )
    if change.repointed:
        found.append(Reason(MINOR, f"{change.table}: a reference leads elsewhere"))
    if len(change.cells) or change.rows[WITHDRAWN] > change.named:
        found.append(Reason(PATCH, f"{change.table}: values changed"))
    return found


def _rows(count: int) -> str:
    return "row that" if count == 1 else "rows that"
