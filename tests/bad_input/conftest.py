"""Helpers for tests of bad input: one package to read for all, and the problem lines of one faulty part."""

from __future__ import annotations

import csv
import io
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from watchers import gate
from watchers.descriptor import read_package
from watchers.package import Package
from watchers.problems import Findings

ROOT = Path(__file__).resolve().parents[2]
COLUMNS = ["id", "name", "note"]


@pytest.fixture(scope="session")
def package(tmp_path_factory: pytest.TempPathFactory) -> Package:
    """The valid package, to be read and not changed."""
    folder = tmp_path_factory.mktemp("bad_input")
    shutil.copytree(ROOT / "schemas", folder / "schemas")
    shutil.copytree(ROOT / "tests" / "valid" / "data", folder / "data")
    descriptor = json.loads((ROOT / "datapackage.json").read_text("utf-8"))
    (folder / "datapackage.json").write_text(json.dumps(descriptor | {"created": "2026-01-31T00:00:00Z"}), "utf-8")
    read, findings = read_package(folder)
    assert read is not None and not findings.total
    return read


@pytest.fixture(scope="session")
def gate_lines() -> Callable[[bytes], list[str]]:
    """What the gate says of the bytes of a table with the columns id, name and note."""

    def lines(raw: bytes) -> list[str]:
        findings = Findings()
        gate.read("data/t.csv", raw, COLUMNS, findings)
        return [str(problem) for problem in sorted(findings.problems)]

    return lines


@pytest.fixture(scope="session")
def cell_lines(package: Package) -> Callable[..., list[str]]:
    """What the checks of a table's columns, keys and rules say once its first row has other cells."""
    from watchers import engine
    from watchers.frames import check_frame
    from watchers.validation import all_checks

    checks_by_table = all_checks(package)
    raw = {name: (package.root / table.path).read_bytes() for name, table in package.tables.items()}
    frames = {name: check_frame(content, package.tables[name]) for name, content in raw.items()}

    def lines(table: str, **cells: str) -> list[str]:
        header, first, *others = csv.reader(io.StringIO(raw[table].decode()))
        text = io.StringIO()
        changed = [cells.get(name, cell) for name, cell in zip(header, first, strict=True)]
        csv.writer(text, lineterminator="\n").writerows([header, changed, *others])
        changed_frames = {**frames, table: check_frame(text.getvalue().encode(), package.tables[table])}
        findings = Findings()
        checks = [check for check in checks_by_table[table] if check.column in cells]
        engine.run(checks, package.tables[table].path, changed_frames, findings)
        return [str(problem) for problem in sorted(findings.problems)]

    return lines


@pytest.fixture(scope="session")
def descriptor_lines() -> Callable[[Path], list[str]]:
    """What is said of the descriptor and the schemas of the package in a folder."""
    return lambda root: [str(problem) for problem in sorted(read_package(root)[1].problems)]


@pytest.fixture
def change_json(valid_package: Path) -> Callable[..., Path]:
    """Changes a JSON file of the package: change_json(lambda data: data.pop("name")); returns the package."""

    def change(function: Callable[[Any], object], file: str = "datapackage.json") -> Path:
        data = json.loads((valid_package / file).read_text("utf-8"))
        function(data)
        (valid_package / file).write_text(json.dumps(data), "utf-8")
        return valid_package

    return change
