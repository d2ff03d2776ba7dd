"""`watchers listed --since`: only what changed since a receipt of the same names."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from support.packages import change_rows
from support.receipts import DAY, NAMES, change, make_receipt, run, verify

REMOVED = {
    "designation_id": "trade-list-camera-maker",
    "ended_on": "2023-01-01",
    "end_reason": "removed",
    "end_source_id": "trade-notice",
}


@pytest.fixture
def receipt(valid_package: Path, tmp_path: Path) -> Path:
    return make_receipt(valid_package, tmp_path / "r.json")


def since(package: Path, receipt: Path, *options: object, day: str = DAY):
    suppliers = receipt.with_name("suppliers.csv")
    return run(package, "listed", "--file", suppliers, "--on", day, "--since", receipt, *options)


def test_nothing_is_shown_and_nothing_found_if_nothing_changed(valid_package, receipt) -> None:
    done = since(valid_package, receipt)
    text = " ".join(done.stdout.split())
    assert done.exit_code == 0
    assert "Camera Maker" not in text
    assert "4 names: 4 as in the receipt and not shown" in text
    assert "0 names differ from r.json (package " in text and "as of 2024-01-01)" in text


def test_a_changed_answer_is_shown_then_and_now(valid_package, receipt) -> None:
    change_rows(valid_package, "designations", [REMOVED])
    done = since(valid_package, receipt, "--format", "csv", "--detail")
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert [(row["line"], row["answer"]) for row in rows][:2] == [
        ("2", "not_listed"),
        ("4", "not_listed"),
    ]
    assert "line 2 ('Camera Maker'): verdict: then listed, now not_listed" in done.stderr
    assert done.stderr.count("camera-maker: trade-list: then listed, now not_listed") == 1
    assert "3 names differ from r.json" in done.stderr


def test_what_is_shown_decides_the_status(valid_package, receipt) -> None:
    assert since(valid_package, receipt, day="2020-01-01").exit_code == 1
    row = {"designation_id": "trade-list-daily", "list_id": "trade-list", "entity_id": "daily"}
    basis = {
        "effective_on": "2020-01-01",
        "published_on": "2020-01-01",
        "source_id": "trade-notice",
    }
    change_rows(valid_package, "designations", [row | basis])
    assert since(valid_package, receipt).exit_code == 0


def test_a_party_that_a_name_newly_matches_is_a_change(valid_package, receipt) -> None:
    name = {"entity_id": "daily", "name": "Nobody at All GmbH"}
    change_rows(valid_package, "entities", [name])
    done = since(valid_package, receipt)
    text = " ".join(done.stdout.split())
    assert "line 3 ('Nobody at All GmbH'): matches: then nobody, now daily" in text
    assert "3 as in the receipt and not shown" in text


def test_the_new_receipt_holds_all_names(valid_package, receipt, tmp_path) -> None:
    newer = tmp_path / "newer.json"
    since(valid_package, receipt, "--receipt", newer)
    assert newer.read_bytes() == receipt.read_bytes()
    assert verify(valid_package, newer).exit_code == 0


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--owned-from", "40"], "its owned_from is None, and here 40.0"),
        (["--column", "supplier"], "its column is None, and here supplier"),
    ],
)
def test_a_receipt_of_another_question_is_refused(valid_package, receipt, options, message) -> None:
    done = since(valid_package, receipt, *options)
    assert (done.exit_code, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert message in done.stderr


def test_a_receipt_of_another_input_is_refused(valid_package, receipt) -> None:
    receipt.with_name("suppliers.csv").write_text(NAMES + "DJI\n")
    done = since(valid_package, receipt)
    assert (done.exit_code, "its input_sha256 is " in done.stderr) == (2, True)


def test_a_receipt_that_was_changed_is_refused(valid_package, receipt) -> None:
    change(receipt, lambda document: document["names"][0].update(verdict="not_listed"))
    done = since(valid_package, receipt)
    assert (done.exit_code, done.stdout) == (2, "")
    assert f"{receipt}: names: was changed after the receipt was written" in done.stderr


def test_a_receipt_of_more_or_fewer_names_is_refused(valid_package, receipt, monkeypatch) -> None:
    from watchers.screening.names_file import NameFile

    blocks = NameFile.blocks
    monkeypatch.setattr(
        NameFile, "blocks", lambda *asked: ([*block[:3]] for block in blocks(*asked))
    )
    done = since(valid_package, receipt)
    assert (done.exit_code, "also holds line 5, which was not" in done.stderr) == (2, True)
    monkeypatch.setattr(
        NameFile, "blocks", lambda *asked: ([*block[1:]] for block in blocks(*asked))
    )
    done = since(valid_package, receipt)
    assert (done.exit_code, "does not hold line 3 ('Nobody at All" in done.stderr) == (2, True)


def test_a_receipt_is_not_replaced_by_the_answers(valid_package, receipt) -> None:
    done = since(valid_package, receipt, "--receipt", receipt, "--overwrite")
    assert (done.exit_code, "is being read" in done.stderr) == (2, True)


def test_a_decision_that_was_withdrawn_lets_the_name_count_again(valid_package, tmp_path) -> None:
    decisions = tmp_path / "decisions.csv"
    decisions.write_text(
        "name,party_id,decision,reason,decided_on\nCamera Maker,camera-maker,not_the_same,"
        "Another firm,2024-01-01\n"
    )
    receipt = make_receipt(valid_package, tmp_path / "r.json", "--decisions", decisions)
    done = since(valid_package, receipt)
    assert "Camera Maker" in done.stdout
    assert done.exit_code == 1


def test_notes_do_not_tell_of_names_that_are_not_shown(valid_package, tmp_path) -> None:
    file, receipt = tmp_path / "suppliers.csv", tmp_path / "numbers.json"
    file.write_text("name\n4711\n\N{REPLACEMENT CHARACTER}\N{REPLACEMENT CHARACTER}\n", "utf-8")
    asked = ("listed", "--file", file, "--on", DAY)
    assert "for review, as a number alone" in run(
        valid_package, *asked, "--receipt", receipt
    ).stdout.replace("\n", " ")
    done = since(valid_package, receipt)
    assert "2 names: 2 as in the receipt and not shown" in " ".join(done.stdout.split())
    assert "for review" not in done.stdout
