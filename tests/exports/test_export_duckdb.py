"""The DuckDB export holds every row with its type, keeps its keys, and reads well."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb
import pytest

from support.packages import make_package
from watchers.exports import export
from watchers.exports.duckdb_schema import foreign_keys, in_order_of_keys
from watchers.package.descriptor import open_package
from watchers.package.model import Package
from watchers.problems.errors import UnusablePackage
from watchers.tables.typed_tables import arrow_tables


def exported(package: Package, to: Path) -> Path:
    return export(package, output_format="duckdb", path=to)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Package:
    """The small valid package, for tests that only read it."""
    return open_package(make_package(tmp_path_factory.mktemp("small") / "package"))


@pytest.fixture(scope="module")
def file(small: Package, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return exported(small, tmp_path_factory.mktemp("exported") / "out.duckdb")


@pytest.fixture
def database(file: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """The export of the small package; what a test changes in it is undone."""
    with duckdb.connect(str(file)) as connection:
        connection.execute("BEGIN")
        yield connection


def names(database: duckdb.DuckDBPyConnection, query: str) -> set[str]:
    return {name for (name,) in database.execute(query).fetchall()}


def test_every_cell_is_there_as_a_text_a_number_or_a_day(
    small: Package, database: duckdb.DuckDBPyConnection
) -> None:
    for name, table in arrow_tables(small).items():
        answer = database.execute(f'FROM "{name}"')
        assert [column[0] for column in answer.description] == table.column_names
        found = answer.fetchall()
        assert found == list(zip(*(column.to_pylist() for column in table.columns), strict=True))


def test_a_partial_date_stays_text_beside_the_days_that_it_can_mean(
    database: duckdb.DuckDBPyConnection,
) -> None:
    described = {row[0]: row[1] for row in database.execute("DESCRIBE contracts").fetchall()}
    assert described["awarded_on"] == "VARCHAR"
    assert described["awarded_on_first"] == described["awarded_on_last"] == "DATE"
    assert described["amount"] == "DOUBLE"


def everything_read(file: Path) -> dict[str, object]:
    """The hash of each table's rows, and the SQL and comment of all that the file holds."""
    with duckdb.connect(str(file), read_only=True) as database:
        tables = database.execute("SELECT table_name, sql, comment FROM duckdb_tables()").fetchall()
        read: dict[str, object] = {"tables": tables}
        for name, *_ in tables:
            rows = repr(database.execute(f'FROM "{name}"').fetchall())
            read[f"rows of {name}"] = hashlib.sha256(rows.encode()).hexdigest()
        read["columns"] = database.execute(
            "SELECT table_name, column_name, data_type, comment FROM duckdb_columns()"
        ).fetchall()
        read["views"] = database.execute(
            "SELECT view_name, sql, comment FROM duckdb_views() WHERE NOT internal"
        ).fetchall()
        read["macros"] = database.execute(
            "SELECT function_name, macro_definition, comment FROM duckdb_functions()"
            " WHERE function_type = 'table_macro' AND NOT internal"
        ).fetchall()
    return read


def test_two_exports_read_alike(small: Package, file: Path, tmp_path: Path) -> None:
    one, other = everything_read(file), everything_read(exported(small, tmp_path / "b.duckdb"))
    assert one == other
    assert {name for name, *_ in one["tables"]} >= small.tables.keys()
    assert len(one["macros"]) == 2


def test_it_has_the_keys_of_the_schemas(
    small: Package, database: duckdb.DuckDBPyConnection
) -> None:
    query = "SELECT table_name, constraint_column_names, referenced_table, referenced_column_names"
    query += " FROM duckdb_constraints() WHERE constraint_type = ?"
    primary = database.execute(query, ["PRIMARY KEY"]).fetchall()
    assert {(name, tuple(columns)) for name, columns, *_ in primary} >= {
        (name, tuple(table.primary_key)) for name, table in small.tables.items()
    }
    foreign = {
        (name, *columns, target, *targets)
        for name, columns, target, targets in database.execute(query, ["FOREIGN KEY"]).fetchall()
    }
    every = {
        (name, *columns, target, *targets)
        for name, table in small.tables.items()
        for columns, target, targets in table.foreign_keys
    }
    lacking = every - foreign
    assert len(lacking) < 8 < len(foreign)
    # What DuckDB cannot be told of leads to the table itself, or closes a circle.
    assert all(key[0] == key[-2] or key[0] == "sources" for key in lacking), lacking


