"""A faulty schema: its table is left unchecked, which is said, and never checked by half."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from support.packages import change_rows
from watchers.checks.validation import validate
from watchers.package.descriptor import read_package
from watchers.package.vocabulary import BOUND
from watchers.problems.report import Unchecked

pytestmark = pytest.mark.usefixtures("only_changed_tables")


def _put(path: list, value: Any) -> Callable[[Any], None]:
    def change(data: Any) -> None:
        for step in path[:-1]:
            data = data[step]
        data[path[-1]] = value

    return change


FIELD, FIRST = ["fields", 0], ["fields", 0, "constraints"]
KEY = ["foreignKeys", 0]
SCHEMA = [
    (["feilds"], [], "'feilds' is not a property of a schema. Did you mean fields?"),
    (
        ["$schema"],
        "https://example.org/x",
        "$schema: 'https://example.org/x' is not https://datapackage.org/profiles/2.0/tableschema.json (version 2.0).",
    ),
    (
        ["missingValues"],
        ["", "NA"],
        'missingValues: is not [""]: only the empty cell means unknown.',
    ),
    (["description"], 7, "description: '7' is not a text."),
    (["fields"], {}, "fields: is not a list of columns."),
    (
        [*FIELD, "descripton"],
        "",
        "fields/0: 'descripton' is not a property of a field. Did you mean description?",
    ),
    (
        [*FIELD, "type"],
        "sting",
        "fields/0/type: 'sting' is not a type that is checked. Did you mean string?",
    ),
    ([*FIELD, "type"], "integer", "fields/0/type: 'integer' is not a type that is checked."),
    ([*FIELD, "type"], {}, "fields/0/type: '{}' is not a type that is checked."),
    (
        [*FIELD, "format"],
        "email",
        "fields/0/format: 'email' is not a format of string that is checked.",
    ),
    ([*FIELD, "format"], {}, "fields/0/format: '{}' is not a format of string that is checked."),
    (
        [*FIELD, "rdfType"],
        "http://x",
        "fields/0/rdfType: 'http://x' is not a meaning that is checked.",
    ),
    ([*FIELD, "example"], {}, "fields/0/example: '{}' is not a cell's value."),
    (
        [*FIELD, "example"],
        "Not an id",
        "fields/0/example: 'Not an id' is not a cell of this column: it breaks pattern.",
    ),
    (
        [*FIELD, "example"],
        "a" * 200,
        f"fields/0/example: '{'a' * 60}…' is not a cell of this column: it breaks maxLength.",
    ),
    (
        [*FIRST, "requird"],
        True,
        "fields/0/constraints: 'requird' is not a constraint that is checked. Did you mean required?",
    ),
    (
        [*FIRST, "minLength"],
        3,
        "fields/0/constraints: 'minLength' is not a constraint that is checked.",
    ),
    (
        [*FIRST, "unique"],
        1,
        "fields/0/constraints/unique: '1' is not what unique takes: true or false.",
    ),
    (
        [*FIRST, "enum"],
        "a",
        "fields/0/constraints/enum: 'a' is not what enum takes: a list of words.",
    ),
    (
        [*FIRST, "enum"],
        [],
        "fields/0/constraints/enum: '[]' is not what enum takes: a list of words.",
    ),
    (
        [*FIRST, "pattern"],
        "[",
        "fields/0/constraints/pattern: '[' is not what pattern takes: a regular expression.",
    ),
    (
        [*FIRST, "pattern"],
        "(?=a)a",
        "fields/0/constraints/pattern: '(?=a)a' is not what pattern takes: a regular expression.",
    ),
    (
        [*FIRST, "maxLength"],
        True,
        "fields/0/constraints/maxLength: 'True' is not what maxLength takes: a whole number of characters.",
    ),
    (
        [*FIRST, "maxLength"],
        -1,
        "fields/0/constraints/maxLength: '-1' is not what maxLength takes: a whole number of characters.",
    ),
    (
        [*FIRST, "minimum"],
        10**400,
        "fields/0/constraints/minimum: '1" + "0" * 59 + f"…' is not what minimum takes: {BOUND}.",
    ),
    (
        ["fields", 12, "constraints", "maximum"],
        0.1 + 0.2,
        f"fields/12/constraints/maximum: '0.30000000000000004' is not what maximum takes: {BOUND}.",
    ),
    (
        ["fields", 12, "constraints", "exclusiveMinimum"],
        1e-10,
        f"fields/12/constraints/exclusiveMinimum: '1e-10' is not what exclusiveMinimum takes:"
        f" {BOUND}.",
    ),
    (
        [*FIRST, "minimum"],
        3,
        "fields/0/constraints/minimum: compares numbers, and the column's type is 'string'.",
    ),
    (
        ["primaryKey"],
        ["contract_it"],
        "primaryKey: 'contract_it' is not a column of this table. Did you mean contract_id?",
    ),
    (["primaryKey"], ["contract_id"] * 2, "primaryKey: names a column twice."),
    (
        ["primaryKey"],
        ["title_zh"],
        "primaryKey: 'title_zh' is not required, but every row needs its key.",
    ),
    (
        ["uniqueKeys"],
        [["titel"]],
        "uniqueKeys/0: 'titel' is not a column of this table. Did you mean title?",
    ),
    (
        [*KEY, "refrence"],
        1,
        "foreignKeys/0: 'refrence' is not a property of a foreign key. Did you mean reference?",
    ),
    (
        [*KEY, "fields"],
        ["place"],
        "foreignKeys/0/fields: 'place' is not a column of this table.",
    ),
    (
        [*KEY, "reference", "table"],
        "x",
        "foreignKeys/0/reference: 'table' is not a property of a reference.",
    ),
    (
        [*KEY, "reference", "resource"],
        "place",
        "foreignKeys/0/reference: 'place' is not a table of the package. Did you mean places?",
    ),
    (
        [*KEY, "reference", "fields"],
        ["name"],
        "foreignKeys/0/reference: 'name' is not the primary key of places.",
    ),
    (
        ["uniqueKeys"],
        [["title"], ["kind", "title"], ["title"]],
        "uniqueKeys/2: is the same key as uniqueKeys/0. Delete one of them.",
    ),
    (
        ["foreignKeys", 1],
        {"fields": ["place_id"], "reference": {"resource": "places", "fields": ["place_id"]}},
        "foreignKeys/1: is the same key as foreignKeys/0. Delete one of them.",
    ),
    (
        ["uniqueKeys"],
        [["kind", "amount"]],
        "uniqueKeys/0: 'amount' is a column of numbers, which can be equal and spelled differently."
        " Make it a string, or choose another key.",
    ),
    (
        ["fields", 12, "constraints", "unique"],
        True,
        "fields/12/constraints/unique: compares spellings, and the column's type is 'number'.",
    ),
    (
        ["fields", 12, "constraints", "enum"],
        ["1", "2"],
        "fields/12/constraints/enum: compares spellings, and the column's type is 'number'.",
    ),
    (
        ["fields", 12, "constraints", "maxLength"],
        9,
        "fields/12/constraints/maxLength: counts characters, and the column's type is 'number'.",
    ),
    (
        ["fields", 2, "name"],
        "awarded_on_first",
        "fields/2/name: 'awarded_on_first' is a column that exports add to awarded_on. Rename it.",
    ),
    (
        ["fields", 4],
        {"name": "place_id", "type": "date", "description": "The place."},
        "foreignKeys/0/reference: 'place_id' is a date, and 'place_id' of places a string."
        " Give both the same type.",
    ),
    (
        [*KEY, "reference", "fields"],
        [{}],
        "foreignKeys/0/reference: '{}' is not the primary key of places.",
    ),
]


@pytest.mark.parametrize(
    ("path", "value", "line"), SCHEMA, ids=[f"{p[-1]}-{n}" for n, (p, _, _) in enumerate(SCHEMA)]
)
def test_faults_of_a_schema(change_json: Callable, path: list, value: Any, line: str) -> None:
    package, findings = read_package(change_json(_put(path, value), "schemas/contracts.json"))
    assert [str(problem) for problem in findings.problems] == [
        f"schemas/contracts.json: {line} [descriptor]"
    ]
    assert "contracts" not in package.tables


def test_an_unchecked_table_is_reported_once_and_the_others_are_checked(
    change_json: Callable,
) -> None:
    root = change_json(
        _put(["foreignKeys", 0, "reference", "fields"], ["name"]), "schemas/contracts.json"
    )
    change_rows(root, "entities", [{"entity_id": "camera-maker", "summary": "Maker of cameras."}])
    report = validate(root)
    assert [str(p) for p in report.problems] == [
        "schemas/contracts.json: foreignKeys/0/reference: 'name' is not the primary key of places. [descriptor]"
    ]
    assert "contracts" not in report.checks and report.checks["entities"]
    assert report.unchecked["contract_parties"].unreadable == {"contracts"}


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
    root = change_json(_put(["fields", 2, "constraints"], off), "schemas/contracts.json")
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
