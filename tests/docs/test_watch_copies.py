"""The weekly watch, run by a shell: it keeps every copy of a list on a branch that only grows."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from support.publisher import URL
from support.watch_steps import run, step, stub
from watchers.official import keeping
from watchers.official.copies import Copies, problems
from watchers.official.keeping import LOCK, Received, keep
from watchers.official.manifest import MANIFEST

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the watch runs on Ubuntu")


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
