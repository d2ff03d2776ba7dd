"""Each fault of a schema and its columns is named with its place."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from watchers.package.vocabulary import BOUND

pytestmark = pytest.mark.usefixtures("only_changed_tables")
FIELD, FIRST = ["fields", 0], ["fields", 0, "constraints"]
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
]


@pytest.mark.parametrize(
    ("path", "value", "line"), SCHEMA, ids=[f"{p[-1]}-{n}" for n, (p, _, _) in enumerate(SCHEMA)]
)
def test_faults_of_a_schema(schema_lines: Callable, path: list, value: Any, line: str) -> None:
    assert schema_lines(path, value) == [f"schemas/contracts.json: {line} [descriptor]"]
