import csv
import inspect
import json
import re
import shlex
from pathlib import Path

import click
import pytest
import yaml

from support.packages import ROOT
from watchers.checks.rules import RULES
from watchers.cli import cli
from watchers.official.reading import LISTS

DESCRIPTOR = json.loads((ROOT / "datapackage.json").read_text("utf-8"))
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
YAML_FILES = [*WORKFLOWS, ROOT / ".pre-commit-config.yaml", ROOT / "CITATION.cff"]
PAGES = [
    ROOT / "CONTRIBUTING.md",
    ROOT / "README.md",
    ROOT / "CHANGELOG.md",
    ROOT / ".github" / "pull_request_template.md",
    *sorted((ROOT / "docs").glob("*.md")),
]
COLUMNS = {
    path.stem: [field["name"] for field in json.loads(path.read_text("utf-8"))["fields"]]
    for path in sorted((ROOT / "schemas").glob("*.json"))
}
INVENTED = {"waivers"}  # no row needs one, so its sample is no row of the record
ENDED_EXAMPLE = "contract_ended_before_it_was_awarded"


def loaded(file: Path):
    return yaml.safe_load(file.read_text("utf-8"))


def fenced(text: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def runs(file: Path) -> str:
    return "\n".join(
        step.get("run", "") for job in loaded(file)["jobs"].values() for step in job["steps"]
    )


def commands() -> set[str]:
    """Every call of `watchers` in the pages, the workflows and the hooks, as it is written."""
    lines = [line for file in WORKFLOWS for line in runs(file).splitlines()]
    lines += [
        hook["entry"]
        for repo in loaded(ROOT / ".pre-commit-config.yaml")["repos"]
        for hook in repo["hooks"]
    ]
    for page in PAGES:
        text = page.read_text("utf-8")
        lines += [line for block in fenced(text, "sh") for line in block.splitlines()]
        lines += re.findall(
            r"`([^`\n]+)`", re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL)
        )
    calls = (
        re.fullmatch(r"\s*(?:\.venv/bin/)?watchers +([a-z].*)", part)
        for line in lines
        for part in re.split(r"&&|\|\||[;|]", line)
    )
    return {
        shlex.join(shlex.split(re.sub(r"\s>+\s.*", "", call[1]), comments=True))
        for call in calls
        if call
    }


def samples() -> list:
    """Each sample row in CONTRIBUTING with its table: in a block, a header names the table of the rows after it."""
    found = []
    for number, block in enumerate(fenced(CONTRIBUTING, "csv"), 1):
        table = ""
        for cells in csv.reader(block.splitlines()):
            named = [name for name, columns in COLUMNS.items() if columns == cells]
            table = named[0] if named else table
            if not named:
                found.append(pytest.param(table, cells, id=f"block {number}: {cells[0]}"))
    return found


def test_citation_agrees_with_the_descriptor():
    citation = loaded(ROOT / "CITATION.cff")
    assert citation["cff-version"] == "1.2.0"
    assert citation["type"] == "dataset"
    assert citation["message"]
    assert str(citation["version"]) == DESCRIPTOR["version"]
    assert citation["title"] == DESCRIPTOR["title"]
    assert [citation["license"]] == [licence["name"] for licence in DESCRIPTOR["licenses"]]
    assert citation["authors"] == [
        {"name": person["title"]} for person in DESCRIPTOR["contributors"]
    ]


def test_citation_is_no_younger_than_the_data():
    assert str(loaded(ROOT / "CITATION.cff")["date-released"]) <= DESCRIPTOR["created"][:10]


def test_changelog_begins_with_the_version():
    changelog = (ROOT / "CHANGELOG.md").read_text("utf-8")
    newest = re.findall(r"^## (\S+) \((\d{4}-\d{2}-\d{2})\)\n\n(\w+:)", changelog, re.MULTILINE)[0]
    assert newest == (
        DESCRIPTOR["version"],
        str(loaded(ROOT / "CITATION.cff")["date-released"]),
        "Briefly:",
    )


def test_licences_are_named():
    assert "The Watchers contributors" in (ROOT / "LICENSE").read_text("utf-8")
    data = (ROOT / "LICENSE-DATA").read_text("utf-8")
    assert "CC BY 4.0" in data
    assert "https://creativecommons.org/licenses/by/4.0/legalcode" in data


@pytest.mark.parametrize("file", YAML_FILES, ids=lambda file: file.name)
def test_file_is_yaml(file):
    assert isinstance(loaded(file), dict)


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_workflow_may_only_read_unless_a_job_needs_more(file):
    workflow = loaded(file)
    writing = [name for name, job in workflow["jobs"].items() if "permissions" in job]
    steps = [step for job in workflow["jobs"].values() for step in job["steps"]]
    assert workflow["permissions"] == {"contents": "read"}
    assert writing == {"release": ["publish"], "watch": ["report"]}.get(file.stem, [])
    assert "pull_request_target" not in file.read_text("utf-8")
    assert [
        step["uses"]
        for step in steps
        if not re.fullmatch(
            r"actions/[a-z-]+@[0-9a-f]{40}", step.get("uses", "actions/a@" + "0" * 40)
        )
    ] == []


