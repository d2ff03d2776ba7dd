"""The package that benchmarks run on is valid, and has N times the rows of the record."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from support.packages import ROOT
from watchers.checks.validation import validate

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("options", [[], ["--parquet"]], ids=["CSV", "Parquet"])
def test_copies_of_the_record_are_a_valid_package(tmp_path: Path, options: list[str]) -> None:
    script = ROOT / "benchmarks" / "scaled_copy.py"
    arguments = [sys.executable, str(script), "3", str(tmp_path / "copies"), *options]
    environment = {"PYTHONPATH": str(ROOT / "scripts")}
    subprocess.run(arguments, env=environment, check=True, capture_output=True)
    record, copies = validate(ROOT), validate(tmp_path / "copies", engine="duckdb")
    assert copies.problems == []
    assert copies.due_findings.total == 3 * record.due_findings.total
    assert copies.rows["evidence"] == 3 * record.rows["evidence"]
