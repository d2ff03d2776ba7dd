"""The workflows do what the pages promise, with no more rights than they need."""

import csv
import re

import pytest
from click.testing import CliRunner

from support.packages import ROOT
from support.pages import WORKFLOWS, YAML_FILES, loaded, runs
from watchers.cli import cli
from watchers.official.layouts import LISTS


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


def test_every_list_that_can_be_read_is_watched():
    watch = runs(ROOT / ".github" / "workflows" / "watch.yml")
    assert "lists=$(watchers reconcile --lists)\nfor list in $lists; do" in watch
    printed = CliRunner().invoke(cli, ["--package", str(ROOT), "reconcile", "--lists"])
    assert sorted(printed.stdout.split()) == sorted(LISTS)
    with (ROOT / "data" / "lists.csv").open(encoding="utf-8", newline="") as lines:
        addresses = {row["list_id"]: row["download_url"] for row in csv.DictReader(lines)}
    assert all(addresses[list_id].startswith("https://") for list_id in LISTS)


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
        "watchers docs --check --release",
        "make\n",
        "sha256sum",
        "gh release create",
        'watchers diff "$previous" --require-bump',
        'if [ "$GITHUB_REF_NAME" != "v$version" ]',
    ],
)
def test_release_checks_builds_and_publishes(command):
    assert command in runs(ROOT / ".github" / "workflows" / "release.yml")
