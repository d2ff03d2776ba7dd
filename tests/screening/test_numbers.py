"""Numbers in place of names are for review, never taken for a name that nobody has."""

from __future__ import annotations

import pytest

from support.context import only_row
from support.packages import change_rows
from support.screening import answers, asked, listed
from watchers.screening.numbers import numbers_alone

CODE = "91330000733796106P"


@pytest.mark.parametrize(
    "name",
    [
        *("000001", "0000-01", "000 001", "000001.CH", "000001 CH", "000001 CH Equity"),
        *("Stock code: 000001", "股票代码：000001", "Some A Ltd (stock code 000001)"),
    ],
)
def test_the_number_of_an_identifier_could_be_its_party(package, name):
    done = listed(package, name, "--on", "2020-01-01", "--format", "csv")
    (found,) = answers(done)
    assert (found["verdict"], found["party_id"], done.exit_code) == ("review", "camera-maker", 3)
    assert found["match_method"] == "a bare number; the same number as SZSE:000001"


@pytest.mark.parametrize(
    "name", ["4711", "002415 / 601899", "+86 571 8807", "9.13E+17", "777.CH", "DUNS 123456789"]
)
def test_any_other_number_is_no_name(package, name):
    done = listed(package, name, "--on", "2020-01-01", "--format", "csv")
    (found,) = answers(done)
    assert (found["reasons"], done.exit_code) == ("number_alone", 3)


def test_a_file_of_numbers_is_told_in_one_line(package, write_names):
    done = asked(package, write_names("4711\n4712\n4713\n"))
    assert {row["verdict"] for row in answers(done)} == {"review"}
    assert done.stderr.count("add its exchange or register") == 1
    assert "3 rows (line 1, 2, 3)" in done.stderr


@pytest.mark.parametrize("code", [f"{CODE[:-1]}X", CODE[:-1], f"{CODE[:-3]}I6P"])
def test_a_credit_code_with_a_slip_is_no_name(package, code):
    done = listed(package, code, "--on", "2020-01-01", "--format", "csv")
    (found,) = answers(done)
    assert (found["reasons"], done.exit_code) == ("number_alone", 3)


@pytest.mark.parametrize("before", ["", "USCC: ", "统一社会信用代码："])
@pytest.mark.parametrize("code", [CODE, "9133 0000 7337 9610 6P", "91330000-733796106P"])
def test_a_credit_code_is_read_in_groups(package, before, code):
    row = {"identifier_id": "camera-maker-code", "entity_id": "camera-maker", "scheme": "uscc"}
    change_rows(package, "identifiers", [row | {"value": CODE, "source_id": "trade-notice"}])
    done = listed(package, f"{before}{code}", "--on", "2020-01-01", "--format", "csv")
    assert {row["party_id"] for row in answers(done)} == {"camera-maker"}
    assert done.exit_code == 1


def test_a_number_with_a_label_is_for_review_beside_a_match(package):
    done = listed(package, "Industry Site (stock code 000001)", "--format", "csv")
    assert {row["party_id"] for row in answers(done)} == {"industry-site", "camera-maker"}
    assert done.exit_code == 3


@pytest.mark.parametrize(
    "name", ["3M Company", "7-Eleven", "58.com", "H3C", "DJI 187", "AFP-149", "SZSE:000777"]
)
def test_a_name_with_a_number_stays_a_name(package, name):
    done = listed(package, name, "--on", "2020-01-01", "--format", "csv")
    assert answers(done)[0]["verdict"] == "no_match"


def test_nothing_beside_a_number_makes_it_a_match(ask):
    found = only_row(ask("000001", "", "CN", "Hami"))
    assert (found["verdict"], found["party_id"]) == ("review", "camera-maker")


def test_a_long_cell_of_digits_and_a_letter_is_read_at_once():
    """Ten times what took minutes when the pattern could match in many ways."""
    assert not numbers_alone("1" * 200_000 + "x")
    assert numbers_alone("1" * 200_000)
