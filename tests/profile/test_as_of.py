"""An account as of a day."""

import pytest

from support.accounts import shown, texts
from watchers.package.descriptor import read_package
from watchers.profile.account import Mark, UnknownId, account


def test_an_event_has_no_account_before_it_happened(valid_package):
    opened, _ = read_package(valid_package)
    with pytest.raises(UnknownId, match="first-listing happened on 2019-10-07, after 2019-10-06"):
        account(opened, "first-listing", day="2019-10-06")
    assert account(opened, "first-listing", day="2019-10-07").sections["What it is"]


@pytest.mark.parametrize(
    ("day", "listed"),
    [("2019-10-08", 0), ("2019-10-09", 1), ("2023-10-31", 1), ("2023-11-15", 1), ("2023-12-01", 0)],
)
def test_a_listing_is_shown_only_while_it_holds(valid_package, day, listed):
    assert len(texts(shown(valid_package, "project-company", day=day), "Listings")) == listed


def test_what_the_dates_do_not_decide_is_marked(valid_package):
    (listing,) = shown(valid_package, "project-company", day="2023-11-15").sections["Listings"]
    assert listing.marks == (Mark.UNCERTAIN,)
    (listing,) = shown(valid_package, "project-company", day="2023-10-31").sections["Listings"]
    assert listing.marks == ()


def test_offices_are_those_of_the_day(valid_package):
    assert texts(shown(valid_package, "trade-ministry", day="2020-06-01"), "Offices") == [
        "First Minister, Minister of Trade (2018-04-26 to 2021-01-20)"
    ]
    assert texts(shown(valid_package, "trade-ministry", day="2022-06-01"), "Offices") == [
        "Second Minister, Minister of Trade (since 2021)"
    ]
    assert shown(valid_package, "trade-ministry", day="2018-01-01").left_out == 2


def test_lines_from_a_later_source_are_marked(valid_package):
    (contract,) = shown(valid_package, "camera-maker", day="2018-02-01").sections["Contracts"]
    assert contract.marks == (Mark.LATER_SOURCE,)
    (contract,) = shown(valid_package, "camera-maker", day="2018-12-01").sections["Contracts"]
    assert contract.marks == ()
