"""A faulty descriptor: what is not understood is an error with its place, and nothing outside is touched."""

from __future__ import annotations

import os
import socket
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from watchers.descriptor import read_package
from watchers.problems import UnusablePackage
from watchers.validation import validate

Lines = Callable[[Path], list[str]]


def _put(path: list, value: Any) -> Callable[[Any], None]:
    def change(data: Any) -> None:
        for step in path[:-1]:
            data = data[step]
        data[path[-1]] = value

    return change


NOT_JSON = {
    '{\n "a": 1,\n "b" 2}': ":3: is not JSON: Expecting ':' delimiter (column 6).",
    "": ":1: is not JSON: Expecting value (column 1).",
    "[]": ": is not a JSON object.",
    '{"a": NaN}': ": is not JSON: NaN is no number of JSON.",
    '{"a": ' + "1" * 5000 + "}": ": holds a number of more digits than can be read.",
    "[" * 100_000: ": is nested too deeply.",
    '{"a": 1, "a": 2}': ": the property 'a' stands twice in one object.",
}


@pytest.mark.parametrize(("text", "line"), NOT_JSON.items(), ids=range(len(NOT_JSON)))
@pytest.mark.parametrize("file", ["datapackage.json", "schemas/names.json"])
def test_json_that_cannot_be_read(valid_package: Path, descriptor_lines: Lines, text: str, line: str, file: str) -> None:
    (valid_package / file).write_text(text)
    assert f"{file}{line} [descriptor]" in descriptor_lines(valid_package)


def test_json_in_another_encoding(valid_package: Path, descriptor_lines: Lines) -> None:
    (valid_package / "datapackage.json").write_bytes('{"title": "Zürich"}'.encode("latin-1"))
    assert descriptor_lines(valid_package) == ["datapackage.json: is not UTF-8: byte 12 cannot be read. Save the file as UTF-8. [descriptor]"]


PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json (version 2.0)"
PACKAGE = [
    (["$schema"], "https://datapackage.org/profiles/9.9/x.json", f"$schema: 'https://datapackage.org/profiles/9.9/x.json' is not {PROFILE}."),
    (["$schema"], "http://example.org/x.json", f"$schema: 'http://example.org/x.json' is not {PROFILE}."),
    (["licences"], [], "'licences' is not a property of a package. Did you mean licenses?"),
    (["profile"], "http://example.org/x.json", "'profile' is not a property of a package."),
    (["name"], "\ud800", "name: 'U+D800' is not a package name like watchers."),
    (["title"], 5, "title: '5' is not a text."),
    (["keywords"], [5], "keywords: is not a list of texts."),
    (["licenses"], "CC-BY", "licenses: is not a list of objects."),
    (["version"], "v1", "version: 'v1' is not a version like 1.2.0."),
    (["created"], "2026-02-30T00:00:00Z", "created: '2026-02-30T00:00:00Z' is not a time like 2026-01-31T00:00:00Z."),
    (["created"], "２０２６-01-31T00:00:00Z", "created: '２０２６-01-31T00:00:00Z' is not a time like 2026-01-31T00:00:00Z."),
    (["created"], "2200-01-31T00:00:00Z", "created: '2200-01-31T00:00:00Z' is not a time like 2026-01-31T00:00:00Z."),
    (["resources"], None, "resources: is not a list of tables."),
    (["resources", 19], None, "resources/19: is not an object; a resource is one."),
    (["resources", 0, "shema"], "x", "resources/0: 'shema' is not a property of a resource. Did you mean schema?"),
    (["resources", 0, "dialect"], "http://example.org/d", "resources/0: 'dialect' is not a property of a resource."),
    (["resources", 0, "encoding"], "cp1252", "resources/0/encoding: 'cp1252' is not 'utf-8', the only one that is read."),
    (["resources", 0, "format"], "xlsx", "resources/0/format: 'xlsx' is not 'csv', the only one that is read."),
    (["resources", 0, "bytes"], "5", "resources/0/bytes: '5' is not a number of bytes."),
    (["resources", 0, "hash"], "5", "resources/0/hash: '5' is not a hash like sha256:0a1b…, 64 digits of base 16."),
    (["resources", 19, "name"], "Waivers", "resources/19/name: 'Waivers' is not a table name like contract_parties."),
    (["resources", 19, "name"], "entities", "resources/19/name: 'entities' is already the name of another table."),
]


