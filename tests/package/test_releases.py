"""A package is opened from a folder, a release zip or a revision, and each holds the same."""

import hashlib

import pytest
from click.testing import CliRunner

from support.releases import content_hash
from watchers.cli import cli
from watchers.package.releases import package_folder
from watchers.problems.errors import UnusablePackage


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
