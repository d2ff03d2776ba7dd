"""The Croissant folder: what croissant.json says of the files is true of them.

That mlcroissant reads it is tested in an environment of its own (`make test-croissant`): one of the
libraries that it needs has no wheel, and together they are large.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from support.export_fixtures import RECORD_EXPORTS
from support.packages import ROOT
from support.pages import fenced
from watchers.exports import FORMATS, WriteFailed, export
from watchers.exports.derived import derived_schemas
from watchers.exports.selection import Selection, selected
from watchers.package.descriptor import open_package
from watchers.package.model import Package

PYTHON = os.environ.get("WATCHERS_CROISSANT", "")
"""The Python of an environment that has mlcroissant."""
READ_ALL = """
import sys
from pathlib import Path
import mlcroissant, pandas, pyarrow.parquet
for folder in map(Path, sys.argv[1:]):
    dataset = mlcroissant.Dataset(jsonld=folder / "croissant.json")
    issues = dataset.metadata.ctx.issues
    assert not issues.errors and not issues.warnings, issues.report()
    for record_set in dataset.metadata.record_sets:
        name = record_set.uuid
        wanted = pyarrow.parquet.read_table(folder / "data" / f"{name}.parquet").to_pylist()
        found = []
        for record in dataset.records(name):
            cells = {column.split("/", 1)[1]: cell for column, cell in record.items()}
            found.append({
                column: cell.decode() if isinstance(cell, bytes)
                else cell.date() if isinstance(cell, pandas.Timestamp)
                else cell
                for column, cell in cells.items()
            })
        assert found == wanted, name
        print(name, len(found))
