"""Packages in repositories and zips, and what is said of those that are refused."""

import os
import subprocess
import zipfile

import pytest

from watchers.package.descriptor import read_package
from watchers.package.releases import package_folder
from watchers.problems.errors import UnusablePackage

GIT = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
ME = {
    f"GIT_{who}_{what}": "a@example.org"
    for who in ("AUTHOR", "COMMITTER")
    for what in ("NAME", "EMAIL")
}


def git(folder, *arguments):
    subprocess.run(
        ["git", "-C", str(folder), *arguments],
        check=True,
        capture_output=True,
        env=os.environ | GIT | ME,
    )


def content_hash(reference):
    with package_folder(reference) as folder:
        return read_package(folder)[0].content_hash()


@pytest.fixture
def repository(valid_package, monkeypatch):
    """The valid package as a repository whose first commit is tagged v1."""
    git(valid_package, "init", "--quiet")
    git(valid_package, "add", ".")
    git(valid_package, "commit", "--quiet", "-m", "First")
    git(valid_package, "tag", "v1")
    monkeypatch.chdir(valid_package)
    return valid_package


def zip_of(path, members):
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members:
            archive.writestr(name, content)
    return path


def refusal(reference):
    """Why no package is opened."""
    with pytest.raises(UnusablePackage) as refused, package_folder(reference):
        pass
    return str(refused.value)
