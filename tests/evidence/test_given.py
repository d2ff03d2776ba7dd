"""A value that a claim gives agrees with a cell that is less or more precise, and no other."""

import pytest

from watchers.evidence.given import agrees, is_date, within_period


@pytest.mark.parametrize(
    ("given", "cell", "hedge", "expected"),
    [
        ("1850000000", "1850000000.0", "", True),
        ("100", "92.8", "", True),
        ("25850000", "25852345", "", True),
        ("260", "268", "more than | according to", True),
        ("260", "268", "", False),
        ("18500000000", "1850000000", "about", False),
        ("275000000", "1850000000", "at least", False),
    ],
)
def test_a_number_agrees_rounded_or_hedged(given, cell, hedge, expected):
    assert agrees(given, cell, hedge=hedge) is expected


@pytest.mark.parametrize(
    ("given", "cell", "expected"),
    [
        ("2019-03", "2017/2019-03", True),
        ("2017/2019", "2017/2019-03", True),
        ("2018", "2017/2019-03", False),
        ("2017/2018", "2017/2019-03", False),
    ],
)
def test_a_period_agrees_with_its_ends(given, cell, expected):
    assert within_period(given, cell) is expected


def test_a_date_must_exist():
    assert is_date("2020-02-29")
    assert not is_date("2021-02-29")
    assert not is_date("still listed")
