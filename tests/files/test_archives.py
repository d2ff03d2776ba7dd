"""Packed files are opened in one place, within limits."""

from __future__ import annotations

import gzip
import re
import zipfile
from pathlib import Path

import pytest

from support.packages import ROOT
from watchers.files.archives import open_unpacked
from watchers.problems.errors import UnreadableArchive

TEXT = b"name\nCamera Maker\n"


def zip_of(path: Path, **members: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def content(path: Path) -> bytes:
    with open_unpacked(path) as (_, stream):
        return stream.read()


def test_a_file_is_read_plain_or_packed(tmp_path: Path) -> None:
    plain, packed = tmp_path / "plain", tmp_path / "packed"
    plain.write_bytes(TEXT)
    packed.write_bytes(gzip.compress(TEXT))
    zipped = zip_of(tmp_path / "zipped", a=TEXT)
    assert [content(path) for path in (plain, packed, zipped)] == [TEXT] * 3


@pytest.mark.parametrize("count", [0, 2])
def test_a_zip_of_several_files_is_refused(tmp_path: Path, count: int) -> None:
    path = zip_of(tmp_path / "a.zip", **{str(number): TEXT for number in range(count)})
    with path.open("ab"):
        pass
    if not count:  # An empty zip begins with its end, and so is a plain file to us.
        assert content(path).startswith(b"PK")
        return
    with pytest.raises(UnreadableArchive, match="it holds 2 files, not one"):
        content(path)


@pytest.mark.parametrize("packed", ["gzip", "zip"])
def test_a_bomb_is_noticed_while_it_is_read(tmp_path: Path, packed: str) -> None:
    path, large = tmp_path / "large", b"0" * 20_000_000
    if packed == "gzip":
        path.write_bytes(gzip.compress(large))
    else:
        zip_of(path, a=large)
    with open_unpacked(path) as (_, stream):
        assert len(stream.read(1000)) == 1000
        with pytest.raises(UnreadableArchive, match="more than 100 times its size"):
            stream.read()


@pytest.mark.parametrize("packed", ["gzip", "zip"])
def test_damage_is_said_in_words(tmp_path: Path, packed: str) -> None:
    path = tmp_path / "damaged"
    if packed == "gzip":
        path.write_bytes(gzip.compress(TEXT * 99)[:-12])
    else:
        zip_of(path, a=TEXT)
        path.write_bytes(path.read_bytes()[:-12])
    with pytest.raises(UnreadableArchive, match="it is cut off or damaged"):
        content(path)


def test_nothing_else_unpacks() -> None:
    opens = re.compile(
        r"gzip\.(open|GzipFile)|zipfile\.ZipFile\(|import (tarfile|bz2)|unpack_archive"
    )
    rooms = ROOT / "scripts" / "watchers"
    found = [
        file.relative_to(rooms).as_posix()
        for file in rooms.rglob("*.py")
        if opens.search(file.read_text("utf-8"))
    ]
    assert sorted(found) == ["exports/csv_zip.py", "files/archives.py"]
