"""What an export could not carry is refused in the descriptor and the schemas, with its place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from support.json_changes import put
from watchers.exports.derived import NAMES
from watchers.exports.sqlite_database import VIEWS, statements
from watchers.package.table_names import ADDED_BY_SQLITE_EXPORT

Lines = Callable[[Path], list[str]]
LICENCE = {"name": "CC-BY-4.0", "path": "https://example.org/licence"}
PROPERTIES = [
    ("licenses", [{}], "licenses/0: is a licence without any of: name, path. Give at least one."),
    (
        "licenses",
        [LICENCE, {"name": "", "title": "Ours"}],
        "licenses/1: is a licence without any of: name, path. Give at least one.",
    ),
    ("licenses", [{"name": 5}], "licenses/0/name: '5' is not a text."),
    ("licenses", [{**LICENCE, "path": None}], "licenses/0/path: 'None' is not a text."),
    ("licenses", [{**LICENCE, "title": []}], "licenses/0/title: '[]' is not a text."),
    (
        "licenses",
        [{**LICENCE, "titel": "x"}],
        "licenses/0: 'titel' is not a property of a licence. Did you mean title?",
    ),
    ("licenses", LICENCE, "licenses: is not a list of objects."),
    (
        "contributors",
        [{}],
        "contributors/0: is a contributor without any of: email, familyName, givenName,"
        " organization, path, role, roles, title. Give at least one.",
    ),
    ("contributors", [{"title": 1.5}], "contributors/0/title: '1.5' is not a text."),
    (
        "contributors",
        [{"title": "A", "roles": "author"}],
        "contributors/0/roles: is not a list of texts.",
    ),
    ("sources", [{"title": "A", "version": 2}], "sources/0/version: '2' is not a text."),
    (
        "sources",
        [{"title": "A", "name": "a"}],
        "sources/0: 'name' is not a property of a source.",
    ),
    ("homepage", True, "homepage: 'True' is not a text."),
    ("version", "1.0.10000", "version: '1.0.10000' is not a version like 1.2.0."),
]


@pytest.mark.parametrize(("name", "value", "line"), PROPERTIES)
def test_a_property_of_another_type_is_refused(
    change_json: Callable, descriptor_lines: Lines, name: str, value: Any, line: str
) -> None:
    package = change_json(lambda data: data.update({name: value}))
    assert descriptor_lines(package) == [f"datapackage.json: {line} [descriptor]"]


def test_properties_of_the_standard_are_accepted(
    change_json: Callable, descriptor_lines: Lines
) -> None:
    standard = {
        "version": "9999.0.12",
        "description": "A paragraph.\n\nAnother one.",
        "licenses": [{"path": "LICENSE-DATA"}, {"name": "MIT"}],
        "contributors": [
            {"givenName": "A", "familyName": "B", "roles": ["creator"], "organization": "C"},
            {"path": "https://example.org", "email": "a@example.org", "role": "author"},
        ],
        "sources": [{"title": "D", "path": "https://example.org", "version": "2"}],
    }
    assert descriptor_lines(change_json(lambda data: data.update(standard))) == []


HALF = "holds U+D800, one half of a character. Write the whole character."
TEXTS = {
    "a\ud800b": HALF,
    "a\x00": "holds the control character U+0000. Delete it.",
    "a\tb": "holds the control character U+0009. Delete it.",
    "a\nb": "holds the control character U+000A. Delete it.",
    "\x9b31m": "holds the control character U+009B. Delete it.",
    "a\u2028b": "holds the control character U+2028. Delete it.",
    "\u202egpj": "holds U+202E, which turns the direction of text. Delete it.",
    "\u2066x\u2069": "holds U+2066, which turns the direction of text. Delete it.",
    "\ufffe": "holds U+FFFE, which is not a character. Delete it.",
    "\ufdd0": "holds U+FDD0, which is not a character. Delete it.",
    "\U0010ffff": "holds U+10FFFF, which is not a character. Delete it.",
}
PLACES = {
    "datapackage.json": [
        ["title"],
        ["keywords", 1],
        ["licenses", 0, "title"],
        ["contributors", 0, "roles", 0],
        ["resources", 2, "title"],
    ],
    "schemas/contracts.json": [
        ["title"],
        ["fields", 1, "title"],
        ["fields", 1, "example"],
        ["fields", 3, "constraints", "enum", 0],
        ["fields", 5, "constraints", "pattern"],
    ],
}


@pytest.mark.parametrize(("text", "fault"), TEXTS.items(), ids=ascii)
def test_a_text_that_a_terminal_obeys_is_refused(
    change_json: Callable, descriptor_lines: Lines, text: str, fault: str
) -> None:
    lines = descriptor_lines(change_json(put(["title"], text)))
    assert lines == [f"datapackage.json: title: {fault} [descriptor]"]


@pytest.mark.parametrize(
    ("file", "path"), [(file, path) for file, paths in PLACES.items() for path in paths]
)
def test_such_a_text_is_found_wherever_it_is(
    change_json: Callable, descriptor_lines: Lines, file: str, path: list
) -> None:
    lines = descriptor_lines(change_json(put(path, "\x07"), file))
    place = "/".join(map(str, path))
    fault = "holds the control character U+0007. Delete it."
    of_examples = [line for line in lines if "/example: " in line and place not in line]
    assert lines == sorted([*of_examples, f"{file}: {place}: {fault} [descriptor]"])


def test_only_a_description_has_several_lines(
    change_json: Callable, descriptor_lines: Lines
) -> None:
    package = change_json(put(["description"], "a\nb\r\n"))
    fault = "holds the control character U+000D. Delete it."
    assert descriptor_lines(package) == [f"datapackage.json: description: {fault} [descriptor]"]


def test_a_number_that_is_infinite_is_refused_with_its_place(
    valid_package: Path, descriptor_lines: Lines
) -> None:
    file = valid_package / "schemas" / "contracts.json"
    text = file.read_text("utf-8")
    assert '"example": 335990000' in text
    file.write_text(text.replace('"example": 335990000', '"example": -1e999'), "utf-8")
    assert descriptor_lines(valid_package) == [
        "schemas/contracts.json: fields/12/example:"
        " is a number too large to be read. Write one with fewer digits. [descriptor]"
    ]


TABLE_NAMES = {
    "sqlite_waivers": "begins with sqlite_, as SQLite's own tables do. Rename it.",
    "listings": "is the name of a table or view that the SQLite export adds. Rename it.",
    "about": "is the name of a table or view that the SQLite export adds. Rename it.",
    "Waivers": "is not a table name like contract_parties.",
}


@pytest.mark.parametrize(("name", "fault"), TABLE_NAMES.items())
def test_a_table_name_that_an_export_needs_is_refused(
    change_json: Callable, descriptor_lines: Lines, name: str, fault: str
) -> None:
    lines = descriptor_lines(change_json(put(["resources", 19, "name"], name)))
    assert lines == [f"datapackage.json: resources/19/name: '{name}' {fault} [descriptor]"]


def test_files_that_differ_in_case_are_one_file_to_some_systems(
    change_json: Callable, descriptor_lines: Lines
) -> None:
    package = change_json(put(["resources", 19, "path"], "data/ENTITIES.csv"))
    (package / "data" / "ENTITIES.csv").write_bytes((package / "data/waivers.csv").read_bytes())
    assert descriptor_lines(package) == [
        "datapackage.json: resources/19/path:"
        " 'data/ENTITIES.csv' is already the file of another table. [descriptor]"
    ]


def test_all_that_the_sqlite_export_adds_is_reserved() -> None:
    views = {
        statement.split("CREATE VIEW ")[1].split()[0]
        for statement in statements(VIEWS.read_text("utf-8"))
    }
    assert {"about", *views, *NAMES} == ADDED_BY_SQLITE_EXPORT
