"""`watchers listed --receipt`: what a receipt holds, and that it is written whole and the same."""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import fields
from pathlib import Path

import pytest

from support.receipts import DAY, NAMES, make_receipt, run
from watchers.package.descriptor import open_package
from watchers.screening import receipt_shapes as shapes
from watchers.screening.receipt_input import OPTIONS
from watchers.screening.screen import Query


@pytest.fixture
def receipt(valid_package: Path, tmp_path: Path) -> Path:
    return make_receipt(valid_package, tmp_path / "r.json")


def test_it_says_what_was_asked_and_by_what_it_was_answered(valid_package, receipt) -> None:
    package, document = open_package(valid_package), json.loads(receipt.read_text("utf-8"))
    assert document["asked"] == {
        "input_name": "suppliers.csv",
        "input_sha256": hashlib.sha256(NAMES.encode()).hexdigest(),
        "day": DAY,
        "options": dict.fromkeys(OPTIONS),
        "decisions_sha256": None,
        "with_names": False,
    }
    assert document["answered_by"] == {
        "package_version": package.version,
        "package_created": "2026-01-31",
        "content_hash": package.content_hash(),
        "code_version": package.version,
    }


def test_it_says_what_was_answered_for_each_name_and_party(receipt) -> None:
    document = json.loads(receipt.read_text("utf-8"))
    found = [(name["line"], name["verdict"], name["party_ids"]) for name in document["names"]]
    assert found == [
        (2, "listed", ["camera-maker"]),
        (3, "no_match", []),
        (4, "owned", ["project-company"]),
        (5, "listed", ["camera-maker"]),
    ]
    assert document["parties"] == [
        {
            "party_id": "camera-maker",
            "answers": [{"list_id": "trade-list", "answer": "listed", "rule_id": ""}],
        },
        {
            "party_id": "project-company",
            "answers": [
                {
                    "list_id": "trade-list",
                    "answer": "not_covered",
                    "rule_id": "trade-list-named-only",
                }
            ],
        },
    ]


def test_names_are_hashed_with_the_hash_of_the_input_unless_they_are_asked_for(
    valid_package, receipt, tmp_path
) -> None:
    document = json.loads(receipt.read_text("utf-8"))
    salt = document["asked"]["input_sha256"]
    hashed = hashlib.sha256(f"{salt}Camera Maker".encode()).hexdigest()
    assert document["names"][0]["name_sha256"] == hashed
    assert "Camera Maker" not in receipt.read_text("utf-8")
    named = make_receipt(valid_package, tmp_path / "named.json", "--with-names")
    assert json.loads(named.read_text("utf-8"))["names"][0]["name"] == "Camera Maker"


def test_the_same_question_gives_the_same_bytes(valid_package, receipt, tmp_path) -> None:
    again = make_receipt(valid_package, tmp_path / "again.json")
    assert again.read_bytes() == receipt.read_bytes()


def test_every_part_of_a_question_is_kept_or_is_known_not_to_matter() -> None:
    elsewhere = {"names", "file", "day", "max_age", "fail_on"}
    assert {field.name for field in fields(Query)} == elsewhere | set(OPTIONS)
    assert set(shapes.OPTIONS) == set(OPTIONS)


def test_names_given_as_arguments_are_kept_without_lines(valid_package, tmp_path) -> None:
    receipt = tmp_path / "r.json"
    done = run(valid_package, "listed", "Camera Maker", " DJI ", "--receipt", receipt)
    document = json.loads(receipt.read_text("utf-8"))
    assert document["asked"]["input_name"] is None
    assert document["asked"]["input_sha256"] == hashlib.sha256(b"Camera Maker\0DJI\0").hexdigest()
    assert [name["line"] for name in document["names"]] == [None, None]
    sha256 = hashlib.sha256(receipt.read_bytes()).hexdigest()
    assert done.stderr.endswith(f"wrote {receipt} (sha256 {sha256})\n")