@pytest.mark.parametrize(("path", "value", "line"), PACKAGE, ids=[f"{p[-1]}-{n}" for n, (p, _, _) in enumerate(PACKAGE)])
def test_faults_of_the_package_and_its_resources(change_json: Callable, descriptor_lines: Lines, path: list, value: Any, line: str) -> None:
    assert descriptor_lines(change_json(_put(path, value))) == [f"datapackage.json: {line} [descriptor]"]


@pytest.mark.parametrize("name", ["$schema", "name", "version", "created", "resources"])
def test_a_missing_property_of_the_package(change_json: Callable, descriptor_lines: Lines, name: str) -> None:
    lines = descriptor_lines(change_json(lambda data: data.pop(name)))
    assert lines == [f"datapackage.json: the property '{name}' is missing from this package. [descriptor]"]


ADDRESS, RELATIVE = "is an address; every file is inside the package", "is not a relative path with forward slashes"
PATHS = {
    "data/none.csv": "does not exist",
    "": "is not a path",
    "data": "is not a file",
    ".": "is not a file",
    "/etc/passwd": RELATIVE,
    "~/x.csv": RELATIVE,
    "data\\waivers.csv": RELATIVE,
    "data/waivers.csv\n": RELATIVE,
    "../x.csv": "leaves the package with '..'",
    "data/../../x.csv": "leaves the package with '..'",
    "http://example.org/x.csv": ADDRESS,
    "HTTPS://example.org/x.csv": ADDRESS,
    "file:///etc/passwd": ADDRESS,
    "C:/x.csv": ADDRESS,
    "//host/share/x.csv": ADDRESS,
    "./data/waivers.csv": "is not in its shortest form, data/waivers.csv",
    "data//waivers.csv": "is not in its shortest form, data/waivers.csv",
    "data/waivers.csv/x": "does not exist",
    "x" * 5000: "is not a path that this machine can open",
    "\ud800": "does not exist",
    "data/entities.csv": "is already the file of another table",
}


@pytest.mark.parametrize(("path", "line"), PATHS.items(), ids=range(len(PATHS)))
def test_a_path_that_is_no_file_of_the_package(change_json: Callable, descriptor_lines: Lines, path: str, line: str) -> None:
    (found,) = descriptor_lines(change_json(_put(["resources", 19, "path"], path)))
    assert found.startswith("datapackage.json: resources/19/path: '") and found.endswith(f"' {line}. [descriptor]" if "'" not in line else f"{line}. [descriptor]")


@pytest.mark.parametrize("path", ["https://example.org/s.json", "/etc/passwd", "../s.json", {"fields": []}, ["schemas/waivers.json"], None])
def test_a_schema_that_is_no_file_of_the_package(change_json: Callable, descriptor_lines: Lines, path: Any) -> None:
    (found,) = descriptor_lines(change_json(_put(["resources", 19, "schema"], path)))
    assert found.startswith("datapackage.json: resources/19/schema: '")


@pytest.mark.parametrize("moved", ["data/names.csv", "schemas/names.json", "data", "schemas"])
def test_links_are_not_followed(valid_package: Path, descriptor_lines: Lines, moved: str) -> None:
    (valid_package / moved).rename(valid_package.parent / "outside")
    (valid_package / moved).symlink_to(valid_package.parent / "outside")
    lines = descriptor_lines(valid_package)
    assert lines and all("is a link or lies behind one; put the file itself there." in line or "is not a table" in line for line in lines)


