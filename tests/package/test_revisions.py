"""A revision is read as it was committed, and a link in it is refused."""

import os
import subprocess
from pathlib import Path

import pytest

from support.releases import content_hash, git, refusal
from watchers.package.releases import package_folder


@pytest.fixture
def with_windows_git(monkeypatch, tmp_path):
    """Git as it is installed on Windows, which converts line ends."""
    settings = tmp_path / "gitconfig"
    settings.write_text("[core]\n\tautocrlf = true\n")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(settings))


def test_a_revision_is_read_as_it_was_committed(repository, with_windows_git):
    with package_folder("v1") as folder:
        for file in sorted(folder.rglob("*.*")):
            assert file.read_bytes() == (repository / file.relative_to(folder)).read_bytes()
    assert content_hash("v1") == content_hash(repository)


def test_a_clone_holds_the_bytes_that_were_committed(repository, with_windows_git, tmp_path):
    attributes = Path(__file__).parents[2] / ".gitattributes"
    (repository / ".gitattributes").write_bytes(attributes.read_bytes())
    git(repository, "add", ".")
    git(repository, "commit", "--quiet", "-m", "Attributes")
    clone = tmp_path / "clone"
    settings = os.environ["GIT_CONFIG_GLOBAL"]
    subprocess.run(
        ["git", "clone", "--quiet", str(repository), str(clone)],
        check=True,
        env={**os.environ, "GIT_CONFIG_GLOBAL": settings},
    )
    assert content_hash(clone) == content_hash(repository)


@pytest.mark.parametrize("mode", ["120000", "160000"])
def test_a_link_or_submodule_in_a_revision_is_refused(repository, mode):
    target = (repository / "data" / "places.csv").read_bytes()
    name = subprocess.run(
        ["git", "hash-object", "-w", "--stdin"], input=target, capture_output=True, check=True
    ).stdout.decode()
    git(repository, "update-index", "--add", "--cacheinfo", f"{mode},{name.strip()},data/x.csv")
    git(repository, "commit", "--quiet", "-m", "Link")
    assert refusal("HEAD") == "'data/x.csv' at the revision 'HEAD' is not a regular file"


def test_a_revision_that_is_larger_than_the_limit_names_the_setting(repository, monkeypatch):
    monkeypatch.setenv("WATCHERS_MAX_BYTES", "1000")
    assert refusal("v1").startswith("the revision 'v1' has more than 1,000 bytes")


def test_a_package_in_a_folder_of_a_repository_is_read(valid_package, tmp_path, monkeypatch):
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "-m", "First")
    monkeypatch.chdir(valid_package)
    assert content_hash("HEAD") == content_hash(valid_package)
