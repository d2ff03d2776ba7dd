"""What Frictionless, an independent reader of the same schemas, finds wrong, we find too."""

import pytest
from frictionless import Package
from frictionless import validate as frictionless_validate

from support.broken import BROKEN, break_package
from support.packages import ROOT
from watchers.checks.validation import validate

SCHEMA_FAULTS = [folder for folder in BROKEN if "_" not in folder.name]
UNSEEN = {"edtf", "uniqueKey", "uri"}
"""Faults that Frictionless does not look for, or takes to be right."""


def test_frictionless_finds_the_shipped_package_valid():
    report = frictionless_validate(str(ROOT / "datapackage.json"))
    assert report.flatten(["type", "note"]) == []


USUAL = slice(None, None, 3)
"""The faults of every run; `make test-slow` runs all others."""
OTHERS = [folder for folder in SCHEMA_FAULTS if folder not in SCHEMA_FAULTS[USUAL]]


@pytest.mark.parametrize(
    "folder",
    [*SCHEMA_FAULTS[USUAL], *(pytest.param(folder, marks=pytest.mark.slow) for folder in OTHERS)],
    ids=lambda folder: folder.name,
)
@pytest.mark.usefixtures("only_changed_tables")
def test_we_find_whatever_frictionless_finds(valid_package, folder):
    break_package(valid_package, folder)
    package = Package(str(valid_package / "datapackage.json"))
    theirs = {
        (task.place, row)
        for changed in folder.glob("*.csv")
        for task in package.get_resource(changed.stem).validate().tasks
        for (row,) in task.flatten(["rowNumber"])
    }
    ours = {(problem.path, problem.line) for problem in validate(valid_package).problems}
    assert bool(theirs) == (folder.name not in UNSEEN)
    assert theirs <= ours
