"""One fault for each constraint of each column, planted in the shipped package.

Each is planted twice: in the DataFrames that `watchers.load()` gives and in the CSV files.
"""

from __future__ import annotations

import csv
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from math import inf
from pathlib import Path
from typing import Any

import pandas as pd
import pandera.pandas as pa
from pandera.errors import SchemaErrors

from support.packages import ROOT, write_rows
from watchers.package.model import Package, Table

Frames = dict[str, pd.DataFrame]
Failures = dict[tuple[str, str], set[int]]
"""By column and check, the rows that fail."""
MISSPELT = "Not spelled so!"


@dataclass(frozen=True)
class Fault:
    """A cell that breaks a constraint of its column."""

    table: str
    column: str
    rule: str
    """What `watchers validate` calls the constraint."""
    check: str
    """The check of pandera that must find it."""
    text: str
    """The cell in CSV."""
    row: int
    """The row of the DataFrame in which it is planted."""

    def typed(self, kind: str) -> Any:
        """The cell in the DataFrame."""
        if not self.text:
            return None
        return {"string": str, "number": float, "year": int}[kind](self.text)


def faults_of(table: Table, *, rows: int) -> list[Fault]:
    """The faults of a table that has so many rows; each is in a further row."""
    found = [
        (name, rule, check, text)
        for name, field in table.fields.items()
        for rule, check, text in [*_of_type(field), *_of_constraints(field)]
    ]
    return [
        Fault(table.name, name, rule, check, text, row)
        for row, (name, rule, check, text) in enumerate(found, rows)
    ]


def _of_type(field: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Rule, check and cell, for each fault of the column's type or meaning."""
    if field["type"] == "number":
        yield "number", _bounds_or(field, "notin"), str(inf)
    if field["type"] == "year":
        yield "year", "in_range", "10000"
    if field.get("format") == "uri":
        yield "uri", "str_matches", "ftp://example.org/"
    if "rdfType" in field:
        yield "edtf", "str_matches", "2018-02-29"


def _of_constraints(field: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    constraints = field.get("constraints", {})
    for name, value in constraints.items():
        if name == "required":
            yield name, "not_nullable", ""
            if field["type"] == "string":
                yield name, "str_contains", " "
        elif name == "enum":
            yield name, "isin", MISSPELT
        elif name == "pattern":
            assert not re.fullmatch(value, MISSPELT)
            yield name, "str_matches", MISSPELT
        elif name == "maxLength":
            yield name, "str_length", "a" * (value + 1)
        elif name == "minimum":
            yield name, _bounds_or(field, "greater_than_or_equal_to"), str(value - 1)
        elif name == "exclusiveMinimum":
            yield name, _bounds_or(field, "greater_than"), str(value)
        elif name == "maximum":
            yield name, _bounds_or(field, "less_than_or_equal_to"), str(value + 1)
        else:
            assert name == "unique", f"no fault is planted for {name}"


def _bounds_or(field: dict[str, Any], check: str) -> str:
    """The check of a bound: both bounds are in one check."""
    constraints = field.get("constraints", {}).keys()
    both = constraints & {"minimum", "exclusiveMinimum"} and constraints & {"maximum"}
    return "in_range" if both or field["type"] == "year" else check


def plant_cells(frame: pd.DataFrame, table: Table, faults: list[Fault]) -> pd.DataFrame:
    """The frame with a copy of its first row for each fault."""
    copies = [frame.iloc[:1]] * len(faults)
    planted = pd.concat([frame, *copies], ignore_index=True)
    for fault in faults:
        planted.loc[fault.row, table.primary_key[0]] = f"fault-{fault.row}"
        kind = table.fields[fault.column]["type"]
        planted.loc[fault.row, fault.column] = fault.typed(kind)
    return planted


def text_rows(table: Table) -> list[dict[str, str]]:
    """The rows of the shipped file as text."""
    with (ROOT / table.path).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def package_with(folder: Path, package: Package, added: dict[str, list[dict[str, str]]]) -> Path:
    """A copy of the shipped package with further rows, in which text stands in for each cell."""
    shutil.copytree(ROOT / "schemas", folder / "schemas")
    shutil.copy(ROOT / "datapackage.json", folder)
    (folder / "data").mkdir()
    for name, table in package.tables.items():
        rows = [*text_rows(table), *added[name]]
        write_rows(folder / table.path, table.columns, rows)
    return folder


def with_cells(table: Table, faults: list[Fault]) -> list[dict[str, str]]:
    """The rows of plant_cells as text."""
    first = text_rows(table)[0]
    key = table.primary_key[0]
    return [{**first, key: f"fault-{fault.row}", fault.column: fault.text} for fault in faults]


@dataclass(frozen=True)
class Repeat:
    """A row that repeats one key of another, and no other key."""

    key: list[str]
    row: int
    """The other row."""
    changed: dict[str, str]
    """The cells in which they differ."""


def keys_of(table: Table) -> list[list[str]]:
    return [table.primary_key, *table.unique_keys]


def repeats_of(table: Table, frame: pd.DataFrame) -> list[Repeat]:
    """A repeat for each key of the table."""
    repeats: list[Repeat] = []
    for number, key in enumerate(keys_of(table)):
        row = frame.index[frame[key].notna().any(axis=1)][0]
        others = [other for other in keys_of(table) if other != key]
        changed = [next(name for name in other if name not in key) for other in others]
        repeats.append(Repeat(key, row, dict.fromkeys(changed, f"other-{number}")))
    return repeats


def with_repeats(frame: pd.DataFrame, repeats: list[Repeat]) -> pd.DataFrame:
    copies = [frame.iloc[[one.row]].assign(**one.changed) for one in repeats]
    return pd.concat([frame, *copies], ignore_index=True).astype(frame.dtypes.to_dict())


def failures(schema: pa.DataFrameSchema, frame: pd.DataFrame) -> Failures:
    try:
        schema.validate(frame, lazy=True)
    except SchemaErrors as errors:
        found: Failures = {}
        for case in errors.failure_cases.to_dict("records"):
            check = re.split(r"\W", str(case["check"]))[0]
            rows = found.setdefault((case["column"], check), set())
            if case["index"] is not None:
                rows.add(case["index"])
        return found
    return {}
