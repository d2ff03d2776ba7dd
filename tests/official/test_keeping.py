"""A copy is kept whole or not at all: full disks, interruptions, clocks, and several at once."""

import contextlib
import hashlib
import threading

import pytest

from support.copies import faults_of
from watchers.files.locks import locked
from watchers.official import keeping
from watchers.official.copies import BrokenCopies, Copies
from watchers.official.keeping import keep
from watchers.official.manifest import MANIFEST
from watchers.problems.errors import WriteFailed


def test_a_link_in_place_of_a_file_is_not_written_through(folder, add, chain, tmp_path):
    name = f"us-sdn-2026-01-26-{hashlib.sha256(b'c').hexdigest()[:12]}"
    (folder / name).symlink_to(tmp_path / "elsewhere")
    with pytest.raises(BrokenCopies, match="is a link"):
        add("2026-01-26", b"c")
    assert not (tmp_path / "elsewhere").exists()


@pytest.mark.parametrize("list_id", ["../us-sdn", "us-sdn/x", "", "US", "a\nb"])
def test_a_name_that_leaves_the_folder_is_refused(folder, add, list_id):
    with pytest.raises(WriteFailed, match="cannot be written down: list_id: "):
        add("2026-01-05", b"a", list_id=list_id)
    assert list(Copies(folder).files()) == []


@pytest.mark.parametrize("place", ["file", MANIFEST])
def test_a_full_disk_leaves_all_as_it_was(folder, receive, chain, monkeypatch, place):
    received = receive(b"c")
    before = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}

    def full(*args):
        raise OSError(28, "No space left on device")

    if place == MANIFEST:
        monkeypatch.setattr(keeping.Path, "write_bytes", full)
    else:
        monkeypatch.setattr(keeping.shutil, "copyfile", full)
    with pytest.raises(WriteFailed, match="No space left on device"):
        keep(Copies(folder), received)
    assert {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()} == before


def test_a_full_disk_at_the_first_copy_leaves_no_file_without_a_line(folder, receive, monkeypatch):
    received = receive(b"a")

    def full(*args):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched, pytest.raises(WriteFailed):
        patched.setattr(keeping.Path, "write_bytes", full)
        keep(Copies(folder), received)
    assert list(Copies(folder).files()) == []
    assert keep(Copies(folder), received).sha256 == hashlib.sha256(b"a").hexdigest()


def test_a_file_stays_if_its_line_was_written(folder, receive, monkeypatch):
    real = keeping.whole_file

    @contextlib.contextmanager
    def interrupted(path):
        with real(path) as new:
            yield new
        if path.name == MANIFEST:
            raise KeyboardInterrupt

    monkeypatch.setattr(keeping, "whole_file", interrupted)
    with pytest.raises(KeyboardInterrupt):
        keep(Copies(folder), receive(b"a"))
    assert len(Copies(folder).of_list("us-sdn")) == 1
    assert faults_of(folder) == []


def test_a_clock_that_went_back_is_told(add, chain):
    with pytest.raises(WriteFailed, match="set the clock right"):
        add("2026-01-18", b"c")


def test_two_at_once_lose_no_line(folder, receive, chain, clock):
    clock("2026-01-26")
    sent = [receive(b"%d" % (number // 2), name=str(number)) for number in range(4)]
    threads = [threading.Thread(target=keep, args=(Copies(folder), one)) for one in sent]
    with locked(folder / keeping.LOCK):
        for thread in threads:
            thread.start()
    for thread in threads:
        thread.join(20)
    copies = Copies(folder).of_list("us-sdn")
    assert len(copies) == len(chain) + 2  # the same content on the same day has one line
    assert faults_of(folder) == []


def test_a_folder_that_is_read_only_is_told_first(folder, monkeypatch):
    monkeypatch.setattr(keeping.os, "access", lambda path, mode: False)
    with pytest.raises(WriteFailed, match="cannot be written; name another with --copies"):
        keeping.check_writable(Copies(folder))


def test_a_folder_that_cannot_be_made_is_told_first(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(WriteFailed, match="cannot be made: .*; name another with --copies"):
        keeping.check_writable(Copies(tmp_path / "file" / "copies"))
