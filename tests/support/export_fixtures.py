"""Helpers for the tests of exports: rows to add, and scripts that run in a process of their own."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from support.packages import ROOT, SCRIPTS
from watchers.exports import FORMATS, Derived, derive, export
from watchers.package.descriptor import open_package
from watchers.package.model import Package

RECORD_EXPORTS = pytest.mark.xdist_group("record_exports")
"""Of tests that read exports of the whole record."""


@pytest.fixture
def package(valid_package: Path) -> Package:
    return open_package(valid_package)


@pytest.fixture(scope="session")
def record_export(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The record of the repository in a format, written once for all tests that only read it.

    Tests that ask for it belong into the group RECORD_EXPORTS, so that one process writes them.
    """
    package, folder = open_package(ROOT), tmp_path_factory.mktemp("record")

    @cache
    def derived() -> Derived:
        return derive(package)

    @cache
    def written(output_format: str) -> Path:
        path = folder / f"watchers{FORMATS[output_format].ending}"
        return export(package, output_format=output_format, path=path, derived=derived())

    return written


@pytest.fixture
def change_cell(valid_package: Path) -> Callable[..., None]:
    """Changes cells of the first row of a table: change_cell("entities", name="Other")."""

    def change(table: str, **cells: str) -> None:
        file = valid_package / "data" / f"{table}.csv"
        with file.open(encoding="utf-8", newline="") as lines:
            columns, first, *others = list(csv.reader(lines))
        first = [cells.get(column, cell) for column, cell in zip(columns, first, strict=True)]
        with file.open("w", encoding="utf-8", newline="") as lines:
            csv.writer(lines, lineterminator="\n").writerows([columns, first, *others])

    return change


@pytest.fixture
def start() -> Callable[..., subprocess.Popen[str]]:
    """Starts a Python script that can import watchers; what still runs afterwards is ended."""
    started: list[subprocess.Popen[str]] = []

    def run(
        script: str, *arguments: object, cwd: Path | None = None, **environment: str
    ) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "-c", script, *map(str, arguments)],
            cwd=cwd,
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": str(SCRIPTS), **environment},
        )
        started.append(process)
        return process

    yield run
    for process in started:
        process.kill()
        process.communicate()
