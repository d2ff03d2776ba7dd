"""A package is opened from a folder, a release zip or a revision, and from nothing unsafe."""

import hashlib
import os
import subprocess
import zipfile

import pytest
from click.testing import CliRunner

from watchers.cli import cli
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


def test_folder_zip_and_revision_hold_the_same(repository, tmp_path):
    release = tmp_path / "release.zip"
    assert CliRunner().invoke(cli, ["export", "csv", "-o", str(release)]).exit_code == 0
    before = content_hash(repository)
    with (repository / "data" / "places.csv").open("a", encoding="utf-8") as places:
        places.write("\n")
    assert content_hash(release) == content_hash("v1") == before != content_hash(repository)


def test_the_hash_is_what_sha256sum_prints(valid_package):
    files = sorted((valid_package / "data").glob("*.csv"))
    printed = "".join(
        f"{hashlib.sha256(file.read_bytes()).hexdigest()}  data/{file.name}\n" for file in files
    )
    assert content_hash(valid_package) == hashlib.sha256(printed.encode()).hexdigest()


def test_every_command_that_reads_takes_a_revision(repository):
    result = CliRunner().invoke(cli, ["--package", "v1", "validate"])
    assert (result.exit_code, result.output.count("no problems")) == (0, 1)


@pytest.mark.parametrize("command", [["tidy"], ["docs"]])
def test_a_command_that_writes_wants_a_folder(repository, command):
    result = CliRunner().invoke(cli, ["--package", "v1", *command])
    assert result.exit_code == 2
    assert "v1 is not a folder, and this command changes the files of the package" in result.output


@pytest.mark.parametrize(
    "reference", ["v2", "--output=x", "-h", "HEAD:data", "missing.zip", "", "v1\n"]
)
def test_what_is_no_package_is_said_in_words(repository, reference):
    with (
        pytest.raises(UnusablePackage, match="not a folder, zip file or git revision"),
        package_folder(reference),
    ):
        pass
    assert not (repository / "x").exists()


@pytest.mark.parametrize(
    ("members", "words"),
    [
        ([("data/a.csv", "a")], "holds no datapackage.json"),
        (
            [("datapackage.json", "{}"), ("data/../../a.csv", "a")],
            "not laid out like a release: 'data/../../a.csv'",
        ),
        (
            [("datapackage.json", "{}"), *((f"data/{n}.csv", "a") for n in range(1_001))],
            "not laid out like a release",
        ),
    ],
)
def test_an_unsafe_zip_is_refused(tmp_path, members, words):
    with (
        pytest.raises(UnusablePackage, match=words),
        package_folder(zip_of(tmp_path / "a.zip", members)),
    ):
        pass


def test_a_damaged_zip_is_refused(tmp_path):
    path = zip_of(tmp_path / "a.zip", [("datapackage.json", "{}" * 999)])
    path.write_bytes(path.read_bytes()[:-40])
    with (
        pytest.raises(UnusablePackage, match="is not a zip file that can be read"),
        package_folder(path),
    ):
        pass


def test_a_zip_damaged_within_a_file_is_refused(tmp_path):
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("datapackage.json", "".join(map(str, range(999))))
    content = bytearray(path.read_bytes())
    content[60:160] = b"\xff" * 100
    path.write_bytes(content)
    with (
        pytest.raises(UnusablePackage, match="is not a zip file that can be read"),
        package_folder(path),
    ):
        pass


def test_a_file_that_is_no_zip_is_refused(tmp_path):
    (tmp_path / "a.zip").write_text("<html>", "utf-8")
    with (
        pytest.raises(UnusablePackage, match="is not a zip file that can be read"),
        package_folder(tmp_path / "a.zip"),
    ):
        pass