FIELD, FIRST = ["fields", 0], ["fields", 0, "constraints"]
KEY = ["foreignKeys", 0]
SCHEMA = [
    (["feilds"], [], "'feilds' is not a property of a schema. Did you mean fields?"),
    (["$schema"], "https://example.org/x", "$schema: 'https://example.org/x' is not https://datapackage.org/profiles/2.0/tableschema.json (version 2.0)."),
    (["missingValues"], ["", "NA"], 'missingValues: is not [""]: only the empty cell means unknown.'),
    (["description"], 7, "description: '7' is not a text."),
    (["fields"], {}, "fields: is not a list of columns."),
    ([*FIELD, "descripton"], "", "fields/0: 'descripton' is not a property of a field. Did you mean description?"),
    ([*FIELD, "type"], "sting", "fields/0/type: 'sting' is not a type that is checked. Did you mean string?"),
    ([*FIELD, "type"], "integer", "fields/0/type: 'integer' is not a type that is checked."),
    ([*FIELD, "type"], {}, "fields/0/type: '{}' is not a type that is checked."),
    ([*FIELD, "format"], "email", "fields/0/format: 'email' is not a format of string that is checked."),
    ([*FIELD, "format"], {}, "fields/0/format: '{}' is not a format of string that is checked."),
    ([*FIELD, "rdfType"], "http://x", "fields/0/rdfType: 'http://x' is not a meaning that is checked."),
    ([*FIELD, "example"], {}, "fields/0/example: '{}' is not a cell's value."),
    ([*FIRST, "requird"], True, "fields/0/constraints: 'requird' is not a constraint that is checked. Did you mean required?"),
    ([*FIRST, "minLength"], 3, "fields/0/constraints: 'minLength' is not a constraint that is checked."),
    ([*FIRST, "unique"], 1, "fields/0/constraints/unique: '1' is not what unique takes: true or false."),
    ([*FIRST, "enum"], "a", "fields/0/constraints/enum: 'a' is not what enum takes: a list of words."),
    ([*FIRST, "enum"], [], "fields/0/constraints/enum: '[]' is not what enum takes: a list of words."),
    ([*FIRST, "pattern"], "[", "fields/0/constraints/pattern: '[' is not what pattern takes: a regular expression."),
    ([*FIRST, "pattern"], "(?=a)a", "fields/0/constraints/pattern: '(?=a)a' is not what pattern takes: a regular expression."),
    ([*FIRST, "maxLength"], True, "fields/0/constraints/maxLength: 'True' is not what maxLength takes: a whole number of characters."),
    ([*FIRST, "maxLength"], -1, "fields/0/constraints/maxLength: '-1' is not what maxLength takes: a whole number of characters."),
    ([*FIRST, "minimum"], 10**400, "fields/0/constraints/minimum: '1" + "0" * 59 + "…' is not what minimum takes: a number."),
    ([*FIRST, "minimum"], 3, "fields/0/constraints/minimum: compares numbers, and the column's type is 'string'."),
    (["primaryKey"], ["contract_it"], "primaryKey: 'contract_it' is not a column of this table. Did you mean contract_id?"),
    (["primaryKey"], ["contract_id"] * 2, "primaryKey: names a column twice."),
    (["primaryKey"], ["title_zh"], "primaryKey: 'title_zh' is not required, but every row needs its key."),
    (["uniqueKeys"], [["titel"]], "uniqueKeys/0: 'titel' is not a column of this table. Did you mean title?"),
    ([*KEY, "refrence"], 1, "foreignKeys/0: 'refrence' is not a property of a foreign key. Did you mean reference?"),
    ([*KEY, "fields"], ["place"], "foreignKeys/0/fields: 'place' is not a column of this table. Did you mean place_id?"),
    ([*KEY, "reference", "table"], "x", "foreignKeys/0/reference: 'table' is not a property of a reference."),
    ([*KEY, "reference", "resource"], "place", "foreignKeys/0/reference: 'place' is not a table of the package. Did you mean places?"),
    ([*KEY, "reference", "fields"], ["name"], "foreignKeys/0/reference: 'name' is not the primary key of places."),
    ([*KEY, "reference", "fields"], [{}], "foreignKeys/0/reference: '{}' is not the primary key of places."),
]


