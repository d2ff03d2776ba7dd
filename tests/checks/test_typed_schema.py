"""`watchers.schema` finds in a DataFrame what `watchers validate` finds in the CSV."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pandas as pd
import pandera.pandas as pa
import pytest

import watchers
from support.faults import (
    Failures,
    Fault,
    Frames,
    failures,
    faults_of,
    keys_of,
    package_with,
    plant_cells,
    repeats_of,
    text_rows,
    with_cells,
    with_repeats,
)
from support.packages import ROOT, TABLES
from watchers.checks.constraints import CONSTRAINTS
from watchers.checks.spellings import SPELLINGS
from watchers.checks.typed_schema import NOT_CHECKED, typed_schema
from watchers.package.descriptor import open_package
from watchers.package.model import Package

CANNOT_BREAK = {"date"}
"""What a DataFrame with the dtypes of `load()` cannot break: a day is one of the calendar."""
Schemas = dict[str, pa.DataFrameSchema]


@pytest.fixture(scope="module")
def package() -> Package:
    return open_package(ROOT)


@pytest.fixture(scope="module")
def frames() -> Frames:
    return dict(watchers.load(ROOT))


@pytest.fixture(scope="module")
def schemas(package: Package) -> Schemas:
    return {name: typed_schema(table) for name, table in package.tables.items()}


@pytest.fixture(scope="module")
def faults(package: Package, frames: Frames) -> dict[str, list[Fault]]:
    return {
        name: faults_of(table, rows=len(frames[name])) for name, table in package.tables.items()
    }


@pytest.fixture(scope="module")
def planted(package: Package, frames: Frames, faults: dict[str, list[Fault]]) -> Frames:
    return {
        name: plant_cells(frames[name], table, faults[name])
        for name, table in package.tables.items()
    }


@pytest.fixture(scope="module")
def found(schemas: Schemas, planted: Frames) -> dict[str, Failures]:
    return {name: failures(schemas[name], frame) for name, frame in planted.items()}


def test_the_shipped_tables_pass(schemas: Schemas, frames: Frames) -> None:
    in_valid = {name: failures(schemas[name], frame) for name, frame in frames.items()}
    assert in_valid == dict.fromkeys(frames, {})


def test_a_fault_is_planted_for_every_type_and_constraint(faults: dict[str, list[Fault]]) -> None:
    rules = {fault.rule for of_table in faults.values() for fault in of_table}
    known = {spelling.rule for spellings in SPELLINGS.values() for spelling in spellings}
    assert (known | CONSTRAINTS.keys()) - rules == CANNOT_BREAK


def test_each_fault_is_found_in_its_row_by_its_check(
    found: dict[str, Failures], faults: dict[str, list[Fault]]
) -> None:
    missed, alarms = [], []
    for name, failed in found.items():
        missed += [
            fault
            for fault in faults[name]
            if fault.row not in failed.get((fault.column, fault.check), set())
        ]
        for (column, check), rows in failed.items():
            wrong = rows - {fault.row for fault in faults[name] if fault.column == column}
            if wrong and check not in ("field_uniqueness", "multiple_fields_uniqueness"):
                alarms.append((name, column, check, wrong))
    assert (missed, alarms) == ([], [])


def test_each_fault_is_found_in_the_csv_too(
    package: Package, faults: dict[str, list[Fault]], tmp_path: Path
) -> None:
    added = {name: with_cells(table, faults[name]) for name, table in package.tables.items()}
    totals = watchers.validate(package_with(tmp_path / "faulty", package, added)).totals
    missed = [
        fault
        for of_table in faults.values()
        for fault in of_table
        if (package.tables[fault.table].path, fault.column, fault.rule) not in totals
    ]
    assert missed == []


def test_each_repeated_key_is_found(
    package: Package, schemas: Schemas, frames: Frames, tmp_path: Path
) -> None:
    reported, named, added = set(), set(), {}
    for name, table in package.tables.items():
        repeats = repeats_of(table, frames[name])
        repeated = with_repeats(frames[name], repeats)
        added[name] = [{**text_rows(table)[one.row], **one.changed} for one in repeats]
        last = len(frames[name])
        failed = failures(schemas[name], repeated)
        for place, one in enumerate(repeats, last):
            check = "field_uniqueness" if len(one.key) == 1 else "multiple_fields_uniqueness"
            rows = [failed.get((column, check), set()) for column in one.key]
            if set.union(*rows) == {one.row, place}:  # a missing cell is no failure case
                reported.add((name, *one.key))
        named |= {(name, *one.key) for one in repeats if not_checked(schemas[name], one.key)}
    every = {(name, *key) for name, table in package.tables.items() for key in keys_of(table)}
    assert reported == every - named
    assert named == {("sources", "url"), ("places", "code")}
    totals = watchers.validate(package_with(tmp_path / "repeated", package, added)).totals
    in_csv = {
        (path, column) for path, column, rule in totals if rule in ("primaryKey", "uniqueKey")
    }
    assert in_csv >= {(package.tables[name].path, key[0]) for name, *key in every}


def not_checked(schema: pa.DataFrameSchema, key: list[str]) -> bool:
    return f"uniqueKey {', '.join(key)}" in schema.metadata[NOT_CHECKED]


def writes_yaml() -> bool:
    try:
        return bool(import_module("pandera.io.pandas_io"))
    except ImportError:
        return False


@pytest.mark.skipif(not writes_yaml(), reason="this version of pandera needs black for YAML")
@pytest.mark.parametrize(
    "tables",
    [
        pytest.param(["contracts", "designations"], id="two tables"),
        pytest.param(TABLES, id="all tables", marks=pytest.mark.slow),
    ],
)
def test_yaml_loses_nothing(
    schemas: Schemas, planted: Frames, found: dict[str, Failures], frames: Frames, tables: list[str]
) -> None:
    for name in tables:
        schema = schemas[name]
        again, first = pa.DataFrameSchema.from_yaml(schema.to_yaml()), frames[name].iloc[:1]
        assert failures(again, planted[name]) == found[name]
        for frame in (pd.concat([first, first], ignore_index=True), first.iloc[:, ::-1]):
            assert failures(again, frame) == failures(schema, frame) != {}
        assert failures(again, first) == {}
        assert (again.title, again.description) == (schema.title, schema.description)
        assert [column.description for column in again.columns.values()] == [
            column.description for column in schema.columns.values()
        ]
