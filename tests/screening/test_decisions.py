"""`watchers listed --decisions`: a decided match is shown with its reason, and does not count."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from support.packages import change_rows
from support.receipts import DAY, run

HEADER = "name,party_id,decision,reason,decided_on,decided_by"
DECIDED = "Camera Maker,camera-maker,not_the_same,A shop in Wales.,2024-02-01,R. Jones"


@pytest.fixture
def decisions(tmp_path: Path):
    def write(*rows: str, header: str = HEADER, newline: str = "\n") -> Path:
        file = tmp_path / "decisions.csv"
        file.write_bytes(
            (newline.join([header, *rows]) + newline).encode("utf-8", "surrogateescape")
        )
        return file

    return write


def listed(package: Path, file: Path, *arguments: object):
    return run(package, "listed", *arguments, "--on", DAY, "--decisions", file)


def test_a_decided_match_is_shown_with_its_reason_and_does_not_count(
    valid_package, decisions
) -> None:
    done = listed(valid_package, decisions(DECIDED), "Camera Maker")
    text = " ".join(done.stdout.split())
    assert done.exit_code == 0
    assert "DECIDED not the same on 2024-02-01 by R. Jones: A shop in Wales." in text
    assert "LISTED trade-list since 2019-10-09" in text
    assert "1 name: 1 decided not to be the party" in text


def test_it_has_columns_of_its_own(valid_package, decisions) -> None:
    done = listed(valid_package, decisions(DECIDED), "Camera Maker", "The Daily", "--format", "csv")
    first, second = csv.DictReader(io.StringIO(done.stdout))
    columns = ("verdict", "answer", "decision", "decision_reason", "decided_on", "decided_by")
    assert [first[column] for column in columns] == [
        *("decided", "listed", "not_the_same", "A shop in Wales.", "2024-02-01", "R. Jones")
    ]
    assert [second[column] for column in columns[2:]] == [""] * 4
    done = listed(valid_package, decisions(DECIDED), "Camera Maker", "--format", "json")
    assert json.loads(done.stdout)["answers"][0]["decision"] == "not_the_same"


def test_the_other_matches_of_a_name_still_count(valid_package, decisions) -> None:
    change_rows(
        valid_package, "entities", [{"entity_id": "industry-site", "replaced_by": "camera-maker"}]
    )
    asked = ("Industry Site", "--format", "csv")
    file = decisions("Industry Site,industry-site,not_the_same,Another.,2024-02-01,")
    done = listed(valid_package, file, *asked)
    assert (done.exit_code, '"decided"' in done.stdout) == (1, False)
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert {(row["party_id"], row["decision"], row["verdict"]) for row in rows} == {
        ("camera-maker", "", "listed"),
        ("industry-site", "not_the_same", "listed"),
    }


@pytest.mark.parametrize("name", ["camera maker", "Camera Maker Ltd"])
def test_a_decision_is_about_one_name_letter_for_letter(valid_package, decisions, name) -> None:
    done = listed(valid_package, decisions(DECIDED), name)
    assert done.exit_code == 1
    assert "1 decision fits no match of these names and decided nothing (line 2)" in " ".join(
        done.stdout.split()
    )


def test_decided_by_is_optional_and_columns_have_no_order(valid_package, decisions) -> None:
    file = decisions(
        "camera-maker,Camera Maker,2024-02-01,not_the_same,Another.",
        header="\ufeffparty_id,name,decided_on,decision,reason",
        newline="\r\n",
    )
    done = listed(valid_package, file, "Camera Maker")
    assert (done.exit_code, "DECIDED not the same on 2024-02-01: Another." in done.stdout) == (
        0,
        True,
    )


def test_the_receipt_holds_what_was_answered_without_them(
    valid_package, decisions, tmp_path
) -> None:
    file, receipt = decisions(DECIDED), tmp_path / "r.json"
    listed(valid_package, file, "Camera Maker", "--receipt", receipt)
    assert json.loads(receipt.read_text("utf-8"))["names"][0]["verdict"] == "listed"
    done = run(valid_package, "verify", receipt, "Camera Maker")
    assert (done.exit_code, "decisions are not in the receipt" in done.stdout) == (0, True)


BAD = {
    "unknown column": (
        HEADER.replace("reason", "reasn"),
        DECIDED,
        ":1: 'reasn' is not a column of decisions; they are name, party_id, decision, reason,"
        " decided_on, decided_by. Did you mean reason?",
    ),
    "missing column": (
        "name,party_id,decision,reason",
        "a,b,not_the_same,c",
        ":1: the column decided_on is missing; add it",
    ),
    "doubled column": (HEADER + ",name", DECIDED, ":1: name appears twice; delete one of them"),
    "ragged row": (HEADER, "a,b", ":2: 2 cells where the header has 6; look for a missing"),
    "other decision": (
        HEADER,
        DECIDED.replace("not_the_same", "not_the_sam"),
        ":2: decision: 'not_the_sam' is not a decision. Did you mean not_the_same?",
    ),
    "opposite decision": (
        HEADER,
        DECIDED.replace("not_the_same", "same"),
        ":2: decision: 'same' is not a decision. Write not_the_same.",
    ),
    "no reason": (
        HEADER,
        DECIDED.replace("A shop in Wales.", " "),
        ":2: reason: is empty, but this column is required",
    ),
    "no such day": (
        HEADER,
        DECIDED.replace("2024-02-01", "2024-02-30"),
        ":2: decided_on: '2024-02-30' is not a date (YYYY-MM-DD)",
    ),
    "day in words": (
        HEADER,
        DECIDED.replace("2024-02-01", "\x1b[31m1 Feb"),
        ":2: decided_on: 'U+001B[31m1 Feb' is not a date (YYYY-MM-DD)",
    ),
    "name for an id": (
        HEADER,
        DECIDED.replace("camera-maker", "Camera Maker"),
        ":2: party_id: 'Camera Maker' is not an id; copy party_id from the answer",
    ),
    "decided twice": (
        HEADER,
        f"{DECIDED}\n{DECIDED}",
        ":3: name: 'Camera Maker' and camera-maker were decided on line 2; keep one of the two",
    ),
    "unclosed quotation mark": (HEADER, f'"{DECIDED}', ":2: not valid CSV ("),
    "not UTF-8": (HEADER, "caf\udce9", " is not UTF-8; save it again as CSV UTF-8 (byte 0xe9)"),
}


@pytest.mark.parametrize(("header", "rows", "said"), BAD.values(), ids=list(BAD))
def test_a_bad_file_is_refused_with_line_column_value_and_cure(
    valid_package, decisions, header, rows, said
) -> None:
    file = decisions(rows, header=header)
    done = listed(valid_package, file, "Camera Maker")
    assert (done.exit_code, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert done.stderr.startswith(f"Error: {file}{said}"), done.stderr


def test_a_huge_or_endless_file_is_refused(valid_package, decisions) -> None:
    file = decisions()
    with file.open("r+b") as content:
        content.truncate(1 << 40)
    assert "has more than 10,485,760 bytes; split it" in listed(valid_package, file, "x").stderr
    assert listed(valid_package, Path("/dev/zero"), "x").exit_code == 2


@pytest.mark.parametrize("form", ["csv", "table", "markdown", "html"])
def test_a_decision_does_not_count_against_the_identifier_of_the_party(
    valid_package, decisions, tmp_path, form
) -> None:
    file = tmp_path / "names.csv"
    file.write_text("name,id\nCamera Maker,SZSE:000001\n", encoding="utf-8")
    options = ("--file", file, "--column", "name", "--id", "id", "--format", form)
    done = listed(valid_package, decisions(DECIDED), *options)
    assert done.exit_code == 1
    assert "the identifier is that of the party, so the decision" in " ".join(done.stdout.split())
    assert "1 row was decided not to be the party, but" in " ".join(done.output.split())


def test_a_decision_counts_for_the_rows_whose_identifier_is_another(
    valid_package, decisions, tmp_path
) -> None:
    file = tmp_path / "names.csv"
    file.write_text("name,id\nCamera Maker,SZSE:000002\nCamera Maker,\n", encoding="utf-8")
    options = ("--file", file, "--column", "name", "--id", "id", "--format", "csv")
    done = listed(valid_package, decisions(DECIDED), *options)
    assert {row["verdict"] for row in csv.DictReader(io.StringIO(done.stdout))} == {"decided"}
    assert done.exit_code == 0


@pytest.mark.parametrize(("code", "counts"), [("SZSE:000001", "no"), ("", "yes")])
@pytest.mark.parametrize("form", ["csv", "json"])
def test_rows_say_of_a_decision_whether_it_counts(
    valid_package, decisions, tmp_path, form, code, counts
) -> None:
    file = tmp_path / "names.csv"
    file.write_text(f"name,id\nCamera Maker,{code}\n", encoding="utf-8")
    options = ("--file", file, "--column", "name", "--id", "id", "--format", form, "--detail")
    done = listed(valid_package, decisions(DECIDED), *options)
    if form == "csv":
        rows = list(csv.DictReader(io.StringIO(done.stdout)))
    else:
        rows = json.loads(done.stdout)["answers"]
    told = {(row["decision"], row["decision_reason"], row["decision_counts"]) for row in rows}
    assert told == {("not_the_same", "A shop in Wales.", counts)}
