"""`watchers reconcile --fetch` keeps copies and tells of troubles; `watchers copies` verifies."""

import pytest

from support import official_samples as samples
from support.commands import run
from support.packages import change_rows
from support.publisher import URL
from watchers.official.copies import Copies
from watchers.official.manifest import MANIFEST

LIST = "us-entity-list"
BIS = samples.BIS.encode()
"""Whose last party was listed on 2019-10-09."""


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "kept"


@pytest.fixture
def package(listed_package):
    change_rows(listed_package, "lists", [{"list_id": LIST, "download_url": URL}])
    return listed_package


@pytest.fixture
def fetch(package, folder, publisher, clock):
    def asked(day, *options, **answer):
        clock(day)
        publisher(**answer)
        place = ("--package", package, "reconcile", LIST, "--fetch", "--copies", folder)
        return run(*place, *options)

    return asked


def test_fetch_says_where_the_copy_lies(fetch, folder):
    first, same = fetch("2026-01-05", body=BIS), fetch("2026-01-05", body=b"not asked for")
    later = fetch("2026-01-12", body=BIS)
    file = folder / Copies(folder).of_list(LIST)[0].file
    assert file.read_bytes() == BIS
    assert first.stderr == f"downloaded and kept: {file}\n"
    assert same.stderr == f"downloaded earlier today: {file}\n"
    assert later.stderr == f"downloaded, unchanged since 2026-01-05: {file}\n"
    assert first.exit_code == same.exit_code == later.exit_code == 1
    assert first.stdout.startswith(f"{LIST} against {file.name}\n")


def test_copies_lists_and_verifies_what_was_kept(fetch, folder):
    fetch("2026-01-05", body=BIS)
    fetch("2026-01-12", body=BIS)
    done = run("copies", folder, "--list", LIST)
    first, second, total, head, warning = done.stdout.splitlines()
    assert first.startswith(f"{LIST}  2026-01-05T05:17:00Z  sha256 ")
    assert second.endswith(f"  {Copies(folder).of_list(LIST)[0].file}")
    assert total == "2 copies, 1 file: as they were kept"
    assert head == f"head sha256 {Copies(folder).manifest().head}"
    assert "can write the whole chain anew" in warning
    assert done.exit_code == 0


def test_a_head_noted_before_shows_a_chain_written_anew(fetch, folder):
    fetch("2026-01-05", body=BIS)
    head = Copies(folder).manifest().head
    fetch("2026-01-12", body=BIS)
    assert run("copies", folder, "--head", head).exit_code == 0
    (folder / MANIFEST).unlink()
    for file in Copies(folder).files():
        (folder / file).unlink()
    fetch("2026-01-12", body=BIS)
    assert run("copies", folder).exit_code == 0
    done = run("copies", folder, "--head", head)
    assert done.exit_code == 1
    assert "is not the head of any line: the chain is another one, was written" in done.stdout


def test_what_was_changed_is_told_with_1_and_stops_fetch_with_2(fetch, folder):
    fetch("2026-01-05", body=BIS)
    fetch("2026-01-12", body=BIS + b"\n")
    manifest = folder / MANIFEST
    manifest.write_bytes(manifest.read_bytes().replace(b"2026-01-05T05", b"2026-01-05T04"))
    done = run("copies", folder)
    assert done.exit_code == 1
    assert "copies.csv:3: previous_sha256: " in done.stdout
    assert done.stdout.splitlines()[-1] == "2 copies, 2 files: 1 problem"
    stopped = fetch("2026-01-19", body=BIS)
    assert (stopped.exit_code, stopped.stdout) == (2, "")
    assert "bring back the manifest as it was, or name another folder" in stopped.stderr
    assert len(manifest.read_bytes().splitlines()) == 3


