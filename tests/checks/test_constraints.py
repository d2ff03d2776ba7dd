"""A cell is checked against its constraints whatever words and patterns a schema gives them."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest

from support.json_changes import put
from watchers.checks.validation import validate

pytestmark = pytest.mark.usefixtures("only_changed_tables")


def test_braces_in_a_schema_are_no_columns_of_a_message(
    change_json: Callable, problems_of: Callable
) -> None:
    def brace(schema: Any) -> None:
        schema["fields"][3]["constraints"]["enum"] = ["{x}", "{"]
        del schema["fields"][3]["example"]

    lines = problems_of(change_json(brace, "schemas/contracts.json"))
    assert [line.partition(": ")[2] for line in lines] == [
        "kind: 'ppp' is not one of {x}, {. [enum]",
        "kind: 'service' is not one of {x}, {. [enum]",
    ]


def test_a_constraint_that_is_false_asks_for_nothing(change_json: Callable) -> None:
    off = {"required": False, "unique": False}
    root = change_json(put(["fields", 2, "constraints"], off), "schemas/contracts.json")
    report = validate(root)
    assert report.is_valid, (report.problems, report.failed)


@pytest.mark.parametrize("cell", ["early 2017", "0000", "2017-7"])
def test_a_partial_date_is_one_whatever_the_pattern_of_its_column_lets_pass(
    change_json: Callable, problems_of: Callable, cell: str
) -> None:
    root = change_json(
        lambda schema: schema["fields"][5]["constraints"].pop("pattern"), "schemas/contracts.json"
    )
    file = root / "data" / "contracts.csv"
    tendered = file.read_text("utf-8").replace("2017-04", cell, 1)
    file.write_text(tendered, "utf-8")
    assert [line for line in problems_of(root) if line.endswith("[edtf]")] == [
        f"data/contracts.csv:2: tendered_on:"
        f" '{cell}' is not a date like 2018, 2018-06 or 2018-06-27. [edtf]"
    ]


def test_a_pattern_is_matched_in_linear_time(change_json: Callable, problems_of: Callable) -> None:
    def slow(schema: Any) -> None:
        schema["fields"][1]["constraints"]["pattern"] = "(a+)+b"
        schema["fields"][1]["example"] = "aab"

    root = change_json(slow, "schemas/contracts.json")
    file = root / "data" / "contracts.csv"
    file.write_text(
        file.read_text("utf-8").replace("North County social control system", "A" * 60), "utf-8"
    )
    before = time.process_time()
    assert any(
        "'" + "A" * 60 + "' does not match the required format" in line
        for line in problems_of(root)
    )
    assert time.process_time() - before < 20
