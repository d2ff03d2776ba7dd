"""The CSV, JSON and Parquet exports, read by the tools that their users use."""

from __future__ import annotations

import datetime
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import duckdb
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import watchers
from watchers.checks.validation import validate
from watchers.exports import export
from watchers.exports.derived import derived_tables
from watchers.package.model import Package
from watchers.problems.errors import UnusablePackage
from watchers.tables.typed_tables import arrow_tables, plain_rows


@pytest.fixture
def unzipped(package: Package, tmp_path: Path) -> Path:
    (package.root / "README.md").write_text("Read me.\n")
    (package.root / "LICENSE-DATA").write_text("CC BY 4.0\n")
    (package.root / "docs").mkdir()
    (package.root / "docs" / "tables.md").write_text("Tables.\n")
    (package.root / "docs" / "secret.txt").write_text("no page\n")
    with zipfile.ZipFile(
        export(package, output_format="csv", path=tmp_path / "out.zip")
    ) as archive:
        assert archive.testzip() is None
        archive.extractall(tmp_path / "unzipped")
    return tmp_path / "unzipped"


def test_the_zip_holds_the_packages_files_byte_for_byte(package: Package, unzipped: Path) -> None:
    files = {str(file.relative_to(unzipped)) for file in unzipped.rglob("*") if file.is_file()}
    assert {"datapackage.json", "README.md", "LICENSE-DATA", "docs/tables.md"} < files
    assert "docs/secret.txt" not in files
    assert {resource["path"] for resource in package.descriptor["resources"]} < files
    derived = {name for name in files if name.startswith("derived/")}
    for name in files - derived - {"datapackage.json"}:
        assert (unzipped / name).read_bytes() == (package.root / name).read_bytes()


def test_the_zip_is_a_valid_package_to_us_and_to_frictionless(unzipped: Path) -> None:
    import frictionless

    assert validate(unzipped).problems == []
    report = frictionless.validate(str(unzipped / "datapackage.json"))
    assert report.valid, report.flatten(["title", "message"])


def test_the_zip_is_loaded_as_it_is(package: Package, tmp_path: Path) -> None:
    loaded, plain = (
        watchers.load(export(package, output_format="csv", path=tmp_path / "out.zip")),
        watchers.load(package.root),
    )
    assert list(loaded) == list(plain)
    assert all(loaded[name].equals(plain[name]) for name in plain)


def test_a_changed_byte_is_seen_by_the_hash(unzipped: Path) -> None:
    import frictionless

    file = unzipped / "data" / "entities.csv"
    file.write_bytes(file.read_bytes().replace(b"Camera", b"Kamera", 1))
    report = frictionless.validate(str(unzipped / "datapackage.json"))
    assert "hash-count" in {row[0] for row in report.flatten(["type"])}


def test_pandas_reads_a_table_out_of_the_zip(package: Package, tmp_path: Path) -> None:
    with (
        zipfile.ZipFile(export(package, output_format="csv", path=tmp_path / "out.zip")) as archive,
        archive.open("data/contracts.csv") as file,
    ):
        assert list(pd.read_csv(file).columns) == package.tables["contracts"].columns


def test_a_file_that_cannot_be_read_is_not_exported(package: Package, tmp_path: Path) -> None:
    (package.root / "data" / "claims.csv").write_bytes(b"\xff\n")
    with pytest.raises(UnusablePackage, match=r"data/claims\.csv"):
        export(package, output_format="csv", path=tmp_path / "out.zip")
    assert not (tmp_path / "out.zip").exists()


def test_json_holds_every_cell(package: Package, tmp_path: Path, change_cell: Callable) -> None:
    change_cell("entities", country="NA")
    document = json.loads(
        export(package, output_format="json", path=tmp_path / "out.json").read_text("utf-8")
    )
    assert document["package"]["version"] == package.version
    assert document["package"]["content_sha256"] == package.content_hash()
    assert document["tables"]["entities"][0]["country"] == "NA"
    for name, table in arrow_tables(package).items():
        assert [tuple(row.values()) for row in document["tables"][name]] == list(plain_rows(table))
        assert all(list(row) == table.column_names for row in document["tables"][name])


def test_json_numbers_are_numbers_and_unknown_is_null(package: Package, tmp_path: Path) -> None:
    text = export(package, output_format="json", path=tmp_path / "out.json").read_text("utf-8")
    assert '"amount": 335990000,' in text and '"share_pct": 89.99,' in text and "NaN" not in text
    first, second = json.loads(text)["tables"]["contracts"]
    assert (first["tendered_on"], first["tendered_on_last"]) == ("2017-04", "2017-04-30")
    assert second["amount"] is None and second["tendered_on_first"] is None


def test_parquet_has_real_days_and_no_trace_of_pandas(package: Package, tmp_path: Path) -> None:
    folder = export(package, output_format="parquet", path=tmp_path / "out")
    table = pq.read_table(folder / "contracts.parquet")
    assert table.schema.field("tendered_on").type == pa.string()
    assert table.schema.field("tendered_on_last").type == pa.date32()
    assert table.schema.field("amount").type == pa.float64()
    assert table["tendered_on_last"].to_pylist() == [datetime.date(2017, 4, 30), None]
    assert set(table.schema.metadata) == {b"package", b"version", b"description"}


def test_parquet_holds_every_cell(package: Package, tmp_path: Path) -> None:
    folder = export(package, output_format="parquet", path=tmp_path / "out")
    for name, table in arrow_tables(package).items():
        assert pq.read_table(folder / f"{name}.parquet").to_pydict() == table.to_pydict()
        assert len(pd.read_parquet(folder / f"{name}.parquet")) == len(table)


def test_duckdb_reads_the_parquet(package: Package, tmp_path: Path) -> None:
    folder = export(package, output_format="parquet", path=tmp_path / "out")
    query = (
        "SELECT typeof(tendered_on_last), CAST(amount AS BIGINT) "
        "FROM read_parquet(?) ORDER BY contract_id LIMIT 1"
    )
    assert duckdb.execute(query, [str(folder / "contracts.parquet")]).fetchall() == [
        ("DATE", 335990000)
    ]


def test_the_manifest_names_every_file(package: Package, tmp_path: Path) -> None:
    folder = export(package, output_format="parquet", path=tmp_path / "out")
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    assert {file["path"] for file in manifest["files"]} | {"manifest.json"} == {
        file.name for file in folder.iterdir()
    }
    tables = arrow_tables(package) | derived_tables(package)
    assert [file["rows"] for file in manifest["files"]] == [len(table) for table in tables.values()]