def test_a_size_of_more_digits_than_python_reads_is_told(fetch, folder):
    fetch("2026-01-05", body=BIS)
    manifest = folder / MANIFEST
    size = f",{len(BIS)},".encode()
    manifest.write_bytes(manifest.read_bytes().replace(size, b"," + b"9" * 5000 + b","))
    done = run("copies", folder)
    assert done.exit_code == 1
    assert "copies.csv:2: size: '999" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("{folder}",), "has no copies.csv, so there is nothing to verify"),
        (("{folder}/no",), "does not exist: nothing was kept there"),
        (("{folder}/linked",), "copies.csv is a link or not a file"),
        (("{folder}/kept", "--list", "us-sdn"), "There is no copy of 'us-sdn'"),
    ],
)
def test_what_cannot_be_verified_gives_2(fetch, tmp_path, arguments, words):
    fetch("2026-01-05", body=BIS)
    (tmp_path / "linked").mkdir()
    (tmp_path / "linked" / MANIFEST).symlink_to(tmp_path / "kept" / MANIFEST)
    done = run("copies", *(argument.format(folder=tmp_path) for argument in arguments))
    assert (done.exit_code, done.stdout) == (2, "")
    assert words in done.stderr


@pytest.mark.parametrize(
    ("answer", "status", "kind", "words"),
    [
        ({"status": 404}, 2, "moved", "answered with status 404"),
        ({"redirects": {URL: (301, f"{URL}/new")}, "body": BIS}, 1, "moved", f"to {URL}/new; "),
        ({"body": b"<html>@all</html>"}, 2, "unrecognised", "the file is a web page"),
        ({"body": samples.FILES["uflpa_table.csv"]}, 2, "unrecognised", f", not {LIST}"),
    ],
)
def test_each_trouble_has_a_file_that_holds_no_markup(fetch, tmp_path, answer, status, kind, words):
    done = fetch("2026-01-05", "--troubles", tmp_path / "troubles", **answer)
    assert done.exit_code == status
    (file,) = (tmp_path / "troubles").iterdir()
    assert file.name == f"{kind}.{LIST}.md"
    text = file.read_text("utf-8")
    assert words in text and words in " ".join(done.stderr.split())
    assert all(line.startswith("    ") for line in text.splitlines())


def test_a_list_that_is_silent_for_longer_than_ever_is_late(fetch, tmp_path):
    rows = [
        samples.bis_row(f"Firm {month}", "87 FR 77505", f"{month}/16/{year}")
        for year in (2024, 2025)
        for month in range(1, 8)
    ]
    body = "\r\n".join([samples.BIS, *rows]).encode()
    troubles = ("--troubles", tmp_path / "troubles")
    # It was silent for 184 days between the two years.
    usual = fetch("2026-01-14", *troubles, body=body)
    assert "late: " not in usual.stderr
    late = fetch("2026-01-21", *troubles, body=body)
    words = "the newest listing in the file is of 2025-07-16, 189 days before 2026-01-21; "
    assert words in late.stderr
    assert words in (tmp_path / "troubles" / f"late.{LIST}.md").read_text("utf-8")
    assert late.exit_code == usual.exit_code


def test_a_trouble_that_is_over_is_forgotten_and_a_passing_one_not_told(fetch, tmp_path):
    troubles = ("--troubles", tmp_path / "troubles")
    fetch("2026-01-05", *troubles, status=404)
    fetch("2026-01-06", *troubles, status=503)
    assert [file.name for file in (tmp_path / "troubles").iterdir()] == [f"moved.{LIST}.md"]
    fetch("2026-01-07", *troubles, body=BIS)
    assert list((tmp_path / "troubles").iterdir()) == []


def test_troubles_are_those_of_a_page(package, tmp_path):
    file = samples.write(tmp_path, "bis.csv")
    done = run("--package", package, "reconcile", LIST, file, "--troubles", tmp_path / "troubles")
    assert done.exit_code == 2
    assert "--troubles needs --fetch" in done.stderr


@pytest.mark.parametrize("option", ["--copies", "--troubles"])
def test_nothing_is_kept_within_the_package(package, option):
    done = run("--package", package, "reconcile", LIST, "--fetch", option, package / "data")
    assert done.exit_code == 2
    assert "is part of the package itself" in done.stderr
