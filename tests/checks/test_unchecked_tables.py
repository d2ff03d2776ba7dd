"""A table that cannot be checked is named once, and never checked by half."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from support.json_changes import put
from support.packages import change_rows
from watchers.checks.validation import validate
from watchers.problems.report import Unchecked

pytestmark = pytest.mark.usefixtures("only_changed_tables")


def test_an_unchecked_table_is_reported_once_and_the_others_are_checked(
    change_json: Callable,
) -> None:
    root = change_json(
        put(["foreignKeys", 0, "reference", "fields"], ["name"]), "schemas/contracts.json"
    )
    change_rows(root, "entities", [{"entity_id": "camera-maker", "summary": "Maker of cameras."}])
    report = validate(root)
    assert [str(p) for p in report.problems] == [
        "schemas/contracts.json: foreignKeys/0/reference: 'name' is not the primary key of places. [descriptor]"
    ]
    assert "contracts" not in report.checks and report.checks["entities"]
    assert report.unchecked["contract_parties"].unreadable == {"contracts"}


def test_an_unreadable_table_is_one_problem_and_not_the_start_of_many(valid_package: Path) -> None:
    file = valid_package / "data" / "contracts.csv"
    header, first, *others = file.read_text("utf-8").splitlines()
    file.write_text("\n".join([header, f"{first}, and more, text", *others, ""]), "utf-8")
    report = validate(valid_package)
    assert [problem.rule for problem in report.problems] == ["ragged_row"]
    assert report.unchecked["sources"] == Unchecked(waiting=1, unreadable=frozenset({"contracts"}))
    assert report.unchecked["contracts"] == Unchecked(unreadable=frozenset({"contracts"}))


def test_a_resource_without_its_name_is_not_said_of_every_key_that_leads_to_it(
    change_json: Callable,
) -> None:
    root = change_json(
        lambda data: data["resources"][0].update(nmae=data["resources"][0].pop("name"))
    )
    assert {problem.path for problem in validate(root).problems} == {"datapackage.json"}