"""
TYPES = {"string": "sc:Text", "double": "sc:Float", "int64": "sc:Integer", "date32[day]": "sc:Date"}


@pytest.fixture
def folder(package: Package, tmp_path: Path, change_cell: Callable) -> Path:
    change_cell("places", code="650000")
    return export(package, output_format="croissant", path=tmp_path / "out.croissant")


def description(folder: Path) -> dict[str, Any]:
    return json.loads((folder / "croissant.json").read_text("utf-8"))


def test_every_file_is_there_with_its_size_and_hash(folder: Path) -> None:
    files = description(folder)["distribution"]
    assert {file["contentUrl"] for file in files} == {
        f"data/{file.name}" for file in (folder / "data").iterdir()
    }
    for file in files:
        content = (folder / file["contentUrl"]).read_bytes()
        assert file["contentSize"] == f"{len(content)} B"
        assert file["sha256"] == hashlib.sha256(content).hexdigest()


def test_every_column_of_every_table_is_a_field_of_its_type(folder: Path, package: Package) -> None:
    record_sets = description(folder)["recordSet"]
    assert [one["name"] for one in record_sets] == [*package.tables, *derived_schemas()]
    for record_set in record_sets:
        table = pq.read_schema(folder / "data" / f"{record_set['name']}.parquet")
        fields = record_set["field"]
        assert [field["source"]["extract"]["column"] for field in fields] == table.names
        for field, column in zip(fields, table, strict=True):
            kind = "sc:Text" if field["dataType"] == ["sc:URL"] else field["dataType"][0]
            assert kind == TYPES[str(column.type)]
            assert field["description"]


def test_keys_and_references_are_those_of_the_schemas_and_resolve(
    folder: Path, package: Package
) -> None:
    seen = 0
    for record_set in description(folder)["recordSet"]:
        table = (package.tables | derived_schemas())[record_set["name"]]
        ids = {field["@id"] for field in record_set["field"]}
        assert [key["@id"] for key in record_set["key"]] == [
            f"{table.name}/{column}" for column in table.primary_key
        ]
        assert {key["@id"] for key in record_set["key"]} <= ids
        referring = [field for field in record_set["field"] if "references" in field]
        assert len(referring) == len(table.foreign_keys)
        for field in referring:
            source, target = (cells(folder, field[end]) for end in ("source", "references"))
            assert source - {None} <= target
            seen += len(source - {None})
    assert seen > 30


def cells(folder: Path, column: dict[str, Any]) -> set[Any]:
    file = folder / column["fileObject"]["@id"]
    name = column["extract"]["column"]
    return set(pq.read_table(file, columns=[name]).column(name).to_pylist())


def test_what_is_not_given_is_not_made_up(folder: Path) -> None:
    about = description(folder)
    assert "url" not in about
    assert about["license"] == ["https://creativecommons.org/licenses/by/4.0/"]
    assert about["conformsTo"] == "http://mlcommons.org/croissant/1.1"
    assert any("does not mean on no list" in told for told in about["rai:dataLimitations"])


def test_an_earlier_export_is_replaced_and_nothing_else(package: Package, folder: Path) -> None:
    export(package, output_format="croissant", path=folder, overwrite=True)
    (folder / "data" / "mine.txt").write_text("mine\n")
    with pytest.raises(WriteFailed, match="not an earlier export"):
        export(package, output_format="croissant", path=folder, overwrite=True)
    assert (folder / "data" / "mine.txt").read_text() == "mine\n"


def test_a_part_says_that_it_is_one(package: Package, tmp_path: Path) -> None:
    part, derived = selected(package, Selection(("entities/daily",), ""))
    path = tmp_path / "part.croissant"
    export(part, output_format="croissant", path=path, derived=derived)
    assert description(path)["description"].endswith("Only a part: entities/daily.")
    assert pq.read_metadata(path / "data" / "entities.parquet").num_rows < 6


def run(*arguments: object, cwd: Path) -> str:
    assert PYTHON, "set WATCHERS_CROISSANT, or run: make test-croissant"
    environment = {"PATH": "", "HOME": str(cwd), "CROISSANT_CACHE": str(cwd / "cache")}
    done = subprocess.run(
        [PYTHON, *map(str, arguments)], cwd=cwd, env=environment, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@RECORD_EXPORTS
@pytest.mark.croissant
def test_mlcroissant_reads_every_cell_of_every_table(
    record_export: Callable[[str], Path], folder: Path, package: Package, tmp_path: Path
) -> None:
    part, derived = selected(package, Selection(("entities/daily",), ""))
    path = tmp_path / "part.croissant"
    export(part, output_format="croissant", path=path, derived=derived)
    told = run("-c", READ_ALL, record_export("croissant"), folder, path, cwd=tmp_path)
    tables = len(open_package(ROOT).tables) + len(derived_schemas())
    assert len(told.splitlines()) == 3 * tables


@RECORD_EXPORTS
@pytest.mark.croissant
def test_the_snippet_of_the_page_prints_what_it_says(
    record_export: Callable[[str], Path], tmp_path: Path
) -> None:
    page = (ROOT / "docs" / "linked-data.md").read_text("utf-8").split("\n## Croissant\n")[1]
    (snippet,), (wanted,) = fenced(page, "python"), fenced(page, "text")
    folder = record_export("croissant").parent
    assert run("-c", snippet, cwd=folder) == wanted


@RECORD_EXPORTS
@pytest.mark.croissant
def test_mlcroissant_itself_calls_it_valid(record_export: Callable[[str], Path]) -> None:
    folder = record_export("croissant")
    command = Path(PYTHON).with_name("mlcroissant")
    run(command, "validate", "--jsonld", folder / "croissant.json", cwd=folder.parent)
    shown = FORMATS["croissant"].opened_with.split()[1:]
    assert "contracts/contract_id" in run(command, *shown, cwd=folder.parent)


def test_the_versions_of_its_environment_are_exact() -> None:
    lines = (
        (ROOT / "tests" / "support" / "croissant_requirements.txt").read_text("utf-8").splitlines()
    )
    pins = [line for line in lines if not line.startswith("#")]
    assert all(re.fullmatch(r"[A-Za-z0-9_.-]+==[0-9][^ ]*", pin) for pin in pins)
    assert "mlcroissant" in {pin.split("==")[0] for pin in pins}
