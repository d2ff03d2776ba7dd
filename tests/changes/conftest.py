from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from support.packages import make_package, write_rows
from watchers.cli import cli


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return make_package(tmp_path / "old")


@pytest.fixture
def new(tmp_path: Path) -> Path:
    return make_package(tmp_path / "new")


@pytest.fixture
def rewrite(new: Path) -> Callable[..., None]:
    """Rewrites a table of the newer package: rewrite("places", rows to rows, columns)."""

    def change(table: str, function: Callable, columns: Callable = lambda names: names) -> None:
        file = new / "data" / f"{table}.csv"
        with file.open(encoding="utf-8", newline="") as lines:
            reader = csv.DictReader(lines)
            names, rows = list(reader.fieldnames or []), list(reader)
        write_rows(file, columns(names), function(rows))

    return change


@pytest.fixture
def edit_json(new: Path) -> Callable[..., None]:
    """Changes a JSON file of the newer package in place."""

    def change(file: str, function: Callable) -> None:
        data = json.loads((new / file).read_text("utf-8"))
        function(data)
        (new / file).write_text(json.dumps(data), "utf-8")

    return change


@pytest.fixture
def diff(old: Path, new: Path) -> Callable[..., Result]:
    return lambda *options: CliRunner().invoke(cli, ["diff", str(old), str(new), *options])
