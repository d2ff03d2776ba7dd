"""The weekly watch, run by a shell: what it hands over, and which issues it opens or renews."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from support.packages import ROOT
from support.pages import loaded
from support.publisher import URL
from watchers.official import keeping
from watchers.official.copies import Copies, problems
from watchers.official.keeping import LOCK, Received, keep
from watchers.official.manifest import MANIFEST
from watchers.official.trouble import Kind

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


def run(
    commands: str, *, cwd: Path, stubs: Path, more: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    path = f"{stubs}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "RUNNER_TEMP": str(stubs), **(more or {})}
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


class Repository:
    """A bare repository in the place of the project's, and the two jobs that use its copies."""

    def __init__(self, folder: Path, stubs: Path) -> None:
        self.folder, self.stubs, self.bare = folder, stubs, folder / "bare"

    def create(self) -> None:
        stub(self.stubs, "gh", "exit 0")
        self.git("init", "--quiet", "--bare", str(self.bare))
        self.git("-C", str(self.bare), "config", "uploadpack.allowFilter", "true")

    def git(self, *arguments: str) -> str:
        return subprocess.run(
            ["git", *arguments], capture_output=True, text=True, check=True
        ).stdout.strip()

    def job(self, job: str, name: str, place: Path) -> subprocess.CompletedProcess[str]:
        environment = {"REPOSITORY": self.bare.as_uri(), **GIT}
        return run(step(job, name), cwd=place, stubs=self.stubs, more=environment)

    def week(self, day: str, content: bytes) -> None:
        """Gets the copies, adds one as `watchers reconcile --fetch` does, and keeps them."""
        self.job("keep", "Add what is new", self.compared(day, content))

    def compared(self, day: str, content: bytes) -> Path:
        """The folder in which the job runs that keeps the copies, before it does."""
        place = self.folder / day
        place.mkdir()
        self.job("compare", "The copies kept", place)
        file = place / "received"
        file.write_bytes(content)
        about = {"list_id": "us-sdn", "url": URL, "final_url": URL}
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(keeping, "now", lambda: f"{day}T05:17:00Z")
            received = Received(file=file, redirect="", last_modified="", **about)
            keep(Copies(place / "copies"), received)
        (place / "copies" / LOCK).rmdir()  # an artifact has no empty folders
        (place / "copies").rename(place / "new")
        return place


GIT = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, "LC_ALL": "C"}
DAYS = ("2026-01-05", "2026-01-12", "2026-01-19", "2026-01-26")


@pytest.fixture(scope="module")
def weeks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What four weeks leave behind: a folder for each, the repository, and the stubs."""
    folder = tmp_path_factory.mktemp("weeks")
    (folder / "stubs").mkdir()
    made = Repository(folder, folder / "stubs")
    made.create()
    for day, content in zip(DAYS, (b"a\r\n", b"b", b"b", b"c"), strict=True):
        made.week(day, content)
    return folder


@pytest.fixture
def repository(weeks: Path, tmp_path: Path) -> Repository:
    folder = shutil.copytree(weeks, tmp_path / "weeks")
    return Repository(folder, folder / "stubs")


def test_the_branch_keeps_every_copy_and_only_grows(repository, tmp_path):
    checkout = tmp_path / "checkout"
    repository.git("clone", "-q", "--branch", "copies", str(repository.bare), str(checkout))
    copies = Copies(checkout)
    manifest = copies.manifest()
    assert [copy.day for copy in manifest.copies] == list(DAYS)
    assert len(list(copies.files())) == 3
    assert list(problems(copies, manifest)) == []
    log = repository.git("-C", str(repository.bare), "log", "--format=%b", "copies")
    assert log.split("\n\n")[0] == f"Head sha256 {manifest.head}"
    assert log.count("Head sha256") == len(DAYS)


def test_the_comparison_gets_the_last_two_files_of_a_list(repository, tmp_path):
    place = tmp_path / "next"
    place.mkdir()
    repository.job("compare", "The copies kept", place)
    at_hand = [file.rsplit("-", 1)[0] for file in Copies(place / "copies").files()]
    assert at_hand == ["us-sdn-2026-01-12", "us-sdn-2026-01-26"]
    assert not (place / "copies" / ".git").exists()


def _edited(old: bytes, new: bytes) -> Callable[[Path], object]:
    def edit(folder: Path) -> None:
        manifest = folder / MANIFEST
        assert old in manifest.read_bytes()
        manifest.write_bytes(manifest.read_bytes().replace(old, new))

    return edit


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (_edited(b"2026-01-05T", b"2026-01-04T"), "does not begin with what was kept before"),
        (_edited(b"us-sdn,2026-02-02T", b"x\nus-sdn,2026-02-02T"), "line 6 of the manifest does"),
        (lambda new: (new / "check.yml").write_text("x"), "check.yml is no copy"),
        (lambda new: next(new.glob("*-02-02-*")).write_text("x"), "did NOT match"),
        (lambda new: next(new.glob("*-01-26-*")).write_text("x"), "did NOT match"),
    ],
)
def test_what_was_changed_on_the_way_is_not_kept(repository, change, words):
    before = repository.git("-C", str(repository.bare), "rev-parse", "copies")
    place = repository.compared("2026-02-02", b"d")
    change(place / "new")
    with pytest.raises(subprocess.CalledProcessError) as failed:
        repository.job("keep", "Add what is new", place)
    assert words in failed.value.stdout + failed.value.stderr
    assert repository.git("-C", str(repository.bare), "rev-parse", "copies") == before


def test_a_second_run_of_a_day_adds_nothing(repository):
    before = repository.git("-C", str(repository.bare), "rev-parse", "copies")
    place = repository.folder / DAYS[-1]
    shutil.rmtree(place / "kept")
    assert "nothing is new" in repository.job("keep", "Add what is new", place).stdout
    assert repository.git("-C", str(repository.bare), "rev-parse", "copies") == before


def test_no_second_chain_is_begun_if_the_branch_cannot_be_asked(repository, tmp_path):
    place = tmp_path / "next"
    place.mkdir()
    repository.bare.rename(tmp_path / "away")
    with pytest.raises(subprocess.CalledProcessError) as failed:
        repository.job("compare", "The copies kept", place)
    assert "::error::" in failed.value.stdout
    assert list(place.iterdir()) == []
