"""A package whose derived tables cannot be made is exported without them, and told why."""

from __future__ import annotations

import json
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from support.packages import change_rows
from watchers.cli import cli
from watchers.exports import FORMATS, derive, export
from watchers.exports.derived import NAMES
from watchers.package.descriptor import open_package
from watchers.package.model import Package


@pytest.fixture
def unowned(package: Package) -> Package:
    """A package from before the rules on owned parties were recorded."""
    return without(package, table="ownership_rules")


def without(package: Package, *, table: str) -> Package:
    file = package.root / "datapackage.json"
    descriptor = json.loads(file.read_text("utf-8"))
    descriptor["resources"] = [
        resource for resource in descriptor["resources"] if resource["name"] != table
    ]
    file.write_text(json.dumps(descriptor), "utf-8")
    (package.root / "data" / f"{table}.csv").unlink()
    return open_package(package.root)


@pytest.mark.parametrize(
    "output_format", [name for name, found in FORMATS.items() if not found.needs_whole_record]
)
def test_an_older_package_is_exported_without_them(
    unowned: Package, tmp_path: Path, output_format: str
) -> None:
    done = CliRunner().invoke(
        cli,
        [
            *("--package", str(unowned.root), "export", output_format, "--force"),
            *("-o", str(tmp_path / "out")),
        ],
    )
    assert done.exit_code == 0
    assert done.stderr == (
        "without the derived tables: this package has no table ownership_rules,"
        " to which they refer\n"
    )


def test_no_format_holds_a_trace_of_tables_that_could_not_be_made(
    unowned: Package, tmp_path: Path
) -> None:
    paths = {
        name: export(unowned, output_format=name, path=tmp_path / name)
        for name in ("csv", "json", "parquet", "sqlite")
    }
    assert json.loads(paths["json"].read_text("utf-8"))["derived"] == {}
    assert not any(name.startswith("derived") for name in zipfile.ZipFile(paths["csv"]).namelist())
    assert not (paths["parquet"] / "answers.parquet").exists()
    with closing(sqlite3.connect(paths["sqlite"])) as database:
        names = {name for (name,) in database.execute("SELECT name FROM sqlite_schema")}
    assert names.isdisjoint({*NAMES, "answers_of_all_parties"})


def test_a_column_that_an_older_package_lacks_is_named(package: Package) -> None:
    schema, rows = (
        package.root / "schemas" / "ownership.json",
        package.root / "data" / "ownership.csv",
    )
    described = json.loads(schema.read_text("utf-8"))
    place = [field["name"] for field in described["fields"]].index("share_qualifier")
    del described["fields"][place]
    schema.write_text(json.dumps(described), "utf-8")
    lines = [line.split(",") for line in rows.read_text("utf-8").splitlines()]
    kept = [",".join(cells[:place] + cells[place + 1 :]) for cells in lines]
    rows.write_text("".join(f"{line}\n" for line in kept), "utf-8")
    assert derive(open_package(package.root)).why_none == (
        "a table of this package has no column share_qualifier"
    )


def test_a_file_of_the_package_keeps_its_place_in_the_zip(package: Package) -> None:
    (package.root / "derived").mkdir()
    (package.root / "data" / "waivers.csv").rename(package.root / "derived" / "answers.csv")
    file = package.root / "datapackage.json"
    file.write_text(file.read_text("utf-8").replace("data/waivers", "derived/answers"), "utf-8")
    opened = open_package(package.root)
    assert derive(opened).why_none == "the package has a file derived/answers.csv of its own"


def test_a_listing_of_nobody_is_no_listing_of_everybody(valid_package: Path) -> None:
    listing = {"designation_id": "trade-list-camera-maker", "entity_id": ""}
    change_rows(valid_package, "designations", [listing])
    derived = derive(open_package(valid_package))
    assert derived.why_none.startswith("data/designations.csv: entity_id and official_id: ")
    assert derived.rows == {}


def test_a_day_before_the_first_that_a_table_can_hold_is_told(valid_package: Path) -> None:
    listing = {"designation_id": "trade-list-camera-maker", "effective_on": "1000"}
    change_rows(valid_package, "designations", [listing])
    assert derive(open_package(valid_package)).why_none.startswith(
        "derived/answers.csv: last_day: "
    )
