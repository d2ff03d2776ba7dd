import re

import pytest

from support.packages import ROOT
from watchers.exports.derived import derived_schemas
from watchers.package.descriptor import read_package
from watchers.package.vocabulary import CONSTRAINT_VALUES, FORMATS

PACKAGE, FINDINGS = read_package(ROOT)
TABLES = [*PACKAGE.tables.values(), *derived_schemas().values()]
FIELDS = [
    pytest.param(table, field, id=f"{table.name}.{name}")
    for table in TABLES
    for name, field in table.fields.items()
]


def test_descriptor_and_schemas_are_understood_whole():
    assert [str(problem) for problem in FINDINGS.problems] == []
    assert list(PACKAGE.tables) == PACKAGE.table_names


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_table_says_what_one_row_is_and_has_one_key(table):
    assert table.description.startswith("One row per ")
    assert table.description.endswith(".")
    assert len(table.primary_key) == 1
    assert table.columns[0] == table.primary_key[0]
    if table.name in PACKAGE.tables:
        assert table.schema_path == f"schemas/{table.name}.json"
        assert table.path == f"data/{table.name}.csv"


@pytest.mark.parametrize(("table", "field"), FIELDS)
def test_column_is_described_with_an_example_that_obeys_its_own_constraints(table, field):
    constraints = field.get("constraints", {})
    example = field["example"]
    assert re.fullmatch("[A-Z].*[.]", field["description"])
    assert re.fullmatch(
        f"(?:{constraints.get('pattern', '.*')})",
        str(example),
        re.ASCII if "pattern" in constraints else 0,
    )
    assert example in constraints.get("enum", [example])
    assert len(str(example)) <= constraints.get("maxLength", 10**6)
    assert constraints.get("minimum", -1e99) <= (
        example if isinstance(example, (int, float)) else 0
    ) <= constraints.get("maximum", 1e99) or not isinstance(example, (int, float))


@pytest.mark.parametrize(("table", "field"), FIELDS)
def test_pattern_is_safe_in_every_tool(table, field):
    pattern = field.get("constraints", {}).get("pattern", "")
    assert "\\d" not in pattern and "\\w" not in pattern, (
        "matches digits and letters of other scripts"
    )
    outside = re.sub(r"\((?:[^()]|\([^()]*\))*\)|\[[^\]]*\]", "", pattern)
    assert "|" not in outside, "an alternation outside a group loses its anchors"


@pytest.mark.parametrize(("table", "field"), FIELDS)
def test_id_column_is_a_key(table, field):
    keys = {columns[0] for columns, _, _ in table.foreign_keys} | set(table.primary_key)
    if field["name"].endswith("_id") and (table.name, field["name"]) not in {
        ("claims", "about_id"),
        ("evidence", "about_id"),
        ("waivers", "row_id"),
    }:
        assert field["name"] in keys


def test_one_name_means_one_thing():
    kinds, meanings = {}, {}
    shared = {"source_id", "entity_id", "official_id", "note", "summary", "currency"}
    for table in TABLES:
        for name, field in table.fields.items():
            if (
                name != "value"
            ):  # an identifier has a value that is text, a figure one that is a number
                assert kinds.setdefault(name, field["type"]) == field["type"], name
            if name in shared and name not in table.primary_key:
                assert meanings.setdefault(name, field["description"]) == field["description"], name


def test_every_type_and_constraint_that_is_compiled_is_used():
    used = {
        (field["type"], field.get("format", "default"))
        for table in TABLES
        for field in table.fields.values()
    }
    assert used == {(name, form) for name, forms in FORMATS.items() for form in forms}
    assert {
        name
        for table in TABLES
        for field in table.fields.values()
        for name in field.get("constraints", {})
    } == set(CONSTRAINT_VALUES)