@pytest.mark.parametrize(
    ("workflow", "job", "command"),
    [("release", "publish", "gh release create "), ("watch", "report", "gh issue create ")],
)
def test_the_job_that_may_write_runs_no_code_of_the_project(workflow, job, command):
    steps = loaded(ROOT / ".github" / "workflows" / f"{workflow}.yml")["jobs"][job]["steps"]
    assert [step.get("uses", "").split("@")[0] for step in steps] == [
        "actions/download-artifact",
        "",
    ]
    assert command in steps[1]["run"]
    assert "watchers" not in steps[1]["run"].split("--title")[0]


def test_every_list_that_is_watched_can_be_downloaded_and_read():
    with (ROOT / "data" / "lists.csv").open(encoding="utf-8", newline="") as lines:
        addresses = {row["list_id"]: row["download_url"] for row in csv.DictReader(lines)}
    watched = re.search(
        r"for list in (.*); do", runs(ROOT / ".github" / "workflows" / "watch.yml")
    )[1].split()
    readable = re.findall(
        r"^\| (`[a-z-]+`(?:, `[a-z-]+`)*) \|",
        (ROOT / "docs" / "reconcile.md").read_text("utf-8"),
        re.MULTILINE,
    )
    assert (
        sorted(watched) == sorted(re.findall(r"`([a-z-]+)`", " ".join(readable))) == sorted(LISTS)
    )
    assert [list_id for list_id in watched if not addresses[list_id].startswith("https://")] == []


@pytest.mark.parametrize(
    "command",
    [
        "--constraint constraints.txt",
        "watchers tidy --check",
        "watchers validate --format github",
        "watchers docs --check",
        "frictionless validate datapackage.json",
        "make test",
    ],
)
def test_check_does_what_a_contributor_does_at_home(command):
    assert command in runs(ROOT / ".github" / "workflows" / "check.yml")


@pytest.mark.parametrize(
    "command",
    [
        "make test",
        "make\n",
        "sha256sum",
        "gh release create",
        'watchers diff "$previous" --require-bump',
        'if [ "$GITHUB_REF_NAME" != "v$version" ]',
    ],
)
def test_release_checks_builds_and_publishes(command):
    assert command in runs(ROOT / ".github" / "workflows" / "release.yml")


@pytest.mark.parametrize("command", sorted(commands()))
def test_command_exists(command):
    name, *arguments = shlex.split(command)
    assert name in cli.commands
    cli.commands[name].make_context(name, arguments, parent=click.Context(cli))


def test_commands_are_found_everywhere():
    assert {
        "tidy --check",
        "validate --format github",
        "docs --check",
        "tidy",
        "validate",
        "docs",
    } <= commands()


@pytest.mark.parametrize(("table", "cells"), samples())
def test_sample_row_has_a_cell_for_every_column(table, cells):
    assert table, "the block does not begin with the header of a table"
    assert len(cells) == len(COLUMNS[table])


@pytest.mark.parametrize(("table", "cells"), samples())
def test_sample_row_is_a_row_of_the_record(table, cells):
    with (ROOT / "data" / f"{table}.csv").open(encoding="utf-8", newline="") as lines:
        assert table in INVENTED or cells[0] in {row[0] for row in csv.reader(lines)}


def test_every_recipe_shows_a_row_or_a_rule():
    recipes = [
        part
        for part in re.split(r"^## ", CONTRIBUTING, flags=re.MULTILINE)
        if re.match("Add|Record|Correct|End or", part)
    ]
    assert len(recipes) == 11
    assert [
        recipe.splitlines()[0] for recipe in recipes if "```" not in recipe and "sed" not in recipe
    ] == []
    assert [
        recipe.splitlines()[0]
        for recipe in recipes
        if len(re.findall(r"^\d\. ", recipe, re.MULTILINE)) > 6
    ] == []


def test_sample_rule_is_the_rule_itself():
    example = ROOT / "tests" / "broken" / ENDED_EXAMPLE
    assert inspect.getsource(RULES[ENDED_EXAMPLE].function) in CONTRIBUTING
    assert (example / "contracts.csv").read_text("utf-8") in CONTRIBUTING
    assert (example / "expected.txt").read_text("utf-8") in CONTRIBUTING


def test_problems_that_are_shown_can_occur():
    shown = set(re.findall(r"\[([A-Za-z_]+)\]`?$", CONTRIBUTING, re.MULTILINE))
    examples = {folder.name for folder in (ROOT / "tests" / "broken").iterdir()}
    code = "\n".join(
        path.read_text("utf-8") for path in (ROOT / "scripts" / "watchers").rglob("*.py")
    )
    assert len(shown) > 8
    assert [rule for rule in sorted(shown - examples) if f'"{rule}"' not in code] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_linked_file_exists(page):
    targets = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text("utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []
