"""The columns of `watchers.schema`: names, order, types and descriptions, and what is not said."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pandas as pd
import pandera.pandas as pa
import pytest

import watchers
from support.faults import Frames, failures
from support.packages import ROOT
from watchers.checks.typed_schema import NOT_CHECKED, typed_schema
from watchers.dates.partial_date import CALENDAR_DATE, NO_SUCH_DAY, PARTIAL_DATE
from watchers.package.descriptor import open_package
from watchers.package.model import Package

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


def test_what_is_not_checked_is_named(package: Package, schemas: Schemas) -> None:
    for name, table in package.tables.items():
        foreign = [
            f"foreignKey {', '.join(columns)}: {target}.{', '.join(target_columns)}"
            for columns, target, target_columns in table.foreign_keys
        ]
        named = schemas[name].metadata[NOT_CHECKED]
        assert [line for line in named if not line.startswith("uniqueKey")] == foreign


def test_a_constraint_on_a_spelling_that_is_lost_is_named(package: Package) -> None:
    table = package.tables["exchange_rates"]
    fields = [dict(field) for field in table.schema["fields"]]
    fields[2]["constraints"] = {"pattern": "20[0-9]{2}", "enum": ["2019"], "required": True}
    changed = replace(table, schema={**table.schema, "fields": fields})
    named = typed_schema(changed).metadata[NOT_CHECKED]
    assert named[-2:] == ["enum year", "pattern year"]


@pytest.mark.parametrize(
    ("broken", "check"),
    [
        (lambda frame: frame.drop(columns="scope"), "column_in_dataframe"),
        (lambda frame: frame.assign(more="x"), "column_in_schema"),
        (lambda frame: frame[frame.columns[::-1]], "column_ordered"),
        (lambda frame: frame.assign(amount=frame["amount"].astype(str)), "dtype"),
        (lambda frame: frame.assign(title=range(len(frame))), "dtype"),
        (lambda frame: frame.assign(ended_on_first=frame["ended_on"]), "dtype"),
    ],
)
def test_columns_their_order_and_their_types_are_checked(
    schemas: Schemas, frames: Frames, broken: Callable[..., pd.DataFrame], check: str
) -> None:
    found = failures(schemas["contracts"], broken(frames["contracts"]))
    assert check in {name for _, name in found}


def test_the_days_of_a_required_date_are_required(schemas: Schemas, frames: Frames) -> None:
    events = frames["events"].copy()
    events.loc[3, "occurred_on_first"] = pd.NaT
    events.loc[4, "ended_on_last"] = pd.NaT
    assert failures(schemas["events"], events) == {("occurred_on_first", "not_nullable"): {3}}


def test_a_line_feed_at_the_end_matches_no_pattern(schemas: Schemas, frames: Frames) -> None:
    contracts = frames["contracts"].copy()
    contracts.loc[0, "contract_id"] += "\n"
    found = failures(schemas["contracts"], contracts)
    assert found == {("contract_id", "str_matches"): {0}}


def test_titles_and_descriptions_are_kept(package: Package, schemas: Schemas) -> None:
    for name, table in package.tables.items():
        schema = schemas[name]
        told = (schema.name, schema.title, schema.description)
        assert told == (name, table.title, table.description)
        for column, field in table.fields.items():
            assert schema.columns[column].description == field["description"]
        assert all(column.description for column in schema.columns.values())


def test_one_format_says_which_partial_dates_exist() -> None:
    for year in ("0999", "1000", "1899", "1900", "2000", "2018", "2020", "9999", "20180", "two"):
        for rest in ("", *(f"-{month:02}" for month in range(14)), "-1"):
            for day in ("", *(f"-{day:02}" for day in range(33)), "-1"):
                date = year + rest + day
                exists = re.search(PARTIAL_DATE, date) and not re.search(NO_SUCH_DAY, date)
                assert bool(re.fullmatch(CALENDAR_DATE, date)) == bool(exists), date
