"""What runs on each change: actions, linters, systems, the oldest versions, the wheel."""

import re

import pytest
import yaml

from support.packages import ROOT

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
CHECK = yaml.safe_load((ROOT / ".github" / "workflows" / "check.yml").read_text("utf-8"))
PINNED = re.compile(r"actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")


def runs_of(job: str) -> str:
    return "\n".join(step.get("run", "") for step in CHECK["jobs"][job]["steps"])


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_action_is_pinned_by_hash_and_names_its_version(file):
    used = re.findall(r"^ +(?:- )?uses: (.*)$", file.read_text("utf-8"), re.MULTILINE)
    assert used
    assert [action for action in used if not PINNED.fullmatch(action)] == []


def test_an_action_has_one_version_everywhere():
    texts = "".join(file.read_text("utf-8") for file in WORKFLOWS)
    used = set(re.findall(r"uses: (.*)", texts))
    assert len(used) == len({action.split("@")[0] for action in used})


@pytest.mark.parametrize(
    ("job", "command"),
    [
        ("check", "ruff format --check ."),
        ("check", "ruff check "),
        ("check", "mypy"),
        ("check", "lint-imports"),
        ("check", "make test-croissant"),
        ("systems", "python -m pytest\n"),
        ("systems", "python -m pytest -m install"),
        ("lowest", "make test-lowest"),
        ("wheels", "python tests/install/check_wheels.py"),
    ],
)
def test_job_runs(job, command):
    assert command in runs_of(job) + "\n"


def test_every_system_is_tried():
    systems = CHECK["jobs"]["systems"]["strategy"]["matrix"]["system"]
    assert [name.split("-")[0] for name in systems] == ["ubuntu", "macos", "windows"]


@pytest.mark.parametrize(
    "command", ["ruff format --check", "ruff check", "mypy", "lint-imports", "validate"]
)
def test_make_check_runs_the_same_linters(command):
    makefile = (ROOT / "Makefile").read_text("utf-8")
    recipe = re.search(r"^check:.*\n((?:\t.*\n)+)", makefile, re.MULTILINE)
    assert recipe
    assert command in recipe[1]
