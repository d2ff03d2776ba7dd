"""The start of the next holder of a single seat bounds a term whose end is unknown."""

import pytest

from support.accounts import shown, texts
from support.packages import change_rows

FIRST = "First Minister (first-minister), Minister of Trade"
SECOND = "Second Minister (second-minister), Minister of Trade"


def with_terms(package, *, first, second, seat="minister"):
    """The two ministers of the small package with these starts and ends."""
    for key, (started_on, ended_on) in {"first": first, "second": second}.items():
        cells = {"started_on": started_on, "ended_on": ended_on, "seat": seat}
        change_rows(package, "positions", [{"position_id": f"{key}-minister-minister", **cells}])


def offices(package, day=""):
    """The lines on the holders, each with its marks."""
    lines = shown(package, "trade-ministry", day=day).sections.get("Offices", [])
    return {line.line.plain: bool(line.marks) for line in lines}


@pytest.mark.parametrize("end", ["", "2021"])
def test_who_has_a_successor_holds_the_seat_no_more(valid_package, end):
    with_terms(valid_package, first=("2018", end), second=("2021-03-03", ""))
    assert offices(valid_package, day="2020-06-01") == {f"{FIRST} (since 2018)": False}
    assert offices(valid_package, day="2021-06-01") == {f"{SECOND} (since 2021-03-03)": False}


def test_without_a_day_the_bound_is_told(valid_package):
    with_terms(valid_package, first=("2018", ""), second=("2021-03-03", ""))
    assert texts(shown(valid_package, "first-minister"), "Offices") == [
        "Minister of Trade, Ministry of Trade (trade-ministry) (2018 to 2021-03-03 at the latest)"
    ]


def test_in_the_year_in_which_the_next_holder_began_it_is_unknown(valid_package):
    with_terms(valid_package, first=("2018", ""), second=("2021", ""))
    marks = offices(valid_package, day="2021-06-01")
    assert marks[f"{FIRST} (2018 to 2021 at the latest)"]


@pytest.mark.parametrize(
    ("first", "seat"),
    [(("2018", ""), ""), (("", ""), "minister"), (("2021-03-03", ""), "minister")],
)
def test_nothing_bounds_other_terms(valid_package, first, seat):
    with_terms(valid_package, first=first, second=("2021-03-03", ""), seat=seat)
    assert any(line.startswith(FIRST) for line in offices(valid_package, day="2022-06-01"))
