"""The weekly watch, run by a shell: which reports it hands over, and which issues they have."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from support.watch_steps import run, step, stub
from watchers.official.trouble import Kind

NOTICE = "data/lists.csv:2: the term has passed. [list_term_has_ended]"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the watch runs on Ubuntu")


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
    ("status", "text", "is_handed_over"),
    [(0, "No differences.", False), (1, "Gone", True), (2, "Not found", True), (2, "", False)],
)
def test_a_list_in_doubt_is_handed_over_as_one_that_differs(folders, status, text, is_handed_over):
    work, stubs = folders
    (work / "reports").mkdir()
    answer = (
        'case "$*" in "reconcile --lists") echo us-sdn; echo whole ;;\n'
        '*" whole "*) exit 0 ;;\n'
        f'*) printf "{text}" > reports/us-sdn.md; exit {status} ;; esac'
    )
    stub(stubs, "watchers", answer.replace('*" whole "*', '"reconcile whole "*'))
    run(step("compare", "Compare"), cwd=work, stubs=stubs)
    assert (work / "reports" / "us-sdn.md").exists() is is_handed_over


@pytest.mark.parametrize(
    ("report", "title"),
    [
        ("due.md", "Days of the record have passed"),
        ("us-sdn.md", "Official list differs: us-sdn"),
        ("moved.us-sdn.md", "Official list has moved: us-sdn"),
        ("unrecognised.us-sdn.md", "Official list is not recognised: us-sdn"),
        ("late.us-sdn.md", "Official list is late: us-sdn"),
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


def test_every_kind_of_trouble_has_a_title_of_its_own():
    assert re.findall(r"([a-z]+)\.\*\) list=", step("report", "Open or renew")) == list(Kind)
