"""The broken examples: cells that break the small valid package, and the lines they give."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from support.engines import check_frames, in_memory, tables_of
from support.packages import ROOT, change_rows
from watchers.checks.rules import RULES
from watchers.package.descriptor import open_package

EXAMPLES = ROOT / "tests" / "broken"
BROKEN = sorted(folder for folder in EXAMPLES.iterdir() if folder.is_dir())
EXPECTED = "expected.txt"
RECIPE = 'See "Add a rule" in CONTRIBUTING.md.'


def break_package(package: Path, folder: Path) -> None:
    """Lays the rows of an example over those of the package."""
    for overlay in sorted(folder.glob("*.csv")):
        with overlay.open(encoding="utf-8", newline="") as rows:
            change_rows(package, overlay.stem, list(csv.DictReader(rows)))


def expect(lines: list[str], folder: Path, *, rule: str = "") -> None:
    """Fails unless the example gives exactly these lines; with `rule`, only those of a rule."""
    example = folder.relative_to(ROOT).as_posix()
    if not list(folder.glob("*.csv")):
        pytest.fail(
            f"{example} has no CSV file. In one named after its table, put the header and the cells"
            f" that break a row of tests/valid/data. {RECIPE}",
            pytrace=False,
        )
    file = folder / EXPECTED
    if not file.is_file():
        given = "\n".join(lines) or "(no line at all: the rows do not break the rule)"
        pytest.fail(
            f"{example}/{EXPECTED} is missing. The example gives these lines; if they are right,"
            f" put them into that file:\n{given}\n{RECIPE}",
            pytrace=False,
        )
    expected = file.read_text("utf-8").splitlines()
    assert lines == [line for line in expected if line.endswith(f"[{rule}]") or not rule]


def lines_of_rule(package_folder: Path, name: str) -> list[str]:
    """What one rule says of a package, without the other checks and without waivers.

    Reading its tables and running one rule takes a tenth of the time of a whole validation.
    """
    package = open_package(package_folder)
    checks = list(RULES[name].checks(package))
    frames = in_memory(check_frames(package, tables_of(checks)))
    found = []
    for check in checks:
        problems, _ = check.problems(package.tables[check.table].path, frames)
        found += problems
    return [str(problem) for problem in sorted(found)]
