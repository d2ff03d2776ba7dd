"""All rows of a package as text, to be looked up by id."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from watchers.package.model import Package
from watchers.problems.errors import UnusablePackage
from watchers.tables.soundness import refuse_unsound
from watchers.tables.typed_tables import text_table

if TYPE_CHECKING:
    import pyarrow as pa

Row = dict[str, str]
T = TypeVar("T")
NAMING = ("name", "title", "subject")
"""The columns that say what a row is called; a table has one of them, or none."""


def party_id_of(row: Row) -> str:
    """The id of the entity or official that a row of the record is about."""
    return row["entity_id"] or row["official_id"]


class _Cells(dict[str, str]):
    """The cells of a row. Raises UnusablePackage if asked for a column that its table lacks."""

    def __missing__(self, column: str) -> str:
        raise UnusablePackage(f"a table of this package has no column {column}")


def _rows(cells: pa.Table) -> list[Row]:
    names = cells.column_names
    columns = [[cell or "" for cell in column.to_pylist()] for column in cells.columns]
    return [_Cells(zip(names, row, strict=True)) for row in zip(*columns, strict=True)]


class _ByTable(dict[str, T]):
    """Something by table. Raises UnusablePackage if asked for a table that the package lacks.

    An older release, or a package that lost a table, must not look as if that table were empty.
    """

    def __missing__(self, table: str) -> T:
        raise UnusablePackage(f"this package has no table {table}, which the answer needs")


class Record:
    """All rows of a package by table, with empty for unknown.

    Raises UnusablePackage if a file of the package cannot be read row by row or answers cannot be
    looked up in it (see refuse_unsound), and as soon as a table is asked for that it lacks.
    """

    def __init__(self, package: Package) -> None:
        self.package = package
        cells = {name: text_table(package, table) for name, table in package.tables.items()}
        refuse_unsound(package, cells)
        self.tables: dict[str, list[Row]] = _ByTable(
            {name: _rows(rows) for name, rows in cells.items()}
        )
        self._by_cell: dict[tuple[str, str], dict[str, list[Row]]] = {}

    @cached_property
    def by_id(self) -> dict[str, dict[str, Row]]:
        return _ByTable(
            {
                name: {row[self.package.tables[name].primary_key[0]]: row for row in rows}
                for name, rows in self.tables.items()
            }
        )

    def get(self, table: str, row_id: str) -> Row:
        return self.by_id[table].get(row_id, {})

    def name(self, table: str, row_id: str) -> str:
        """What the row is called: its name or title, what a figure is of, or else its id."""
        row = self.get(table, row_id)
        called = (row.get(column) for column in NAMING)
        return next(filter(None, called), row_id)

    def party(self, row: Row) -> str:
        return (
            self.name("entities", row["entity_id"])
            if row["entity_id"]
            else self.name("officials", row["official_id"])
        )

    def where(self, table: str, **cells: str) -> list[Row]:
        """The rows of a table that hold these cells, in the table's order."""
        (column, cell), *others = cells.items()
        rows = self._rows_by(table, column).get(cell, [])
        if not others:
            return list(rows)
        return [row for row in rows if all(row[name] == wanted for name, wanted in others)]

    def _rows_by(self, table: str, column: str) -> dict[str, list[Row]]:
        """The rows of a table by their cell of a column; made when it is first asked for."""
        if (table, column) not in self._by_cell:
            found: dict[str, list[Row]] = defaultdict(list)
            for row in self.tables[table]:
                found[row[column]].append(row)
            self._by_cell[table, column] = dict(found)
        return self._by_cell[table, column]
