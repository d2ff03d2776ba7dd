"""The recipes in CONTRIBUTING: what they show is the real thing."""

import csv
import inspect
import re

import pytest

from support.broken import EXAMPLES
from support.packages import ROOT
from support.pages import COLUMNS, CONTRIBUTING, fenced, recipe
from watchers.checks import lookups, patterns
from watchers.checks.rules import RULES, registry
from watchers.cli import cli
from watchers.dates import expressions
from watchers.tables.listing_began import BEGAN_BY, BEGAN_ON

INVENTED = {"waivers"}
"""The sample is of a waiver that excuses nothing, and no row of the record."""
FILLED = {BEGAN_ON, BEGAN_BY}
"""Columns that `watchers tidy` fills, and that are left empty in a new row."""
ENDED_EXAMPLE = "contract_ended_before_it_was_awarded"
SECTIONS = re.findall(r"^## (.*)$", CONTRIBUTING, re.MULTILINE)
RECIPES = [title for title in SECTIONS if re.match("Add|Record|Correct|End or", title)]


def samples() -> list:
    """Each sample row in CONTRIBUTING with its table, which the header above it names."""
    found = []
    for number, block in enumerate(fenced(CONTRIBUTING, "csv"), 1):
        table = ""
        for cells in csv.reader(block.splitlines()):
            named = [name for name, columns in COLUMNS.items() if columns == cells]
            table = named[0] if named else table
            if not named:
                found.append(pytest.param(table, cells, id=f"block {number}: {cells[0]}"))
    return found


@pytest.mark.parametrize(("table", "cells"), samples())
def test_sample_row_has_a_cell_for_every_column(table, cells):
    assert table, "the block does not begin with the header of a table"
    assert len(cells) == len(COLUMNS[table])


@pytest.mark.parametrize(("table", "cells"), samples())
def test_sample_row_is_a_row_of_the_record(table, cells):
    if table in INVENTED:
        return
    with (ROOT / "data" / f"{table}.csv").open(encoding="utf-8", newline="") as lines:
        row = next((row for row in csv.reader(lines) if row[0] == cells[0]), None)
    assert row, "the record has no such row"
    named = zip(COLUMNS[table], row, strict=True)
    assert cells == ["" if column in FILLED else cell for column, cell in named], (
        "the row was changed: copy it into CONTRIBUTING.md"
    )


def test_sample_rule_is_the_rule_itself():
    example = EXAMPLES / ENDED_EXAMPLE
    assert inspect.getsource(RULES[ENDED_EXAMPLE].function) in CONTRIBUTING
    assert (example / "contracts.csv").read_text("utf-8") in CONTRIBUTING
    assert (example / "expected.txt").read_text("utf-8") in CONTRIBUTING


def test_problems_that_are_shown_can_occur():
    shown = set(re.findall(r"\[([A-Za-z_]+)\]`?$", CONTRIBUTING, re.MULTILINE))
    examples = {folder.name for folder in EXAMPLES.iterdir()}
    code = "\n".join(
        path.read_text("utf-8") for path in (ROOT / "scripts" / "watchers").rglob("*.py")
    )
    assert len(shown) > 8
    assert [rule for rule in sorted(shown - examples) if f'"{rule}"' not in code] == []


@pytest.mark.parametrize("title", RECIPES)
def test_recipe_is_short_and_shows_an_example(title):
    text = recipe(title)
    assert "```" in text or "sed" in text
    assert len(re.findall(r"^\d\. ", text, re.MULTILINE)) <= 6


def test_there_is_a_recipe_for_each_kind_of_contribution():
    kinds = {
        "a source",
        "a rule",
        "a column",
        "a waiver",
        "a list layout",
        "an export",
        "a command",
    }
    assert {f"Add {kind}" for kind in kinds} <= set(SECTIONS)


@pytest.mark.parametrize("title", ["Add a list layout", "Add an export", "Add a command"])
def test_sample_code_is_the_code_of_the_file_that_the_recipe_names(title):
    text = recipe(title)
    (sample,) = fenced(text, "python")
    named = re.search(r"`(scripts/watchers/[a-z_/]+\.py)`:\n\n```python", text)
    assert named, "the line above the sample ends with the path of its file"
    assert sample in (ROOT / named[1]).read_text("utf-8")


def test_every_helper_that_the_recipe_for_a_rule_names_exists_and_is_documented():
    table = re.findall(r"^\| `(\w+)\(.*?\)` \|", recipe("Add a rule"), re.MULTILINE)
    assert {"surely_before", "one_of", "dangling_rows", "having"} <= set(table)
    for name in table:
        homes = [room for room in (expressions, lookups, patterns, registry) if hasattr(room, name)]
        assert homes, name
        assert inspect.getdoc(getattr(homes[0], name)), name


def test_every_helper_for_rules_is_in_the_recipe():
    offered = [
        name
        for module in (lookups, expressions)
        for name, value in vars(module).items()
        if inspect.isfunction(value)
        and value.__module__ == module.__name__
        and not name.startswith("_")
    ]
    assert [name for name in offered if f"`{name}(" not in recipe("Add a rule")] == []


def test_map_names_files_that_exist():
    rows = re.findall(r"^\| (?!to change|---)(.+?) \| (.+?) \|$", recipe("Map"), re.MULTILINE)
    paths = [path for _, cell in rows for path in re.findall(r"`([^`]+)`", cell)]
    assert 12 <= len(rows) <= 20
    assert [path for path in paths if not list(ROOT.glob(path.rstrip("/")))] == []


def test_map_names_the_folder_of_every_room():
    rooms = {file.parent.name for file in (ROOT / "scripts" / "watchers").glob("*/__init__.py")}
    assert [
        room for room in sorted(rooms) if f"scripts/watchers/{room}/" not in recipe("Map")
    ] == []


def test_the_recipe_for_a_command_names_what_a_command_is_found_by():
    assert "`command`" in recipe("Add a command")
    assert all(command.help for command in cli.commands.values())