def test_each_table_comes_after_those_to_which_it_refers(small: Package) -> None:
    ordered = in_order_of_keys(small.tables)
    placed = [table.name for table in ordered]
    assert sorted(placed) == sorted(small.tables)
    late = [
        (table.name, target)
        for table in ordered
        for _, target, _ in foreign_keys(
            table, existing=placed[: placed.index(table.name)], declared=False
        )
        if target != table.name
    ]
    assert late == [("sources", "entities")]


def test_everything_has_the_description_of_its_schema(
    small: Package, database: duckdb.DuckDBPyConnection
) -> None:
    said = database.execute("SELECT table_name, column_name, comment FROM duckdb_columns()")
    comments = {(table, column): comment for table, column, comment in said.fetchall()}
    for name, table in small.tables.items():
        for column, field in table.fields.items():
            assert comments[name, column].startswith(field["description"])
    assert comments["contracts", "source_id"].endswith("Refers to sources.source_id.")
    assert comments["contracts", "awarded_on_last"] == "The last day that the date can mean."
    for query in (
        "SELECT comment IS NOT NULL FROM duckdb_tables()",
        "SELECT comment IS NOT NULL FROM duckdb_views() WHERE NOT internal",
        "SELECT comment IS NOT NULL FROM duckdb_functions() WHERE NOT internal",
    ):
        assert names(database, query) == {True}


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE contracts SET amount = -1",
        "UPDATE contracts SET kind = 'gift'",
        "UPDATE contracts SET title = NULL",
        "UPDATE contracts SET title = 'same'",
        "UPDATE contracts SET contract_id = 'No Slug'",
        "UPDATE contracts SET source_id = 'nowhere'",
        "UPDATE ownership SET share_pct = 100.5",
        "UPDATE places SET latitude = 91",
        "DELETE FROM sources",
    ],
)
def test_the_database_refuses_what_the_schema_forbids(
    database: duckdb.DuckDBPyConnection, statement: str
) -> None:
    with pytest.raises(duckdb.ConstraintException):
        database.execute(statement)


@pytest.mark.parametrize(
    ("table", "cells"),
    [
        ("contracts", {"source_id": "nowhere"}),
        ("contracts", {"kind": "gift"}),
        ("sources", {"publisher_id": "nobody"}),
        ("places", {"parent_id": "nowhere"}),
    ],
    ids=lambda value: value if isinstance(value, str) else next(iter(value)),
)
def test_a_package_that_breaks_its_schema_gives_no_database(
    package: Package, tmp_path: Path, change_cell: Callable, table: str, cells: dict
) -> None:
    change_cell(table, **cells)
    with pytest.raises(UnusablePackage, match="breaks its own schema"):
        exported(package, tmp_path / "out.duckdb")
    assert [entry.name for entry in tmp_path.iterdir()] == ["package"]


def test_a_view_or_macro_whose_tables_are_not_all_there_is_left_out(
    package: Package, tmp_path: Path
) -> None:
    file = package.root / "datapackage.json"
    descriptor = json.loads(file.read_text("utf-8"))
    without = {"claims", "ownership_rules"}
    descriptor["resources"] = [one for one in descriptor["resources"] if one["name"] not in without]
    file.write_text(json.dumps(descriptor), "utf-8")
    with duckdb.connect(
        str(exported(open_package(package.root), tmp_path / "a.duckdb"))
    ) as database:
        views = names(database, "SELECT view_name FROM duckdb_views() WHERE NOT internal")
        macros = names(database, "SELECT function_name FROM duckdb_functions() WHERE NOT internal")
    assert not {"claims_chain", "answers_of_all_parties"} & views
    assert {"listings", "ownership_links"} < views
    assert macros & {"listed_on", "owners_of"} == {"owners_of"}


def test_the_file_says_of_what_package_it_is(
    small: Package, database: duckdb.DuckDBPyConnection
) -> None:
    about = dict(database.execute("FROM about").fetchall())
    assert about["version"] == small.version
    assert about["content_sha256"] == small.content_hash()
