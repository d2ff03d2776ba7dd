"""The shipped rows as the ways see them, and the rows that they plant."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from typing import Any

import pandas as pd

from benchmarks.planted_rows.days import last_day
from watchers.package.model import Package


@dataclass(frozen=True)
class Plant:
    """A row that is false: a changed one, or one more."""

    table: str
    row_id: str
    cells: dict[str, str]
    """The whole row."""


@dataclass(frozen=True)
class PlantedExample:
    """An example of a column's schema that is none."""

    table: str
    column: str
    example: Any

    @property
    def row_id(self) -> str:
        return self.column


Planted = Plant | PlantedExample


@dataclass(frozen=True)
class Row:
    """A row of the record."""

    table: str
    key: str
    """The column of its id."""
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    @property
    def id(self) -> str:
        return self.cells[self.key]

    def changed(self, **cells: str) -> Plant:
        """The row with other cells."""
        return Plant(self.table, self.id, self.cells | cells)

    def doubled(self, **cells: str) -> Plant:
        """One more row, which differs in these cells and in its id."""
        new_id = f"{self.id[:110]}-planted"
        return Plant(self.table, new_id, self.cells | cells | {self.key: new_id})


class Rows:
    """The rows of the record, in an order that `pick` decides."""

    def __init__(self, package: Package, tables: dict[str, pd.DataFrame]) -> None:
        self.package = package
        self.pick = random.Random(0)
        self.tables = {
            name: [
                Row(name, package.tables[name].primary_key[0], cells)
                for cells in frame.to_dict("records")
            ]
            for name, frame in tables.items()
        }
        self.by_id = {name: {row.id: row for row in rows} for name, rows in self.tables.items()}

    def rows(self, table: str, *filled: str, **equal: str) -> list[Row]:
        """Rows that have a cell in each of the columns `filled`, and these cells; shuffled."""
        found = [
            row
            for row in self.tables[table]
            if all(row[column] for column in filled)
            and all(row[column] == cell for column, cell in equal.items())
        ]
        self.pick.shuffle(found)
        return found

    def get(self, table: str, row_id: str) -> Row:
        return self.by_id[table][row_id]

    def is_new(self, plant: Planted) -> bool:
        """Whether the record has no such row: a year moved by a month is the same year."""
        before = self.by_id[plant.table].get(plant.row_id)
        return isinstance(plant, PlantedExample) or before is None or before.cells != plant.cells

    def pairs(self, table: str, *filled: str, **equal: str) -> Iterator[tuple[Row, Row]]:
        """Each of these rows with another of them."""
        found = self.rows(table, *filled, **equal)
        yield from zip(found, found[1:] + found[:1], strict=True)

    def are_apart(self, *place_ids: str) -> bool:
        """Whether these places surely lie in different prefectures, by their codes."""
        codes = [self.get("places", place_id)["code"] for place_id in place_ids]
        prefectures = {code[:4] for code in codes if not code.endswith("0000")}
        return all(codes) and len(prefectures) == len(codes)

    @cached_property
    def claims_about(self) -> dict[tuple[str, str], list[Row]]:
        found = defaultdict(list)
        for claim in self.tables["claims"]:
            found[claim["about_table"], claim["about_id"]].append(claim)
        return found

    def documents(self, row: Row) -> list[Row]:
        """The documents that the row names, and those of the claims about it."""
        named = [row[column] for column in row.cells if column.endswith("source_id")]
        named += [claim["source_id"] for claim in self.claims_about.get((row.table, row.id), [])]
        return [self.get("sources", source_id) for source_id in named if source_id]

    def day_after_documents(self, row: Row) -> str:
        """A day after the last document of the row and not after the release; empty if none."""
        days = [one["published_on"] or one["retrieved_on"] for one in self.documents(row)]
        latest = max(map(last_day, days))
        room = (last_day(self.package.as_of) - latest).days
        if room < 60:
            return ""
        return (latest + timedelta(self.pick.randint(30, min(room, 700)))).isoformat()

    def after_documents(self, table: str, column: str, *filled: str) -> Iterator[Plant]:
        """Rows whose date lies after every document that could carry it."""
        for row in self.rows(table, *filled):
            if day := self.day_after_documents(row):
                yield row.changed(**{column: day})
