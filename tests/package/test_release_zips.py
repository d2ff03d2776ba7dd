"""A zip is opened if it is laid out like a release, and neither damaged nor far too large."""

import os
import signal
import tempfile
import zipfile

import pytest

from support.releases import refusal, zip_of
from watchers.package.releases import package_folder
from watchers.problems.errors import UnusablePackage


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