def test_answers_are_printed_as_without_a_receipt(valid_package, tmp_path) -> None:
    asked = ("listed", "Camera Maker", "--on", DAY, "--format", "json")
    plain = run(valid_package, *asked)
    kept = run(valid_package, *asked, "--receipt", tmp_path / "r.json")
    assert (kept.stdout, kept.exit_code) == (plain.stdout, plain.exit_code)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--receipt", "r.csv"], "would hold JSON; choose a name that ends in .json"),
        (["--receipt", "there.json"], "already exists; give --overwrite to replace it"),
        (["--receipt", "s.csv", "--overwrite"], "is being read"),
        (["--receipt", "package/data/r.json"], "is part of the package itself"),
        (["--receipt", "r.json", "--format", "json", "-o", "./r.json"], "name the same file"),
        (["--with-names"], "--with-names needs --receipt."),
    ],
)
def test_it_is_guarded_like_every_output(
    valid_package, tmp_path, monkeypatch, options, message
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("s.csv").write_text(NAMES)
    Path("there.json").write_text("earlier")
    done = run(valid_package, "listed", "--file", "s.csv", *options)
    assert (done.exit_code, message in done.stderr) == (2, True), done.stderr
    assert Path("there.json").read_text() == "earlier"
    assert not Path("r.json").exists()


def test_a_run_that_fails_leaves_an_earlier_receipt_as_it_was(valid_package, tmp_path) -> None:
    receipt, file = tmp_path / "r.json", tmp_path / "s.csv"
    receipt.write_text("earlier")
    file.write_bytes(b"a\nb\n\xff\n")
    done = run(valid_package, "listed", "--file", file, "--receipt", receipt, "--overwrite")
    assert (done.exit_code, receipt.read_text()) == (2, "earlier")


def test_a_pipe_is_refused_because_it_can_be_hashed_only_once(valid_package, tmp_path) -> None:
    pipe = tmp_path / "names"
    os.mkfifo(pipe)
    done = run(valid_package, "listed", "--file", pipe, "--receipt", tmp_path / "r.json")
    assert (done.exit_code, "save the names in a file" in done.stderr) == (2, True)


def test_a_file_that_changes_meanwhile_has_no_receipt(valid_package, tmp_path, monkeypatch) -> None:
    from watchers.screening import screener

    file, receipt = tmp_path / "s.csv", tmp_path / "r.json"
    file.write_text(NAMES)
    results = screener.Screener.results

    def changing(*arguments, **named):
        file.write_text("supplier\nDJI\n")
        return results(*arguments, **named)

    monkeypatch.setattr(screener.Screener, "results", changing)
    done = run(valid_package, "listed", "--file", file, "--receipt", receipt)
    assert (done.exit_code, "was changed while it was read" in done.stderr) == (2, True)
    assert not receipt.exists()


@pytest.mark.parametrize("ending", ["csv", "json"])
@pytest.mark.parametrize("record", ["--receipt", "--since"])
def test_a_file_of_the_same_size_and_time_but_other_names_leaves_nothing_behind(
    valid_package, tmp_path, monkeypatch, record, ending
) -> None:
    from watchers.screening import screener

    earlier = make_receipt(valid_package, tmp_path / "earlier.json")
    file, out = tmp_path / "suppliers.csv", tmp_path / "out"
    out.mkdir()
    before, results = os.stat(file), screener.Screener.results

    def changing(*arguments, **named):
        file.write_bytes(NAMES.encode().swapcase())
        os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
        return results(*arguments, **named)

    monkeypatch.setattr(screener.Screener, "results", changing)
    path = earlier if record == "--since" else out / "receipt.json"
    options = ("--file", file, "--on", DAY, record, path, "-o", out / f"answers.{ending}")
    done = run(valid_package, "listed", *options)
    assert (done.exit_code, f"{file} was changed while it was read" in done.stderr) == (2, True)
    assert not list(out.iterdir())
