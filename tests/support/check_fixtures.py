"""Helpers for tests of bad input: one package for all, the problem lines of one faulty part."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from support.engines import check_frames, in_memory
from support.packages import make_package
from watchers.package.descriptor import read_package
from watchers.package.model import Package
from watchers.problems.problem import Findings, Severity
from watchers.tables import strict_csv

COLUMNS = ["id", "name", "note"]
CHUNKS, MOST_CHUNKS = (1, 13, 4096), 4096
"""Sizes of the chunks in which the gate reads the same bytes again, unless they are too many."""


def read_in_chunks(raw: bytes, *, size: int, **limits: int) -> tuple[Findings, bytes | None]:
    """What the gate finds in blocks of so many bytes, and the bytes that it hands on, if any."""
    findings, reading = Findings(), strict_csv.Reading("data/t.csv", COLUMNS, **limits)
    blocks = [raw[at : at + size] for at in range(0, len(raw), size)]
    handed_on = []
    for chunk in reading.chunks(blocks):
        reading.add(chunk, strict_csv.examine("data/t.csv", chunk, COLUMNS))
        handed_on.append(chunk.raw)
    return findings, b"".join(handed_on) if reading.finish(findings) else None


@pytest.fixture(scope="session")
def unchanged_package(tmp_path_factory: pytest.TempPathFactory) -> Package:
    """The valid package, to be read and not changed."""
    folder = make_package(tmp_path_factory.mktemp("unchanged") / "package")
    read, findings = read_package(folder)
    assert read is not None and not findings.total
    return read


@pytest.fixture(scope="session")
def gate_lines() -> Callable[[bytes], list[str]]:
    """What the gate says of the bytes of a table with the columns id, name and note.

    It says the same of the file as a whole and in chunks.
    """

    def lines(raw: bytes) -> list[str]:
        findings = Findings()
        strict_csv.read("data/t.csv", raw, COLUMNS, findings)
        for size in CHUNKS:
            if len(raw) < size * MOST_CHUNKS:
                in_chunks, _ = read_in_chunks(raw, size=size)
                assert sorted(in_chunks.problems) == sorted(findings.problems)
                assert in_chunks.totals == findings.totals
        return [str(problem) for problem in sorted(findings.problems)]

    return lines


@pytest.fixture(scope="session")
def cell_lines(unchanged_package: Package) -> Callable[..., list[str]]:
    """What the checks of a table say once its first row has other cells."""
    from watchers.checks import runner as engine
    from watchers.checks.validation import all_checks
    from watchers.tables.check_frames import check_frame

    checks_by_table = all_checks(unchanged_package)
    raw = {
        name: (unchanged_package.root / table.path).read_bytes()
        for name, table in unchanged_package.tables.items()
    }
    frames = in_memory(check_frames(unchanged_package))

    def lines(table: str, **cells: str) -> list[str]:
        header, first, *others = csv.reader(io.StringIO(raw[table].decode()))
        text = io.StringIO()
        changed = [cells.get(name, cell) for name, cell in zip(header, first, strict=True)]
        csv.writer(text, lineterminator="\n").writerows([header, changed, *others])
        frame = check_frame(text.getvalue().encode(), unchanged_package.tables[table])
        changed_frames = frames.having(table, frame.lazy())
        found = {severity: Findings() for severity in Severity}
        checks = [check for check in checks_by_table[table] if check.column in cells]
        engine.run(checks, unchanged_package.tables[table].path, changed_frames, found)
        return [str(problem) for problem in sorted(found[Severity.PROBLEM].problems)]

    return lines


@pytest.fixture(scope="session")
def descriptor_lines() -> Callable[[Path], list[str]]:
    """What is said of the descriptor and the schemas of the package in a folder."""
    return lambda root: [str(problem) for problem in sorted(read_package(root)[1].problems)]


@pytest.fixture
def change_json(valid_package: Path) -> Callable[..., Path]:
    """Changes a JSON file: change_json(lambda data: data.pop("name")); returns the package."""

    def change(function: Callable[[Any], object], file: str = "datapackage.json") -> Path:
        data = json.loads((valid_package / file).read_text("utf-8"))
        function(data)
        (valid_package / file).write_text(json.dumps(data), "utf-8")
        return valid_package

    return change
