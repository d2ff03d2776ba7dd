"""What words must do to hold the cells of a column, and such cells as a lazy frame."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

import narwhals as nw

from watchers.package.model import Package, Table
from watchers.package.vocabulary import NUMERIC
from watchers.tables.columns import spelled

KEY = ["about_table", "about_id"]
COLUMN, CELL, KIND = "_column", "_cell", "_kind"


class Kind(StrEnum):
    """What words must do to hold a cell."""

    DATE = "date"
    NUMBER = "number"
    QUALIFIER = "qualifier"
    CURRENCY = "currency"
    PARTY = "party"
    PLACE = "place"
    TITLE = "title"
    CITATION = "citation"
    PROSE = "prose"
    CHOICE = "choice"
    """A word of a closed list, or one of ours: a quote is needed, and a person judges it."""


OF_KEYS = {"entities": Kind.PARTY, "officials": Kind.PARTY, "places": Kind.PLACE}
PERIOD = "period"
CITATIONS = {"citation", "statute"}
OF_PROSE = {"scope", "grounds", "summary"}


def kind_of(table: Table, column: str) -> Kind:
    """What words must do to hold the cells of this column."""
    target = {columns[0]: to for columns, to, _ in table.foreign_keys}.get(column, "")
    if column in table.partial_dates or table.fields[column]["type"] == "date" or column == PERIOD:
        return Kind.DATE
    if target:
        return OF_KEYS.get(target, Kind.CHOICE)
    if table.fields[column]["type"] == "number":
        return Kind.NUMBER
    by_name = {"currency": Kind.CURRENCY} | dict.fromkeys(CITATIONS, Kind.CITATION)
    by_name |= dict.fromkeys(OF_PROSE, Kind.PROSE)
    if column.endswith("qualifier"):
        return Kind.QUALIFIER
    if column.endswith("_zh"):
        return Kind.TITLE
    return by_name.get(column, Kind.CHOICE)


def number_of(table: Table, qualifier: str) -> str:
    """The column of numbers that a qualifier is about: the last one before it."""
    before = table.columns[: table.columns.index(qualifier)]
    return [name for name in before if table.fields[name]["type"] == "number"][-1]


def fact_tables(package: Package) -> list[str]:
    """Tables with columns whose cells rest on words."""
    return [name for name, table in package.tables.items() if table.columns_with_evidence()]


def cells(
    tables: Mapping[str, nw.LazyFrame], package: Package, *, columns: Mapping[str, list[str]]
) -> nw.LazyFrame:
    """The known cells of these columns as text, one a row: about_table, about_id, COLUMN, CELL.

    KIND tells what words must do to hold it; it is empty where none need to.
    """
    return nw.concat(
        [_cells(tables[name], package.tables[name], columns[name]) for name in columns]
    )


def _cells(rows: nw.LazyFrame, table: Table, columns: list[str]) -> nw.LazyFrame:
    as_text = {
        name: spelled(name) if table.fields[name]["type"] in NUMERIC else name for name in columns
    }
    resting = set(table.columns_with_evidence())
    key = nw.col(table.primary_key[0]).alias("about_id")
    wide = rows.select(key, *(nw.col(text).alias(f"_{name}") for name, text in as_text.items()))
    pieces = [
        wide.select(
            nw.lit(table.name).alias("about_table"),
            "about_id",
            nw.lit(name).alias(COLUMN),
            nw.col(f"_{name}").alias(CELL),
            nw.lit(str(kind_of(table, name)) if name in resting else "").alias(KIND),
        ).filter(~nw.col(CELL).is_null())
        for name in columns
    ]
    return nw.concat(pieces)


def columns_of_kind(package: Package, kind: Kind) -> dict[str, list[str]]:
    """The columns of this kind whose cells rest on words, by table."""
    by_table = {
        name: [
            column
            for column in package.tables[name].columns_with_evidence()
            if kind_of(package.tables[name], column) is kind
        ]
        for name in fact_tables(package)
    }
    return {name: columns for name, columns in by_table.items() if columns}
