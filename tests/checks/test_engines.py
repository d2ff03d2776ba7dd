"""Every check finds the same on every engine: in memory, and on DuckDB."""

import pytest

from support.broken import BROKEN, break_package
from support.engines import (
    check_frames,
    checks_of,
    in_duckdb,
    in_memory,
    problem_lines,
    tables_of,
)
from watchers.checks.rules import RULES
from watchers.checks.waivers import UNUSED
from watchers.package.descriptor import open_package

FAULTS = [folder for folder in BROKEN if folder.name != UNUSED]
"""That a waiver excuses nothing is found after all checks, and not by one of them."""


USUAL = slice(None, None, 6)
"""The examples of every run; `make test-slow` runs all others."""
OTHERS = [folder for folder in FAULTS if folder not in FAULTS[USUAL]]


@pytest.mark.parametrize(
    "folder",
    [*FAULTS[USUAL], *(pytest.param(folder, marks=pytest.mark.slow) for folder in OTHERS)],
    ids=lambda folder: folder.name,
)
def test_duckdb_finds_what_memory_finds(valid_package, folder):
    break_package(valid_package, folder)
    package = open_package(valid_package)
    checks = [check for check in checks_of(package) if check.rule == folder.name]
    tables = check_frames(package, tables_of(checks))
    found = problem_lines(checks, package, in_memory(tables))
    assert found
    assert problem_lines(checks, package, in_duckdb(tables)) == found


@pytest.mark.slow
def test_duckdb_finds_nothing_in_the_valid_package(unchanged_package):
    checks = checks_of(unchanged_package)
    frames = in_duckdb(check_frames(unchanged_package))
    assert set(RULES) <= {check.rule for check in checks}
    assert problem_lines(checks, unchanged_package, frames) == []
