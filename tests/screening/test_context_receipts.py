"""Receipts of screenings in which columns were compared cover their cells."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from support.receipts import change, laid_out, make_receipt, put, run, verify
from watchers.screening.receipt_writer import Seals

NAMES = "supplier,land,code\nCamera Maker,DE,SZSE:000001\nNobody at All GmbH,CN,\n"
OPTIONS = ("--column", "supplier", "--country", "land", "--id", "code")


@pytest.fixture
def receipt(valid_package: Path, tmp_path: Path) -> Path:
    return make_receipt(valid_package, tmp_path / "r.json", *OPTIONS, names=NAMES)


def sealed_anew(receipt: Path) -> Path:
    """The receipt with the seals that its parts should have, as a forger would write it."""
    document = json.loads(receipt.read_text("utf-8"))
    seals = Seals()
    for section in ("asked", "answered_by", "names", "parties"):
        part = document[section]
        for entry in part if isinstance(part, list) else [part]:
            seals.add(section, json.dumps(entry, ensure_ascii=False).encode())
    document["seals"] = seals.by_section
    receipt.write_text(laid_out(document), "utf-8")
    return receipt


def test_it_says_which_columns_were_compared_and_what_was_found(receipt):
    document = json.loads(receipt.read_text("utf-8"))
    options = document["asked"]["options"]
    assert (options["country_column"], options["id_column"]) == ("land", "code")
    salt = document["asked"]["input_sha256"]
    first, second = document["names"]
    cells = f"{salt}SZSE:000001\0DE\0\0"
    assert first["cells_sha256"] == hashlib.sha256(cells.encode()).hexdigest()
    assert first["findings"] == ["camera-maker country_differs", "camera-maker id_agrees"]
    assert (second["findings"], "cells" in first) == ([], False)


def test_it_is_recomputed_with_the_file(valid_package, receipt):
    done = verify(valid_package, receipt, "--input", receipt.with_name("suppliers.csv"))
    assert (done.exit_code, "the same" in done.output) == (0, True)


def test_one_with_names_keeps_the_cells_and_is_recomputed_from_them(valid_package, tmp_path):
    receipt = make_receipt(
        valid_package, tmp_path / "r.json", *OPTIONS, "--with-names", names=NAMES
    )
    assert json.loads(receipt.read_text("utf-8"))["names"][0]["cells"] == ["SZSE:000001", "DE", ""]
    assert verify(valid_package, receipt).exit_code == 0


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        (
            put("names", 0, "findings", value=["camera-maker country_agrees"]),
            "compared: then camera-maker country_agrees, now",
        ),
        (put("names", 0, "cells_sha256", value="0" * 64), "cells: the hash in the receipt"),
    ],
)
def test_a_forged_finding_or_cell_is_told(valid_package, receipt, changed, said):
    sealed_anew(change(receipt, changed))
    done = verify(valid_package, receipt, "--input", receipt.with_name("suppliers.csv"))
    assert done.exit_code == 1
    assert said in done.output


@pytest.mark.parametrize(
    "changed",
    [
        put("names", 0, "findings", value="camera-maker country_agrees"),
        put("names", 0, "findings", value=["\x1b[31m"]),
        put("names", 0, "cells_sha256", value=None),
        put("names", 0, "cells", value=["a"]),
        put("asked", "options", "country_column", value=5),
        put("asked", "options", "land", value="DE"),
    ],
)
def test_a_misshapen_part_is_refused(valid_package, receipt, changed):
    done = verify(valid_package, change(receipt, changed))
    assert (done.exit_code, len(done.stderr.splitlines())) == (2, 1)


def test_a_receipt_from_before_there_were_such_columns_is_read(valid_package, tmp_path):
    receipt = make_receipt(valid_package, tmp_path / "r.json")
    document = json.loads(receipt.read_text("utf-8"))
    for option in ("id_column", "country_column", "address_column"):
        del document["asked"]["options"][option]
    receipt.write_text(laid_out(document), "utf-8")
    sealed_anew(receipt)
    done = verify(valid_package, receipt, "--input", receipt.with_name("suppliers.csv"))
    assert done.exit_code == 0, done.output


def test_since_asks_for_the_same_columns(valid_package, receipt):
    suppliers = receipt.with_name("suppliers.csv")
    again = ("listed", "--file", suppliers, "--on", "2024-01-01", "--since", receipt)
    same = run(valid_package, *again, *OPTIONS)
    assert (same.exit_code, "2 as in the receipt and not shown" in same.output) == (0, True)
    other = run(valid_package, *again, *OPTIONS[:2])
    assert other.exit_code == 2
    assert "its id_column is code, and here None" in other.output


def test_since_shows_no_rows_without_a_name(valid_package, tmp_path):
    receipt = make_receipt(valid_package, tmp_path / "r.json", names="supplier\nCamera Maker\n-\n")
    again = ("listed", "--file", receipt.with_name("suppliers.csv"), "--format", "csv")
    done = run(valid_package, *again, "--on", "2024-01-01", "--since", receipt)
    assert len(done.stdout.splitlines()) == 1
    assert "without a name, so not asked: 1 row (line 3)" in done.stderr


@pytest.mark.parametrize(
    ("findings", "said"),
    [
        (["somebody id_agrees"], "is on no party of the name"),
        (["camera-maker id_agrees"] * 2, "one of them twice"),
        (["camera-maker id_agrees", "camera-maker country_differs"], "not in order"),
    ],
)
def test_findings_that_none_could_have_are_refused_without_the_file(
    valid_package, receipt, findings, said
):
    sealed_anew(change(receipt, put("names", 0, "findings", value=findings)))
    done = verify(valid_package, receipt)
    assert (done.exit_code, said in done.output) == (2, True)


def test_a_cell_of_a_column_that_was_not_asked_is_refused(valid_package, tmp_path):
    receipt = make_receipt(
        valid_package, tmp_path / "r.json", *OPTIONS, "--with-names", names=NAMES
    )
    sealed_anew(change(receipt, put("asked", "options", "id_column", value=None)))
    done = verify(valid_package, receipt)
    assert done.exit_code == 2
    assert "cells: one is of id_column, but no such column was asked" in done.output


def test_what_a_receipt_alone_cannot_show_is_said(valid_package, receipt, tmp_path):
    without = verify(valid_package, receipt).output
    assert "match, and the cells and findings beside them; give the file with --input" in without
    named = make_receipt(valid_package, tmp_path / "n.json", *OPTIONS, "--with-names", names=NAMES)
    said = "and the cells of the columns that are said to be compared; give the file with --input"
    assert said in verify(valid_package, named).output
    file = named.with_name("suppliers.csv")
    assert "not verified" not in verify(valid_package, named, "--input", file).output


def test_where_nothing_was_found_then_it_says_nothing(valid_package, receipt):
    sealed_anew(change(receipt, put("names", 0, "findings", value=[])))
    done = verify(valid_package, receipt, "--input", receipt.with_name("suppliers.csv"))
    assert "compared: then nothing, now camera-maker country_differs" in done.output
