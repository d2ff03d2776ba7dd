"""Each fault of the keys of a schema is named with its place."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

pytestmark = pytest.mark.usefixtures("only_changed_tables")
KEY = ["foreignKeys", 0]
FAULTS = [
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
    ("path", "value", "line"), FAULTS, ids=[f"{p[-1]}-{n}" for n, (p, _, _) in enumerate(FAULTS)]
)
def test_faults_of_keys(schema_lines: Callable, path: list, value: Any, line: str) -> None:
    assert schema_lines(path, value) == [f"schemas/contracts.json: {line} [descriptor]"]
