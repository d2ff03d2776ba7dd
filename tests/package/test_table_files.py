"""Tables that are too large for the memory are refused before they are read."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

import watchers
from watchers.cli import cli
from watchers.problems.errors import UnusablePackage

HUGE = 1 << 40


@pytest.fixture
def huge_package(valid_package: Path) -> Path:
    """A package with a sparse file of a terabyte."""
    with (valid_package / "data" / "places.csv").open("r+b") as file:
        file.truncate(HUGE)
    return valid_package


@pytest.mark.parametrize(
    "arguments",
    [["validate"], ["tidy"], ["listed", "x"], ["export", "json", "--force", "-o", "x.json"]],
    ids=" ".join,
)
def test_a_table_over_the_limit_is_named(
    huge_package: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(cli, ["--package", str(huge_package), *arguments])
    assert result.exit_code == 2
    assert "the largest, data/places.csv, 1,048,576 MB); more than 256 MB are not" in result.output
    assert "WATCHERS_MAX_BYTES" in result.output and "DuckDB" in result.output


def test_the_limit_can_be_set(valid_package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WATCHERS_MAX_BYTES", "1000")
    with pytest.raises(UnusablePackage, match="more than 1,000 bytes"):
        watchers.load(valid_package)
    monkeypatch.setenv("WATCHERS_MAX_BYTES", str(1 << 30))
    assert watchers.load(valid_package)
