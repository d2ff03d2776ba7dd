"""Every export of a package between two releases names the day to which its answers refer."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest

from support.packages import RELEASED, RELEASED_AT, change_rows
from watchers.exports import FORMATS, export
from watchers.package.descriptor import open_package

READ_ON = "2026-07-01"
MOMENT = f"{READ_ON}T00:00:00Z"


def _of_sqlite(path: Path) -> str:
    with closing(sqlite3.connect(path)) as database:
        query = "SELECT value FROM about WHERE property = 'created'"
        return str(database.execute(query).fetchone()[0])


def _of_zip(path: Path) -> str:
    with ZipFile(path) as archive:
        times = {info.date_time for info in archive.infolist()}
        assert times == {(2026, 7, 1, 0, 0, 0)}
        return str(json.loads(archive.read("datapackage.json"))["created"])


def _of_manifest(path: Path) -> str:
    return str(json.loads((path / "manifest.json").read_text("utf-8"))["created"])


@pytest.mark.parametrize(
    ("output_format", "created_of"),
    [
        ("csv", _of_zip),
        ("json", lambda path: json.loads(path.read_text("utf-8"))["package"]["created"]),
        ("parquet", _of_manifest),
        ("sqlite", _of_sqlite),
        ("xlsx", lambda path: f"{openpyxl.load_workbook(path).properties.created.isoformat()}Z"),
    ],
)
def test_an_export_has_the_day_of_its_rows(
    valid_package: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    output_format: str,
    created_of: Callable[[Path], str],
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(RELEASED_AT + 365 * 86_400))
    change_rows(valid_package, "sources", [{"source_id": "trade-notice", "retrieved_on": READ_ON}])
    package = open_package(valid_package)
    assert (package.descriptor["created"], package.created) == (RELEASED, READ_ON)
    ending = FORMATS[output_format].ending
    path = export(package, output_format=output_format, path=tmp_path / f"out{ending}")
    assert created_of(path) == MOMENT
