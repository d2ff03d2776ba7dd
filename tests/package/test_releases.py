"""A package is opened from a folder, a release zip or a revision, and from nothing unsafe."""

import hashlib
import os
import signal
import subprocess
import tempfile
import zipfile
from pathlib import Path

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
            [("datapackage.json", "{}"), ("data/A.csv", "a"), ("data/a.csv", "a")],
            "not laid out like a release: 'data/A.csv'",
        ),
        (
            [("datapackage.json", "{}"), ("data", "a"), ("data/a.csv", "a")],
            "is both a file and a folder",
        ),
        (
            [("datapackage.json", "{}"), *((f"data/{n}.csv", "a") for n in range(1_001))],
            "holds more than 1,000 files",
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


def bomb(path, *, size, names=("data/a.csv",)):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("datapackage.json", "{}")
        for name in names:
            archive.writestr(name, b"0" * size)
    return path


def with_declared_size(path, size):
    """Declares another size than the true one for every file, here and in the directory."""
    with zipfile.ZipFile(path) as archive:
        true = [info.file_size for info in archive.infolist()]
    content = path.read_bytes()
    for number in true:
        content = content.replace(number.to_bytes(4, "little"), size.to_bytes(4, "little"))
    path.write_bytes(content)
    return path


def refusal(path):
    with pytest.raises(UnusablePackage) as refused, package_folder(path):
        pass
    return str(refused.value)


def test_a_zip_is_refused_if_it_unpacks_to_far_more_than_its_size(tmp_path, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", None)
    path = bomb(tmp_path / "a.zip", size=60_000_000)
    assert "it unpacks to more than 100 times its size" in refusal(path)
    assert os.listdir(tmp_path) == ["a.zip"]


def test_the_files_of_a_zip_count_together(tmp_path):
    names = [f"data/{number}.csv" for number in range(100)]
    path = bomb(tmp_path / "a.zip", size=900_000, names=names)
    assert "more than 100 times its size" in refusal(path)


def test_the_sizes_that_a_zip_declares_are_not_believed(tmp_path):
    path = with_declared_size(bomb(tmp_path / "a.zip", size=60_000_000), 5)
    assert "is not a zip file that can be read" in refusal(path)


def test_a_zip_that_is_larger_than_the_limit_names_the_setting(tmp_path, monkeypatch):
    path = zip_of(tmp_path / "a.zip", [("datapackage.json", "{}"), ("data/a.csv", "0" * 2_000_000)])
    with package_folder(path):
        pass
    monkeypatch.setenv("WATCHERS_MAX_BYTES", str(1 << 20))
    assert refusal(path).endswith(
        "it unpacks to more than 1 MB; WATCHERS_MAX_BYTES sets another limit (in bytes)"
    )


def test_a_limit_that_is_not_a_number_is_refused(tmp_path, monkeypatch):
    monkeypatch.setenv("WATCHERS_MAX_BYTES", "256 MB")
    path = zip_of(tmp_path / "a.zip", [("datapackage.json", "{}")])
    assert refusal(path) == "WATCHERS_MAX_BYTES is not a number of bytes, such as 268435456"


def test_a_zip_of_a_million_names_is_refused_before_they_are_read(tmp_path, monkeypatch):
    names = [(f"x/{number:060}", "") for number in range(12_000)]
    path = zip_of(tmp_path / "a.zip", names)
    monkeypatch.setattr(zipfile, "ZipFile", None)
    assert "holds far more files than a release" in refusal(path)


WAITING = """
import sys, time
from watchers.package.releases import package_folder
with package_folder(sys.argv[1]):
    print("unpacked", flush=True)
    time.sleep(60)
"""


@pytest.mark.skipif(os.name != "posix", reason="kills processes")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_what_was_unpacked_is_cleared(tmp_path, start, number):
    path = zip_of(tmp_path / "a.zip", [("datapackage.json", "{}")])
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    process = start(WAITING, path, TMPDIR=str(temporary))
    assert process.stdout.readline() == "unpacked\n"
    process.send_signal(number)
    process.wait()
    if number is signal.SIGKILL:  # Then the next run clears it.
        assert len(os.listdir(temporary)) == 1
        with start(WAITING, path, TMPDIR=str(temporary)) as following:
            assert following.stdout.readline() == "unpacked\n"
            assert len(os.listdir(temporary)) == 1
            following.terminate()
    assert os.listdir(temporary) == []


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
