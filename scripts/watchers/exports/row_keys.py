"""The rows of a package by their keys, and by the keys that they name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from watchers.package.model import Package

if TYPE_CHECKING:
    import pyarrow as pa

    Cells = Mapping[str, pa.Table]

Row = tuple[str, int]
"""A table and the number of a row of it, from 0 on."""
ABOUT = ("about_table", "about_id")
"""The columns by which a row of one table is about a row of any other."""


class RowKeys:
    """Finds a row by its key, and the rows that refer to it."""

    def __init__(self, package: Package, cells: Cells) -> None:
        """cells: the tables as text."""
        self.package, self.cells = package, cells

    def key(self, row: Row) -> str:
        table, at = row
        return self.columns[table][self.package.tables[table].primary_key[0]][at]

    def target(self, table: str, column: str) -> str:
        keys = self.package.tables[table].foreign_keys
        return next((to for columns, to, _ in keys if columns == [column]), "")

    @cached_property
    def pointing(self) -> list[str]:
        return [n for n, table in self.package.tables.items() if set(ABOUT) <= table.fields.keys()]

    @cached_property
    def columns(self) -> dict[str, dict[str, list[str]]]:
        return {
            name: {column: cells[column].to_pylist() for column in self._needed(name)}
            for name, cells in self.cells.items()
        }

    def _needed(self, name: str) -> list[str]:
        table = self.package.tables[name]
        keys = {columns[0] for columns, _, _ in table.foreign_keys} | {table.primary_key[0]}
        return sorted(keys | ({*ABOUT} & table.fields.keys()))

    @cached_property
    def by_key(self) -> dict[str, dict[str, int]]:
        keys = {name: table.primary_key[0] for name, table in self.package.tables.items()}
        return {
            name: {key: at for at, key in enumerate(columns[keys[name]])}
            for name, columns in self.columns.items()
        }

    @cached_property
    def referring(self) -> dict[tuple[str, str], list[Row]]:
        """The rows that refer to a row, by its table and key."""
        found: dict[tuple[str, str], list[Row]] = defaultdict(list)
        for name, table in self.package.tables.items():
            for columns, target, _ in table.foreign_keys:
                for at, key in enumerate(self.columns[name][columns[0]]):
                    if key:
                        found[target, key].append((name, at))
        return found
