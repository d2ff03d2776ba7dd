"""The passages of `evidence` by the row whose cells they carry, and what they say of each cell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from watchers.package.model import Table
from watchers.tables.rows import Record, Row

EVIDENCE = "evidence"
STATED, INFERRED, NOT_REACHED = "stated", "inferred", "not_reached"
READINGS = (STATED, INFERRED, NOT_REACHED)
"""How words carry a cell, the best first."""


@dataclass(frozen=True)
class CarriedCell:
    """One cell of a row, and the passages that carry it."""

    column: str
    value: str
    passages: tuple[Row, ...]

    @property
    def reading(self) -> str:
        """The best of its readings; empty if no passage names the cell."""
        found = {passage["reading"] for passage in self.passages}
        return next((reading for reading in READINGS if reading in found), "")


def passages_about(record: Record, table: str, row_id: str) -> list[Row]:
    """The passages that carry cells of the row; none if the package has no such table."""
    if EVIDENCE not in record.package.tables:
        return []
    return record.where(EVIDENCE, about_id=row_id, about_table=table)


def is_inferred(record: Record, table: str, row: Row, *, columns: Iterable[str]) -> bool:
    """Whether one of the cells is drawn from the words of its documents and stated by none."""
    described = record.package.tables[table]
    wanted = set(columns)
    return any(
        cell.reading == INFERRED
        for cell in carried_cells(record, described, row)
        if cell.column in wanted
    )


def columns_of(passage: Row) -> list[str]:
    """The columns that the passage carries."""
    return passage["about_fields"].split()


def carried_cells(record: Record, table: Table, row: Row) -> Iterator[CarriedCell]:
    """The cells of the row that rest on words or should, in the order of the columns."""
    passages = passages_about(record, table.name, row[table.primary_key[0]])
    named = {column for passage in passages for column in columns_of(passage)}
    expected = named.union(table.columns_with_evidence())
    for column in table.columns:
        if column in expected and row[column]:
            carrying = tuple(one for one in passages if column in columns_of(one))
            yield CarriedCell(column, row[column], carrying)
