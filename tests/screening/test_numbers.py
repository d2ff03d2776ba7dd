"""Numbers in place of names are for review, never taken for a name that nobody has."""

from __future__ import annotations

import pytest

from support.context import only_row
from support.screening import answers, asked, listed
from watchers.screening.numbers import numbers_alone


@pytest.mark.parametrize("name", ["000001", "0000-01", "000 001", "000001.CH", "000001 CH"])
def test_the_number_of_an_identifier_could_be_its_party(package, name):
    done = listed(package, name, "--on", "2020-01-01", "--format", "csv")
    (found,) = answers(done)
    assert (found["verdict"], found["party_id"], done.exit_code) == ("review", "camera-maker", 3)
    assert found["match_method"] == "a bare number; the same number as SZSE:000001"


@pytest.mark.parametrize("name", ["4711", "002415 / 601899", "+86 571 8807", "9.13E+17", "777.CH"])
def test_any_other_number_is_no_name(package, name):
    done = listed(package, name, "--on", "2020-01-01", "--format", "csv")
    (found,) = answers(done)
    assert (found["reasons"], done.exit_code) == ("number_alone", 3)


def test_a_file_of_numbers_is_told_in_one_line(package, write_names):
    done = asked(package, write_names("4711\n4712\n4713\n"))
    assert {row["verdict"] for row in answers(done)} == {"review"}
    assert done.stderr.count("add its exchange or register") == 1
    assert "3 rows (line 1, 2, 3)" in done.stderr


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
