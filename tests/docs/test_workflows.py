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
    allowed = {"release": ["publish"], "watch": ["keep", "report"], "pages": ["deploy"]}
    assert writing == allowed.get(file.stem, [])
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
    [
        ("release", "publish", "gh release create "),
        ("watch", "report", "gh issue create "),
        ("watch", "keep", "git push "),
    ],
)
def test_the_job_that_may_write_runs_no_code_of_the_project(workflow, job, command):
    steps = loaded(ROOT / ".github" / "workflows" / f"{workflow}.yml")["jobs"][job]["steps"]
    assert [step.get("uses", "").split("@")[0] for step in steps] == [
        "actions/download-artifact",
        "",
    ]
    assert command in steps[1]["run"]
    assert "watchers" not in steps[1]["run"].split("--title")[0]


def test_the_job_that_publishes_the_site_runs_no_code_of_the_project():
    jobs = loaded(ROOT / ".github" / "workflows" / "pages.yml")["jobs"]
    assert jobs["deploy"]["permissions"] == {"pages": "write", "id-token": "write"}
    assert [step["uses"].split("@")[0] for step in jobs["deploy"]["steps"]] == [
        "actions/configure-pages",
        "actions/deploy-pages",
    ]
    assert "watchers export site" in runs(ROOT / ".github" / "workflows" / "pages.yml")


SAVED_BY_HAND = {"us-cbp-wro", "us-fcc-covered"}
"""Lists without an address: a page links to the one table, and a script fills the other page."""


def test_every_list_that_can_be_read_is_watched_if_it_has_an_address():
    watch = runs(ROOT / ".github" / "workflows" / "watch.yml")
    assert "lists=$(watchers reconcile --lists)\nfor list in $lists; do" in watch
    printed = CliRunner().invoke(cli, ["--package", str(ROOT), "reconcile", "--lists"])
    watched = LISTS - SAVED_BY_HAND
    assert sorted(printed.stdout.split()) == sorted(watched)
    with (ROOT / "data" / "lists.csv").open(encoding="utf-8", newline="") as lines:
        addresses = {row["list_id"]: row["download_url"] for row in csv.DictReader(lines)}
    assert all(addresses[list_id].startswith("https://") for list_id in watched)


@pytest.mark.parametrize(
    "command",
    [
        "--constraint constraints.txt",
        "watchers tidy --check",
        "watchers validate --format github",
        "watchers docs --check",
        "frictionless validate datapackage.json",
        "make test",
        "make test-ftm",
        "make test-spark",
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


def test_the_site_is_that_of_a_release_also_by_hand():
    job = loaded(ROOT / ".github" / "workflows" / "pages.yml")["jobs"]["build"]
    steps = {step.get("name", ""): step for step in job["steps"]}
    by_hand = steps["By hand, the last release"]
    assert by_hand["if"] == "${{ github.event_name == 'workflow_dispatch' }}"
    assert "git describe --tags --abbrev=0 --match 'v*'" in by_hand["run"]
    compared = steps["The tag is the version"]
    assert "if" not in compared
    assert 'git tag --points-at HEAD | grep -qxF "v$version"' in compared["run"]
    order = list(steps)
    assert order.index("By hand, the last release") < order.index("The tag is the version")
    assert order.index("The tag is the version") < order.index("Install")
