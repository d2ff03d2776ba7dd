"""Helpers for the tests of exports: rows to add, and scripts that run in a process of their own."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from support.packages import ROOT
from watchers.package.descriptor import open_package
from watchers.package.model import Package

SCRIPTS = ROOT / "scripts"


@pytest.fixture
def package(valid_package: Path) -> Package:
    return open_package(valid_package)


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