@pytest.mark.parametrize(("path", "value", "line"), SCHEMA, ids=[f"{p[-1]}-{n}" for n, (p, _, _) in enumerate(SCHEMA)])
def test_faults_of_a_schema(change_json: Callable, path: list, value: Any, line: str) -> None:
    package, findings = read_package(change_json(_put(path, value), "schemas/contracts.json"))
    assert [str(problem) for problem in findings.problems] == [f"schemas/contracts.json: {line} [descriptor]"]
    assert "contracts" not in package.tables


def test_an_unchecked_table_is_reported_once_and_the_others_are_checked(change_json: Callable) -> None:
    root = change_json(_put(["foreignKeys", 0, "reference", "fields"], ["name"]), "schemas/contracts.json")
    report = validate(root)
    assert [str(p) for p in report.problems] == ["schemas/contracts.json: foreignKeys/0/reference: 'name' is not the primary key of places. [descriptor]"]
    assert "contracts" not in report.checks and report.checks["entities"]
    assert report.unchecked["contract_parties"].endswith("wait until contracts can be read")


def test_a_resource_that_is_no_object_does_not_stop_the_checks(change_json: Callable, problems_of: Callable) -> None:
    lines = problems_of(change_json(lambda data: data["resources"].append("waivers")))
    assert lines == ["datapackage.json: resources/20: is not an object; a resource is one. [descriptor]"]


def test_the_size_and_hash_of_a_file_are_kept_to(change_json: Callable, problems_of: Callable) -> None:
    root = change_json(lambda data: data["resources"][0].update(bytes=5, hash="sha256:" + "0" * 64))
    size = (root / "data" / "entities.csv").stat().st_size
    assert problems_of(root) == [
        f"data/entities.csv: has {size:,} bytes, not the 5 that datapackage.json gives. [bytes]",
        "data/entities.csv: is not the file of which datapackage.json gives the hash. [hash]",
    ]


def test_braces_in_a_schema_are_no_columns_of_a_message(change_json: Callable, problems_of: Callable) -> None:
    lines = problems_of(change_json(_put(["fields", 3, "constraints", "enum"], ["{x}", "{"]), "schemas/contracts.json"))
    assert [line.partition(": ")[2] for line in lines] == ["kind: 'ppp' is not one of {x}, {. [enum]", "kind: 'service' is not one of {x}, {. [enum]"]


def test_a_pattern_is_matched_in_linear_time(change_json: Callable, problems_of: Callable) -> None:
    root = change_json(_put(["fields", 1, "constraints", "pattern"], "(a+)+b"), "schemas/contracts.json")
    file = root / "data" / "contracts.csv"
    file.write_text(file.read_text("utf-8").replace("North County social control system", "A" * 60), "utf-8")
    before = time.process_time()
    assert any("'" + "A" * 60 + "' is not spelled like" in line for line in problems_of(root))
    assert time.process_time() - before < 20


@pytest.mark.parametrize("kind", ["missing folder", "missing file", "folder", "pipe"])
def test_a_package_that_cannot_be_opened(tmp_path: Path, kind: str) -> None:
    file = tmp_path / "datapackage.json"
    {"folder": file.mkdir, "pipe": lambda: os.mkfifo(file)}.get(kind, lambda: None)()
    with pytest.raises(UnusablePackage, match="datapackage.json cannot be read in "):
        read_package(tmp_path / "none" if kind == "missing folder" else tmp_path)


def test_validating_opens_no_socket(change_json: Callable, monkeypatch: pytest.MonkeyPatch, problems_of: Callable) -> None:
    def refuse(*args: object, **kwargs: object) -> None:
        raise AssertionError("a socket was opened")

    for name in ("socket", "create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, name, refuse)
    remote = {"schema": "http://example.org/s.json", "path": "http://example.org/d.csv", "profile": "http://example.org/p.json", "dialect": "http://example.org/c"}
    lines = problems_of(change_json(lambda data: (data["resources"][19].update(remote), data.update(profile="http://example.org/p"))))
    assert len([line for line in lines if line.endswith("[descriptor]")]) == 5
