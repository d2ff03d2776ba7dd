"""The weekly watch, run by a shell: what it hands over, and which issues it opens or renews."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from support.packages import ROOT
from support.pages import loaded

JOBS = loaded(ROOT / ".github" / "workflows" / "watch.yml")["jobs"]
NOTICE = "data/lists.csv:2: the term has passed. [list_term_has_ended]"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the watch runs on Ubuntu")


def step(job: str, name: str) -> str:
    """The shell commands of the step of a job whose name begins with `name`."""
    (commands,) = [s["run"] for s in JOBS[job]["steps"] if s.get("name", "").startswith(name)]
    return commands


def stub(folder: Path, name: str, script: str) -> None:
    """A command `name` in `folder` that runs a shell script in the place of the real one."""
    file = folder / name
    file.write_text(f"#!/bin/sh\n{script}\n")
    file.chmod(0o755)


def run(commands: str, *, cwd: Path, stubs: Path) -> subprocess.CompletedProcess[str]:
    path = f"{stubs}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "RUNNER_TEMP": str(stubs)}
    return subprocess.run(
        [shutil.which("bash") or "bash", "-e", "-c", commands],
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """The folder in which a step runs, and one for stubs."""
    for name in ("work", "stubs"):
        (tmp_path / name).mkdir()
    return tmp_path / "work", tmp_path / "stubs"


@pytest.mark.parametrize(("status", "reports"), [(0, []), (1, ["due.md"]), (2, [])])
def test_what_is_due_is_handed_over_as_a_report(folders, status, reports):
    work, stubs = folders
    stub(stubs, "watchers", f'[ "$*" = "validate --strict" ] && echo "{NOTICE}"; exit {status}')
    done = run(step("compare", "Days that have passed"), cwd=work, stubs=stubs)
    assert NOTICE in done.stdout
    assert ("::warning::" in done.stdout) is (status == 2)
    handed = sorted((work / "reports").iterdir())
    assert [file.name for file in handed] == reports
    assert [file.read_text() for file in handed] == [f"    {NOTICE}\n" for _ in reports]


@pytest.mark.parametrize(
    ("report", "title"),
    [
        ("due.md", "Days of the record have passed"),
        ("us-sdn.md", "Official list differs: us-sdn"),
    ],
)
@pytest.mark.parametrize(("number", "action"), [("", "create --title {title}"), ("7", "edit 7")])
def test_each_report_has_an_issue(folders, report, title, number, action):
    work, stubs = folders
    (work / report).write_text("text\n")
    answer = f'case "$*" in "issue list"*) echo "{number}" ;; *) echo "$*" ;; esac'
    stub(stubs, "gh", answer)
    done = run(step("report", "Open or renew"), cwd=work, stubs=stubs)
    assert done.stdout == f"issue {action.format(title=title)} --body-file {report}\n"
