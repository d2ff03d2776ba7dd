"""Two contributions that each add a source and a row merge without a conflict, and pass."""

import os
import shutil
import subprocess
import sys

import pytest

from support.packages import ROOT, change_rows
from watchers.checks.validation import validate
from watchers.cli import cli
from watchers.dates.today import today
from watchers.package.descriptor import open_package
from watchers.pages.docs import stale_pages
from watchers.problems.problem import Findings
from watchers.site.export import all_formats
from watchers.tables.tidy import tidy

FORMATS = all_formats()

PARTS = ["data", "schemas", "docs", "tests", "scripts", ".github"]
FILES = ["datapackage.json", "pyproject.toml", "README.md", "CHANGELOG.md", "CITATION.cff"]
FILES += ["CONTRIBUTING.md", "LICENSE", "LICENSE-DATA", ".pre-commit-config.yaml"]
AUTHOR = ["-c", "user.name=Contributor", "-c", "user.email=contributor@example.org"]
PASSED_BY_EVERY_CONTRIBUTION = [
    "tests/dataset/test_seed.py",
    "tests/dataset/test_shipped_package.py",
    "tests/docs/test_citation.py",
]
SOURCE = {
    "title": "A report, invented for this test",
    "published_on": "2026-11",
    "kind": "news",
    "language": "en",
    "copy_url": "https://example.org/report",
    "checked": "excerpt",
    "rights": "all_rights_reserved",
}
CLAIM = {
    "statement": "The report describes the company as a maker of cameras.",
    "locator": "first paragraph",
    "kind": "characterisation",
    "origin": "own",
    "about_table": "entities",
    "about_id": "hikvision",
    "about_field": "summary",
    "stance": "context",
    "status": "not_checked",
}
CONTRIBUTIONS = {
    "first": ("claims", {**CLAIM, "claim_id": "aaa-invented-claim"}),
    "second": (
        "names",
        {
            "name_id": "zzz-invented-name",
            "entity_id": "hikvision",
            "name": "Invented Camera Works",
            "language": "en",
            "script": "Latn",
            "kind": "alias",
        },
    ),
}

pytestmark = pytest.mark.slow


def git(folder, *arguments):
    done = subprocess.run(
        ["git", "-C", str(folder), *AUTHOR, *arguments], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def merged(tmp_path_factory):
    """A copy of the repository with two branches merged that each add a source and a row."""
    folder = tmp_path_factory.mktemp("merged")
    for part in PARTS:
        shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
    for file in FILES:
        shutil.copy(ROOT / file, folder / file)
    git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message=Base")
    for branch, (table, row) in CONTRIBUTIONS.items():
        git(folder, "checkout", "--quiet", "-b", branch, "main")
        source_id = "aaa-invented-report" if branch == "first" else "zzz-invented-report"
        source = {**SOURCE, "source_id": source_id, "retrieved_on": today()}
        change_rows(folder, "sources", [source])
        change_rows(folder, table, [{**row, "source_id": source_id}])
        git(folder, "commit", "--quiet", "--all", f"--message=Add {source_id}")
    git(folder, "checkout", "--quiet", "main")
    for branch in CONTRIBUTIONS:
        git(folder, "merge", "--quiet", "--no-ff", "--no-edit", branch)
    return folder


def test_contributions_change_only_their_rows(merged):
    changed = git(merged, "diff", "--name-only", "main~2", "main").split()
    assert changed == ["data/claims.csv", "data/names.csv", "data/sources.csv"]
    added = git(merged, "diff", "--numstat", "main~2", "main").splitlines()
    assert [line.split("\t")[:2] for line in added] == [["1", "0"], ["1", "0"], ["2", "0"]]


def test_contributions_are_valid_and_tidy_and_leave_the_checked_pages_fresh(merged):
    package, findings = open_package(merged), Findings()
    assert [str(problem) for problem in validate(merged).problems] == []
    assert tidy(package, findings) == {}
    assert not findings.total
    assert stale_pages(package, commands=cli, formats=FORMATS) == {}


def test_contributions_pass_the_tests_of_the_dataset(merged):
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-n", "0", "--dist", "no", "-p", "no:cacheprovider"]
        + PASSED_BY_EVERY_CONTRIBUTION,
        cwd=merged,
        env={**os.environ, "PYTHONPATH": str(merged / "scripts")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
