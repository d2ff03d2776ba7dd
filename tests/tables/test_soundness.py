"""Answers are refused, in one line, from a package in which nothing can be looked up safely."""

import pytest
from click.testing import CliRunner

from support.packages import change_rows
from watchers.cli import cli

LISTING = "trade-list-camera-maker"
FAULTS = {
    "reference": ("names", {"name_id": "camera-maker-zh", "entity_id": "nobody"}),
    "closed list": ("ownership_rules", {"ownership_rule_id": "trade-list-half", "reach": "all"}),
    "date": ("designations", {"designation_id": LISTING, "effective_on": "2019-13"}),
    "required cell": ("designations", {"designation_id": LISTING, "list_id": ""}),
    "no party": ("designations", {"designation_id": LISTING, "entity_id": ""}),
    "two parties": ("designations", {"designation_id": LISTING, "official_id": "first-minister"}),
    "number": ("ownership", {"ownership_id": "camera-maker-project-company", "share_pct": "half"}),
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("asked", [("listed", "Camera Maker"), ("show", "camera-maker")])
def test_a_fault_that_answers_would_stumble_over_is_told(valid_package, fault, asked):
    table, cells = FAULTS[fault]
    change_rows(valid_package, table, [cells])
    done = CliRunner().invoke(cli, ["--package", str(valid_package), *asked])
    assert done.exit_code == 2
    assert done.stderr.startswith(f"Error: data/{table}.csv: ")
    assert done.stderr.endswith("Run: watchers validate\n")


def test_a_row_that_stands_twice_is_told(valid_package):
    file = valid_package / "data" / "entities.csv"
    lines = file.read_text("utf-8").splitlines(keepends=True)
    file.write_text("".join([*lines, lines[-1]]), "utf-8")
    done = CliRunner().invoke(cli, ["--package", str(valid_package), "listed", "Camera Maker"])
    assert (done.exit_code, "entity_id: a row stands twice" in done.stderr) == (2, True)


def test_a_table_without_rows_is_sound(valid_package):
    file = valid_package / "data" / "event_parties.csv"
    file.write_text(file.read_text("utf-8").splitlines(keepends=True)[0], "utf-8")
    done = CliRunner().invoke(cli, ["--package", str(valid_package), "show", "camera-maker"])
    assert done.exit_code == 0
