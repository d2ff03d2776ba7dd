"""Packages that are valid and unlike ours: each of them exports all the same."""

from __future__ import annotations

import json
import os
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from zipfile import ZipFile

import pytest

from watchers.checks.validation import validate
from watchers.exports import export
from watchers.exports.sqlite_schema import column_list, index_sql, quoted
from watchers.exports.xlsx_limits import sheet_names
from watchers.package.descriptor import open_package
from watchers.package.model import Package, Table

pytestmark = pytest.mark.usefixtures("only_changed_tables")


def _database(package: Path, to: Path) -> sqlite3.Connection:
    return sqlite3.connect(export(open_package(package), output_format="sqlite", path=to))


def _table(name: str, *, columns: list[str], unique: list[str], foreign: list[str]) -> Table:
    fields = [{"name": column, "type": "string", "description": ""} for column in columns]
    keys = [{"fields": [c], "reference": {"resource": "t", "fields": ["id"]}} for c in foreign]
    schema = {"fields": fields, "uniqueKeys": [unique], "foreignKeys": keys}
    return Table(name, f"data/{name}.csv", schema, f"schemas/{name}.json")


ADDED = {"name": "things", "path": "data/things.csv", "schema": "schemas/things.json"}
TABLES = [
    _table("a", columns=["b_c", "d"], unique=["b_c", "d"], foreign=["b_c", "b_c"]),
    _table("a_b", columns=["c", "d"], unique=["c", "d"], foreign=["c"]),
    _table("a_b_c", columns=["x.y", 'p"q', "'"], unique=["x.y", 'p"q', "'"], foreign=['p"q']),
]


def test_no_two_indexes_take_one_name_whatever_tables_and_columns_are_called() -> None:
    with closing(sqlite3.connect(":memory:")) as database:
        for table in TABLES:
            database.execute(f"CREATE TABLE {quoted(table.name)} ({column_list(table.columns)})")
        for table in TABLES:
            for statement in index_sql(table):
                database.execute(statement)
        (count,) = database.execute(
            "SELECT count(*) FROM sqlite_schema WHERE type = 'index'"
        ).fetchone()
    assert count == 6


BOUNDS = [95.57888655, 0.3315081, 1e-09, -0.5, 1e14, 10**15 - 1, 2, 0]


def test_a_cell_may_be_equal_to_the_bounds_of_its_column(
    change_json: Callable, tmp_path: Path
) -> None:
    bounds = {f"value_{number}": bound for number, bound in enumerate(BOUNDS)}
    fields = [
        {
            "name": name,
            "type": "number",
            "description": "One.",
            "constraints": {"minimum": bound, "maximum": bound},
        }
        for name, bound in bounds.items()
    ]
    package = change_json(lambda data: data["resources"].append(ADDED))
    schema = json.loads((package / "schemas" / "waivers.json").read_text("utf-8"))
    changed = {"fields": [schema["fields"][0], *fields], "uniqueKeys": []}
    (package / ADDED["schema"]).write_text(json.dumps({**schema, **changed}), "utf-8")
    cells = [f"{bound:.9f}".rstrip("0").rstrip(".") for bound in BOUNDS]
    rows = [["waiver_id", *bounds], ["a", *cells]]
    text = "".join(",".join(row) + "\n" for row in rows)
    (package / ADDED["path"]).write_text(text, "utf-8")
    assert validate(package).problems == []
    with closing(_database(package, tmp_path / "out.sqlite")) as database:
        assert database.execute("SELECT * FROM things").fetchone() == ("a", *BOUNDS)


def test_a_licence_without_a_name_is_known_by_its_path(
    change_json: Callable, tmp_path: Path
) -> None:
    licences = [{"name": "MIT"}, {"path": "https://example.org/licence", "name": ""}]
    package = change_json(lambda data: data.update(licenses=licences))
    with closing(_database(package, tmp_path / "out.sqlite")) as database:
        answer = database.execute("SELECT value FROM about WHERE property = 'licence'").fetchone()
    assert answer == ("MIT, https://example.org/licence",)


@pytest.mark.parametrize("column", ["list_id", "citation", "began_on"])
def test_a_view_whose_columns_are_not_all_there_is_left_out(
    valid_package: Path, tmp_path: Path, column: str
) -> None:
    _rename_column(valid_package, "designations", column)
    with closing(_database(valid_package, tmp_path / "out.sqlite")) as database:
        views = {name for (name,) in database.execute("SELECT name FROM pragma_table_list")}
        assert ("listings" in views) == (column == "citation")
        assert {"offices", "event_chain"} < views


def _rename_column(package: Path, table: str, column: str) -> None:
    file = package / "schemas" / f"{table}.json"
    schema = json.loads(file.read_text("utf-8"))
    for field in schema["fields"]:
        if field["name"] == column:
            field["name"] = f"x_{column}"
    for key in schema["foreignKeys"]:
        if key["fields"] == [column]:
            key["fields"] = [f"x_{column}"]
    file.write_text(json.dumps(schema), "utf-8")
    rows = package / "data" / f"{table}.csv"
    rows.write_text(rows.read_text("utf-8").replace(column, f"x_{column}", 1), "utf-8")


def test_a_sheet_name_made_for_one_table_is_not_that_of_another() -> None:
    names = ["a" * 26 + "_3", "a" * 29 + "_2", "a" * 40, "a" * 41, "a" * 31, "about"]
    sheets = list(sheet_names(names))
    assert len({*sheets, "about", "history"}) == len(names) + 2
    assert max(map(len, sheets)) == 31


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a file's name is always a text")
def test_a_page_whose_name_is_no_text_is_left_out_of_the_zip(
    package: Package, tmp_path: Path
) -> None:
    (package.root / "docs").mkdir()
    (package.root / "docs" / "a.md").write_text("A.\n")
    (package.root / "docs" / os.fsdecode(b"\xff.md")).write_text("B.\n")
    with ZipFile(export(package, output_format="csv", path=tmp_path / "out.zip")) as archive:
        pages = [name for name in archive.namelist() if name.startswith("docs/")]
        about = json.loads(archive.read("datapackage.json"))
    assert pages == ["docs/a.md"]
    assert about["name"] == package.descriptor["name"]
