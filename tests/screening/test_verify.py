"""`watchers verify`: recomputes a receipt and says where it differs."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from support.packages import change_rows
from support.receipts import NAMES, OTHER_HASH, Document, change, make_receipt, put, run, verify


@pytest.fixture
def receipt(valid_package: Path, tmp_path: Path) -> Path:
    return make_receipt(valid_package, tmp_path / "r.json")


@pytest.fixture
def suppliers(receipt: Path) -> Path:
    return receipt.with_name("suppliers.csv")


def test_a_receipt_that_holds_gives_0_and_says_what_it_cannot_show(
    valid_package, receipt, suppliers
) -> None:
    done = verify(valid_package, receipt, "--input", suppliers)
    assert done.exit_code == 0
    first, second, third = done.stdout.splitlines()
    assert first == "4 names, 2 parties, 2 answers, as of 2024-01-01: the same"
    assert second.startswith("recomputed with watchers ") and "; " not in second
    assert third.startswith("a receipt cannot show who asked, or when: ")


def test_without_the_names_only_the_parties_are_verified_and_that_is_said(
    valid_package, receipt
) -> None:
    done = verify(valid_package, receipt)
    assert done.exit_code == 0
    assert done.stdout.startswith("2 parties, 2 answers, as of 2024-01-01: the same\n")
    assert (
        "not verified: which parties the 4 names match; give the file with --input" in done.stdout
    )


def test_names_in_the_receipt_are_looked_up_again(valid_package, tmp_path) -> None:
    receipt = make_receipt(valid_package, tmp_path / "r.json", "--with-names")
    done = verify(valid_package, receipt)
    assert (done.exit_code, "which parties" in done.stdout) == (0, False)
    assert "not verified: that the names are those of the file; give" in done.stdout
    change(receipt, lambda document: document["names"][1].update(name="The Daily"))
    done = verify(valid_package, receipt)
    assert done.exit_code == 1
    for said in (
        "line 3 ('The Daily'): name: the hash in the receipt is that of another name",
        "line 3 ('The Daily'): verdict: then no_match, now not_listed",
        "line 3 ('The Daily'): matches: then nobody, now daily",
    ):
        assert said in done.stdout


def test_names_given_as_arguments_are_given_again(valid_package, tmp_path) -> None:
    receipt = tmp_path / "r.json"
    run(valid_package, "listed", "Camera Maker", "DJI", "--receipt", receipt)
    assert verify(valid_package, receipt, "Camera Maker", "DJI").exit_code == 0
    done = verify(valid_package, receipt)
    assert "match; give them again after the receipt" in done.stdout
    done = verify(valid_package, receipt, "DJI", "Camera Maker")
    assert (done.exit_code, "not the names that were asked" in done.stderr) == (2, True)


def test_another_input_gives_2(valid_package, receipt, suppliers) -> None:
    suppliers.write_text(NAMES + "DJI\n")
    done = verify(valid_package, receipt, "--input", suppliers)
    assert (done.exit_code, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert f"{suppliers} is not the file that was asked: its sha256 is " in done.stderr


def test_another_record_gives_2_unless_any_will_do(valid_package, receipt, suppliers) -> None:
    removal = {"ended_on": "2023-01-01", "end_reason": "removed", "end_source_id": "trade-notice"}
    row = {"designation_id": "trade-list-camera-maker", **removal}
    change_rows(valid_package, "designations", [row])
    done = verify(valid_package, receipt, "--input", suppliers)
    assert (done.exit_code, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert "give --any-package to see what differs" in done.stderr
    done = verify(valid_package, receipt, "--input", suppliers, "--any-package")
    assert done.exit_code == 1
    assert "line 2 ('Camera Maker'): verdict: then listed, now not_listed" in done.stdout
    assert "the receipt rests on package " in done.stdout


def test_a_changed_content_hash_gives_2_and_says_that_it_was_changed(
    valid_package, receipt
) -> None:
    change(receipt, put("answered_by", "content_hash", value=OTHER_HASH))
    done = verify(valid_package, receipt)
    assert done.exit_code == 2
    assert "(changed after the receipt was written: answered_by)" in done.stderr


def test_a_receipt_of_an_older_release_is_verified_from_its_zip(
    valid_package, receipt, suppliers, tmp_path
) -> None:
    release = tmp_path / "release.zip"
    assert run(valid_package, "export", "csv", "-o", release).exit_code == 0
    receipt = make_receipt(release, tmp_path / "of-release.json")
    day = {"coverage_id": "trade-list-complete", "complete_to": "2026-01-20"}
    change_rows(valid_package, "coverage", [day])
    assert verify(valid_package, receipt, "--input", suppliers).exit_code == 2
    assert verify(release, receipt, "--input", suppliers).exit_code == 0
    done = run(valid_package, "verify", receipt, "--package", release)
    assert (done.exit_code, "Give --package once." in done.stderr) == (2, True)


def test_other_code_is_named(valid_package, receipt, monkeypatch) -> None:
    from watchers.commands import receipts

    monkeypatch.setattr(receipts, "version_of", lambda folder: "9.9.9")
    done = verify(valid_package, receipt)
    then = json.loads(receipt.read_text("utf-8"))["answered_by"]["code_version"]
    assert "recomputed with watchers 9.9.9 from package " in done.stdout
    assert f"; the receipt was written by watchers {then}" in done.stdout


def test_many_differences_are_counted(valid_package, tmp_path) -> None:
    names = "supplier\n" + "Camera Maker\n" * 120
    receipt = make_receipt(valid_package, tmp_path / "r.json", names=names)

    def changed(document: Document) -> None:
        for name in document["names"]:
            name["verdict"] = "not_listed"

    done = verify(valid_package, change(receipt, changed))
    assert "… and 21 more\n" in done.stdout
    assert "121 differences" in done.stdout


@pytest.mark.parametrize("unpacked", [False, True])
def test_receipt_of_a_checkout_holds_for_its_export(
    valid_package, tmp_path, unpacked, monkeypatch
) -> None:
    """Also between two releases, when sources were read since the last one."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1798675200")  # 2026-12-31
    change_rows(
        valid_package, "sources", [{"source_id": "trade-notice", "retrieved_on": "2026-07-01"}]
    )
    receipt = make_receipt(valid_package, tmp_path / "r.json", "--on", "2026-06-01")
    release = tmp_path / "watchers.zip"
    exported = run(valid_package, "export", "csv", "-o", release)
    assert exported.exit_code == 0, exported.output
    if unpacked:
        shutil.unpack_archive(release, tmp_path / "release")
        release = tmp_path / "release"
    done = verify(release, receipt, "--input", receipt.with_name("suppliers.csv"))
    assert (done.exit_code, done.stdout.count(": the same\n")) == (0, 1), done.output
