"""A faulty descriptor: JSON that cannot be read, and properties that are not understood."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from support.json_changes import put
from support.packages import TABLES

Lines = Callable[[Path], list[str]]


NOT_JSON = {
    '{\n "a": 1,\n "b" 2}': ":3: is not JSON: Expecting ':' delimiter (column 6).",
    "": ":1: is not JSON: Expecting value (column 1).",
    "[]": ": is not a JSON object.",
    '{"a": NaN}': ": is not JSON: NaN is not a valid JSON number.",
    '{"a": ' + "1" * 5000 + "}": ": holds a number of more digits than can be read.",
    "[" * 100_000: ": is nested too deeply.",
    '{"a": 1, "a": 2}': ": the property 'a' appears twice in one object. Delete one of them.",
}


@pytest.mark.parametrize(("text", "line"), NOT_JSON.items(), ids=range(len(NOT_JSON)))
@pytest.mark.parametrize("file", ["datapackage.json", "schemas/names.json"])
def test_json_that_cannot_be_read(
    valid_package: Path, descriptor_lines: Lines, text: str, line: str, file: str
) -> None:
    (valid_package / file).write_text(text)
    assert f"{file}{line} [descriptor]" in descriptor_lines(valid_package)


def test_json_in_another_encoding(valid_package: Path, descriptor_lines: Lines) -> None:
    (valid_package / "datapackage.json").write_bytes('{"title": "Zürich"}'.encode("latin-1"))
    assert descriptor_lines(valid_package) == [
        "datapackage.json: is not UTF-8: byte 12 cannot be read. Save the file as UTF-8. [descriptor]"
    ]


PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json (version 2.0)"
PACKAGE = [
    (
        ["$schema"],
        "https://datapackage.org/profiles/9.9/x.json",
        f"$schema: 'https://datapackage.org/profiles/9.9/x.json' is not {PROFILE}.",
    ),
    (
        ["$schema"],
        "http://example.org/x.json",
        f"$schema: 'http://example.org/x.json' is not {PROFILE}.",
    ),
    (["licences"], [], "'licences' is not a property of a package. Did you mean licenses?"),
    (["profile"], "http://example.org/x.json", "'profile' is not a property of a package."),
    (["name"], "\ud800", "name: 'U+D800' is not a package name like watchers."),
    (["title"], 5, "title: '5' is not a text."),
    (["keywords"], [5], "keywords: is not a list of texts."),
    (["licenses"], "CC-BY", "licenses: is not a list of objects."),
    (["version"], "v1", "version: 'v1' is not a version like 1.2.0."),
    (
        ["created"],
        "2026-02-30T00:00:00Z",
        "created: '2026-02-30T00:00:00Z' is not a time like 2026-01-31T00:00:00Z.",
    ),
    (
        ["created"],
        "２０２６-01-31T00:00:00Z",
        "created: '２０２６-01-31T00:00:00Z' is not a time like 2026-01-31T00:00:00Z.",
    ),
    (
        ["created"],
        "2200-01-31T00:00:00Z",
        "created: '2200-01-31T00:00:00Z' is not a time like 2026-01-31T00:00:00Z.",
    ),
    (["resources"], None, "resources: is not a list of tables."),
    (["resources", 19], None, "resources/19: is not an object; a resource is one."),
    (
        ["resources", 0, "shema"],
        "x",
        "resources/0: 'shema' is not a property of a resource. Did you mean schema?",
    ),
    (
        ["resources", 0, "dialect"],
        "http://example.org/d",
        "resources/0: 'dialect' is not a property of a resource.",
    ),
    (
        ["resources", 0, "encoding"],
        "cp1252",
        "resources/0/encoding: 'cp1252' is not 'utf-8', the only one that is read.",
    ),
    (
        ["resources", 0, "format"],
        "xlsx",
        "resources/0/format: 'xlsx' is not 'csv', the only one that is read.",
    ),
    (["resources", 0, "bytes"], "5", "resources/0/bytes: '5' is not a number of bytes."),
    (
        ["resources", 0, "hash"],
        "5",
        "resources/0/hash: '5' is not a hash like sha256:0a1b…, 64 digits of base 16.",
    ),
    (
        ["resources", 19, "name"],
        "Waivers",
        "resources/19/name: 'Waivers' is not a table name like contract_parties.",
    ),
    (
        ["resources", 19, "name"],
        "entities",
        "resources/19/name: 'entities' is already the name of another table.",
    ),
]


@pytest.mark.parametrize(
    ("path", "value", "line"), PACKAGE, ids=[f"{p[-1]}-{n}" for n, (p, _, _) in enumerate(PACKAGE)]
)
def test_faults_of_the_package_and_its_resources(
    change_json: Callable, descriptor_lines: Lines, path: list, value: Any, line: str
) -> None:
    assert descriptor_lines(change_json(put(path, value))) == [
        f"datapackage.json: {line} [descriptor]"
    ]


@pytest.mark.parametrize("name", ["$schema", "name", "version", "created", "resources"])
def test_a_missing_property_of_the_package(
    change_json: Callable, descriptor_lines: Lines, name: str
) -> None:
    lines = descriptor_lines(change_json(lambda data: data.pop(name)))
    assert lines == [
        f"datapackage.json: the property '{name}' is missing from this package. [descriptor]"
    ]


@pytest.mark.usefixtures("only_changed_tables")
def test_a_resource_that_is_no_object_does_not_stop_the_checks(
    change_json: Callable, problems_of: Callable
) -> None:
    lines = problems_of(change_json(lambda data: data["resources"].append("waivers")))
    assert lines == [
        f"datapackage.json: resources/{len(TABLES)}: is not an object; a resource is one. [descriptor]"
    ]


@pytest.mark.usefixtures("only_changed_tables")
def test_the_size_and_hash_of_a_file_are_kept_to(
    change_json: Callable, problems_of: Callable
) -> None:
    root = change_json(lambda data: data["resources"][0].update(bytes=5, hash="sha256:" + "0" * 64))
    size = (root / "data" / "entities.csv").stat().st_size
    assert problems_of(root) == [
        "data/entities.csv: does not match the hash in datapackage.json. [hash]",
        f"data/entities.csv: has {size:,} bytes, not the 5 that datapackage.json gives. [bytes]",
    ]
