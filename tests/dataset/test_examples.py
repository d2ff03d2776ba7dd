"""The examples of docs/tables.md are of the record: who looks an id up finds it.

Only ids are tested: a value may be corrected at any time, and an id is never renamed.
"""

from __future__ import annotations

import pytest

from support.packages import ROOT
from watchers.exports.derived import derived_schemas, derived_tables
from watchers.package.descriptor import open_package
from watchers.package.model import Table
from watchers.tables.rows import Record

RECORD = Record(open_package(ROOT))
TABLES = [*RECORD.package.tables.values(), *derived_schemas().values()]
COME_AND_GO = {"waivers"}
"""Rows of this table are deleted when they are no longer needed."""
POINTERS = [
    ("claims", "about_table", "about_id"),
    ("evidence", "about_table", "about_id"),
    ("waivers", "table", "row_id"),
]
REFERENCES = [
    pytest.param(table, column, target, id=f"{table.name}.{column}")
    for table in TABLES
    for (column,), target, _ in table.foreign_keys
]
SEVERAL = {"owner_ids": "entities", "designation_ids": "designations", "source_ids": "sources"}
"""Columns of ids separated by spaces, and the table of their rows."""


def _example(table: Table, column: str) -> str:
    return str(table.fields[column]["example"])


@pytest.mark.parametrize("table", RECORD.package.tables.values(), ids=lambda table: table.name)
def test_the_example_of_a_key_is_a_row(table: Table) -> None:
    example = _example(table, table.primary_key[0])
    assert table.name in COME_AND_GO or example in RECORD.by_id[table.name]


@pytest.mark.parametrize(("table", "column", "target"), REFERENCES)
def test_the_example_of_a_reference_is_a_row_of_its_table(
    table: Table, column: str, target: str
) -> None:
    assert _example(table, column) in RECORD.by_id[target]


@pytest.mark.parametrize(("name", "table_column", "id_column"), POINTERS)
def test_the_example_of_a_row_elsewhere_is_a_row(
    name: str, table_column: str, id_column: str
) -> None:
    table = RECORD.package.tables[name]
    named = RECORD.by_id[_example(table, table_column)]
    assert _example(table, id_column) in named


@pytest.mark.parametrize("table", derived_schemas().values(), ids=lambda table: table.name)
def test_the_example_of_several_ids_names_rows(table: Table) -> None:
    named = {column: target for column, target in SEVERAL.items() if column in table.fields}
    assert {column for column in table.fields if column.endswith("_ids")} == set(named)
    for column, target in named.items():
        assert set(_example(table, column).split()) <= RECORD.by_id[target].keys()


def test_the_examples_of_keys_of_derived_tables_are_rows() -> None:
    for name, rows in derived_tables(RECORD.package).items():
        table = derived_schemas()[name]
        key = table.primary_key[0]
        assert _example(table, key) in rows[key].to_pylist()
