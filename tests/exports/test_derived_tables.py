"""Every export holds the answers of the record, as tables of their own beside the package's."""

from __future__ import annotations

import json
import shutil
import sqlite3
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import frictionless
import openpyxl
import pyarrow.parquet as pq
import pytest

import watchers
from support.export_fixtures import RECORD_EXPORTS
from support.packages import change_rows
from watchers.answers.answer import Said
from watchers.checks.validation import validate
from watchers.exports import derive, export
from watchers.exports.derived import NAMES, derived_schemas, derived_tables
from watchers.package.descriptor import open_package
from watchers.package.model import Package
from watchers.package.releases import package_folder
from watchers.tables.typed_tables import plain_rows


def describe(package: Path, *, derived: Path) -> None:
    """Makes the derived tables tables of the package, so that all of its checks run on them."""
    file = package / "datapackage.json"
    descriptor = json.loads(file.read_text("utf-8"))
    for name in NAMES:
        table = {
            "name": f"made_{name}",
            "path": f"data/{name}.csv",
            "schema": f"schemas/{name}.json",
        }
        shutil.copy(derived / f"{name}.csv", package / table["path"])
        shutil.copy(derived / f"{name}.schema.json", package / table["schema"])
        descriptor["resources"].append(table)
    file.write_text(json.dumps(descriptor), "utf-8")


@pytest.fixture(scope="module")
def unzipped(
    record_export: Callable[[str], Path], tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """The record's zip, unpacked."""
    folder = tmp_path_factory.mktemp("unzipped")
    with zipfile.ZipFile(record_export("csv")) as archive:
        archive.extractall(folder)
    return folder


def test_the_columns_are_those_of_the_schemas(package: Package) -> None:
    derived = derive(package)
    assert tuple(derived.tables) == tuple(derived.rows) == NAMES
    for name, table in derived.tables.items():
        assert derived.text[name].column_names == table.columns
        assert derived.text[name].num_rows


def test_the_schema_knows_every_answer_that_is_not_a_what_if() -> None:
    enums = {
        name: set(table.fields["answer"]["constraints"]["enum"])
        for name, table in derived_schemas().items()
    }
    assert enums["answers"] == set(Said) - {Said.WHAT_IF_COVERED}
    assert enums["list_answers"] < enums["answers"]


@RECORD_EXPORTS
def test_as_tables_of_the_package_they_would_pass_all_of_its_checks(
    unzipped: Path, tmp_path: Path
) -> None:
    record = tmp_path / "record"
    shutil.copytree(unzipped, record)
    describe(record, derived=record / "derived")
    assert [str(problem) for problem in validate(record).problems] == []


@RECORD_EXPORTS
@pytest.mark.parametrize("name", NAMES)
def test_frictionless_reads_them_by_the_schema_beside_them(unzipped: Path, name: str) -> None:
    schema = json.loads((unzipped / "derived" / f"{name}.schema.json").read_text("utf-8"))
    del schema["foreignKeys"]  # They lead to tables of the package.
    resource = frictionless.Resource(
        path=f"{name}.csv",
        basepath=str(unzipped / "derived"),
        schema=frictionless.Schema.from_descriptor(schema),
    )
    report = resource.validate()
    assert report.valid, report.flatten(["title", "message"])


def test_a_share_of_none_is_not_an_unknown_share(valid_package: Path) -> None:
    link = {"ownership_id": "camera-maker-project-company", "share_pct": "", "share_qualifier": ""}
    change_rows(valid_package, "ownership", [link])
    rows = derived_tables(open_package(valid_package))["answers"].to_pylist()
    shares = {(row["share_least"], row["share_most"]) for row in rows if row["owner_ids"]}
    assert (0, 100) in shares and (None, None) not in shares


@pytest.mark.usefixtures("only_changed_tables")
def test_the_zip_is_the_same_package_with_and_without_them(
    package: Package, tmp_path: Path
) -> None:
    file = export(package, output_format="csv", path=tmp_path / "out.zip")
    with zipfile.ZipFile(file) as archive:
        archive.extractall(tmp_path / "unzipped")
    assert sorted(entry.name for entry in (tmp_path / "unzipped" / "derived").iterdir()) == [
        f"{name}{ending}" for name in NAMES for ending in (".csv", ".schema.json")
    ]
    bare = shutil.copytree(tmp_path / "unzipped", tmp_path / "bare")
    shutil.rmtree(bare / "derived")
    with package_folder(file) as folder:
        for place in (folder, tmp_path / "unzipped", bare):
            opened = open_package(place)
            assert opened.content_hash() == package.content_hash()
            assert list(opened.tables) == list(package.tables)
            assert validate(place).problems == []
    assert list(watchers.load(file)) == list(package.tables)


def test_json_parquet_and_excel_hold_them(package: Package, tmp_path: Path) -> None:
    paths = {
        name: export(package, output_format=name, path=tmp_path / f"out.{name}")
        for name in ("json", "parquet", "xlsx")
    }
    document = json.loads(paths["json"].read_text("utf-8"))
    manifest = json.loads((paths["parquet"] / "manifest.json").read_text("utf-8"))
    workbook = openpyxl.load_workbook(paths["xlsx"])
    assert list(document["derived"]) == list(NAMES)
    assert document["tables"].keys().isdisjoint(NAMES)
    assert [file["path"] for file in manifest["files"] if file.get("derived")] == [
        f"{name}.parquet" for name in NAMES
    ]
    for name, table in derived_tables(package).items():
        assert [tuple(row.values()) for row in document["derived"][name]] == list(plain_rows(table))
        assert pq.read_table(paths["parquet"] / f"{name}.parquet").to_pydict() == table.to_pydict()
        header, *rows = workbook[name].iter_rows(values_only=True)
        assert list(header) == table.column_names
        assert len(rows) == len(table)


@pytest.fixture
def database(package: Package, tmp_path: Path) -> Iterator[sqlite3.Connection]:
    file = export(package, output_format="sqlite", path=tmp_path / "out.sqlite")
    with closing(sqlite3.connect(file)) as connection:
        yield connection


def test_sqlite_holds_them_with_their_keys(package: Package, database: sqlite3.Connection) -> None:
    for name, table in derived_tables(package).items():
        assert database.execute(f"SELECT * FROM {name}").fetchall() == list(plain_rows(table))
    keys = {row[3]: row[2] for row in database.execute("PRAGMA foreign_key_list(answers)")}
    assert keys == {
        "entity_id": "entities",
        "official_id": "officials",
        "list_id": "lists",
        "rule_id": "ownership_rules",
    }


@pytest.mark.parametrize(
    ("table", "condition"),
    [
        ("answers", "entity_id = 'x' AND list_id = 'y' AND first_day <= '2020-01-01'"),
        ("answers", "official_id = 'x' AND list_id = 'y' AND first_day <= '2020-01-01'"),
        ("list_answers", "list_id = 'y' AND first_day <= '2020-01-01'"),
    ],
)
def test_sqlite_finds_an_answer_by_an_index(
    database: sqlite3.Connection, table: str, condition: str
) -> None:
    plan = database.execute(f"EXPLAIN QUERY PLAN SELECT * FROM {table} WHERE {condition}")
    assert "first_day<?" in plan.fetchone()[3]


@pytest.mark.parametrize("day", ["9999", "9999-12-31"])
def test_the_last_day_of_the_calendar_is_a_day(valid_package: Path, day: str) -> None:
    listing = {"designation_id": "trade-list-camera-maker", "ended_on": day}
    change_rows(valid_package, "designations", [listing])
    assert derive(open_package(valid_package)).rows["answers"].num_rows
