"""Cells of identifiers: all that a cell holds is asked, and what cannot be is counted."""

from __future__ import annotations

import pytest

from support.context import COLUMNS, OPTIONS, only_row
from support.packages import change_rows
from support.screening import answers, asked
from watchers.screening.context.identifiers import MAX_CHARACTERS, read_identifiers

APPLE, HIKVISION, BANK = "US0378331005", "91330000733796106P", "91110000710929498G"
DIGITS = "914403001922038216"


@pytest.fixture
def with_numbers(package):
    change_rows(
        package,
        "identifiers",
        [
            {"identifier_id": "zorv-code", "entity_id": "zorv-hami", "scheme": "uscc"}
            | {"value": DIGITS, "source_id": "trade-notice"},
            {"identifier_id": "zorv-uid", "entity_id": "zorv-hami", "scheme": "ofac_uid"}
            | {"value": "C001098", "source_id": "trade-notice"},
        ],
    )


@pytest.mark.parametrize("cell", [DIGITS, f"uscc:{DIGITS}", "ofac_uid:C001098", f"CN{DIGITS}"])
def test_an_identifier_that_says_its_register_matches(with_numbers, ask, cell):
    found = only_row(ask("Some A Ltd", cell))
    assert (found["verdict"], found["party_id"]) == ("listed", "zorv-hami")
    assert found["context"].startswith("identifier agrees")


def test_a_number_of_the_file_itself_matches_nobody_and_is_counted(with_numbers, ask):
    done = ask("Some A Ltd", "C001098")
    assert (only_row(done)["verdict"], done.exit_code) == ("no_match", 0)
    assert "identifier that cannot be looked up" in done.stderr


@pytest.mark.parametrize("between", [" ", "/", " / ", "、", "，", "；", ";", "\n", " | "])
def test_every_identifier_of_a_cell_is_asked(between):
    cell = between.join((APPLE, "SZSE:000001", HIKVISION, BANK))
    assert {one.value for one in read_identifiers(cell)} == {APPLE, "SZSE:000001", HIKVISION, BANK}


@pytest.mark.parametrize("cell", [f"{APPLE} 12345", f"{APPLE}; 12345", "91330000733796I06P"])
def test_what_is_left_of_a_cell_is_told(cell):
    assert None in read_identifiers(cell)


@pytest.mark.parametrize("cell", ["60CN0519.SS", "600CN519.SH", "60TIN0519.SS"])
def test_what_stands_within_a_number_is_no_label_of_it(cell):
    assert read_identifiers(cell) == (None,)


def test_what_stands_too_far_behind_is_told():
    assert None in read_identifiers(f"{APPLE};" * (MAX_CHARACTERS // len(APPLE)))


def test_a_ticker_without_its_zeros_does_not_differ(package, write_names):
    file = write_names(f"{';'.join(COLUMNS)}\nCamera Maker;1.SZ;;\n")
    (found,) = answers(asked(package, file, *OPTIONS))
    assert found["context"] == "identifier agrees (ticker SZSE:000001)"


@pytest.mark.parametrize("name", ["", "N/A", "-"])
def test_a_row_without_a_name_is_asked_by_its_identifier(ask, name):
    done = ask(name, "SZSE:000001")
    found = only_row(done)
    assert (found["verdict"], found["party_id"], done.exit_code) == ("listed", "camera-maker", 1)
    assert "asked by the identifier alone: 1 row (line 2)" in done.stderr


BAD_CODE = HIKVISION.replace("0", "1", 1)
"""A credit code with wrong check digits."""


@pytest.mark.parametrize("code", ["12345", "SUP-1042", BAD_CODE, f"{BANK} 12345"])
def test_a_row_without_a_name_or_a_readable_identifier_is_for_review(ask, code):
    done = ask("", code)
    found = only_row(done)
    assert (found["verdict"], found["reasons"], done.exit_code) == ("review", "number_alone", 3)
    assert "asked by the identifier alone: 1 row (line 2)" in done.stderr


@pytest.mark.parametrize("code", ["", "N/A", "-", "无"])
def test_a_row_without_a_name_or_an_identifier_is_counted(ask, code):
    done = ask("", code)
    assert only_row(done)["verdict"] == ""
    assert "without a name, so not asked: 1 row (line 2)" in done.stderr


@pytest.mark.parametrize("name", ["Nobody at All", "Camera Maker"])
def test_an_identifier_that_was_not_read_is_told_in_the_row(ask, name):
    told = "the identifier of the row could not be read"
    assert told in only_row(ask(name, BAD_CODE))["context"]
    (detailed,) = {row["context_codes"] for row in answers(ask(name, BAD_CODE, "", "", "--detail"))}
    assert detailed == "id_unread"
    for output_format in ("table", "markdown"):
        said = ask(name, BAD_CODE, "", "", "--format", output_format).stdout
        assert told in " ".join(said.split())


def test_a_number_beside_an_identifier_of_a_listed_party_is_not_counted_for_review(ask):
    done = ask("4711", "SZSE:000001")
    assert (only_row(done)["verdict"], done.exit_code) == ("listed", 1)
    assert "for review" not in done.stderr
