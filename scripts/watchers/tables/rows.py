"""All rows of a package as text, to be looked up by id."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from watchers.package.model import Package
from watchers.problems.errors import UnusablePackage
from watchers.tables.check_frames import read_arrow
from watchers.tables.soundness import refuse_unsound
from watchers.tables.typed_tables import file_bytes

if TYPE_CHECKING:
    import pyarrow as pa

Row = dict[str, str]
T = TypeVar("T")


def party_id_of(row: Row) -> str:
    """The id of the entity or official that a row of the record is about."""
    return row["entity_id"] or row["official_id"]


class _Cells(dict[str, str]):
    """The cells of a row. Raises UnusablePackage if asked for a column that its table lacks."""

    def __missing__(self, column: str) -> str:
        raise UnusablePackage(f"a table of this package has no column {column}")


def _rows(cells: pa.Table) -> list[Row]:
    return [_Cells({name: cell or "" for name, cell in row.items()}) for row in cells.to_pylist()]


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
        raw = file_bytes(package)
        cells = {name: read_arrow(raw[name], table) for name, table in package.tables.items()}
        refuse_unsound(package, cells)
        self.tables: dict[str, list[Row]] = _ByTable(
            {name: _rows(rows) for name, rows in cells.items()}
        )

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
        row = self.get(table, row_id)
        return row.get("name") or row.get("title") or row_id

    def party(self, row: Row) -> str:
        return (
            self.name("entities", row["entity_id"])
            if row["entity_id"]
            else self.name("officials", row["official_id"])
        )

    def where(self, table: str, **cells: str) -> list[Row]:
        return [
            row
            for row in self.tables[table]
            if all(row[column] == cell for column, cell in cells.items())
        ]
