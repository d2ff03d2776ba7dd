"""A table too large for the memory is refused before it is read; what keeps others back is said."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

import watchers
from watchers.checks.validation import validate
from watchers.cli import cli
from watchers.package.table_files import add_unreadable
from watchers.problems.errors import UnusablePackage
from watchers.problems.problem import Findings

pytestmark = pytest.mark.usefixtures("only_changed_tables")

HUGE = 1 << 40


@pytest.fixture
def huge_package(valid_package: Path) -> Path:
    """A package with a sparse file of a terabyte."""
    with (valid_package / "data" / "places.csv").open("r+b") as file:
        file.truncate(HUGE)
    return valid_package


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["validate", "--engine", "memory"], 1),
        (["tidy"], 2),
        (["listed", "x"], 2),
        (["docs", "--check"], 2),
    ],
    ids=str,
)
def test_a_table_over_the_limit_is_named_with_what_to_do(
    huge_package: Path, arguments: list[str], status: int
) -> None:
    total = sum(file.stat().st_size for file in (huge_package / "data").iterdir())
    result = CliRunner().invoke(cli, ["--package", str(huge_package), *arguments])
    assert result.exit_code == status
    assert (
        f"data/places.csv: has {HUGE:,} bytes, and the tables together {total:,};"
        " more than 268,435,456 are not read, because" in result.output
    )
    assert f"set WATCHERS_MAX_BYTES to {total} or more" in result.output


def test_what_the_message_says_raises_the_limit(
    valid_package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WATCHERS_MAX_BYTES", "1000")
    (needed,) = {
        re.search("WATCHERS_MAX_BYTES to ([0-9]+) ", problem.message)[1]
        for problem in validate(valid_package, engine="memory").problems
        if problem.rule == "table_size"
    }
    monkeypatch.setenv("WATCHERS_MAX_BYTES", needed)
    assert validate(valid_package, engine="memory").problems == []


def test_the_limit_can_be_set(valid_package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WATCHERS_MAX_BYTES", "1000")
    with pytest.raises(UnusablePackage, match="more than 1,000 are not read"):
        watchers.load(valid_package)
    monkeypatch.setenv("WATCHERS_MAX_BYTES", str(1 << 30))
    assert watchers.load(valid_package)


@pytest.mark.parametrize(
    ("error", "line"),
    [
        (OSError("Corrupt snappy compressed data."), "Corrupt snappy compressed data."),
        (OSError("No more data.\nCut short.\n"), "No more data. Cut short."),
        (PermissionError(13, "Permission denied"), "Permission denied."),
    ],
    ids=str,
)
def test_what_a_library_says_is_one_line_with_one_full_stop(error: OSError, line: str) -> None:
    findings = Findings()
    add_unreadable("data/t.parquet", error, findings)
    expected = f"data/t.parquet: cannot be read: {line} [unreadable_file]"
    assert list(map(str, findings.problems)) == [expected]
