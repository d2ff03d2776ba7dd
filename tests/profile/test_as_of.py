"""An account as of a day."""

import csv

import pytest

from support.accounts import shown, texts
from support.packages import change_rows
from watchers.package.descriptor import read_package
from watchers.profile.account import Mark, account
from watchers.profile.resolve import UnknownId


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
        "First Minister (first-minister), Minister of Trade (since 2018-04-26)"
    ]
    assert texts(shown(valid_package, "trade-ministry", day="2022-06-01"), "Offices") == [
        "Second Minister (second-minister), Minister of Trade (since 2021)"
    ]
    assert shown(valid_package, "trade-ministry", day="2018-01-01").left_out == 2


def test_lines_from_a_later_source_are_marked(valid_package):
    (contract,) = shown(valid_package, "camera-maker", day="2018-02-01").sections["Contracts"]
    assert contract.marks == (Mark.LATER_SOURCE,)
    (contract,) = shown(valid_package, "camera-maker", day="2018-12-01").sections["Contracts"]
    assert contract.marks == ()


def test_an_end_after_the_day_is_not_told(valid_package):
    (contract,) = texts(shown(valid_package, "camera-maker", day="2020-01-01"), "Contracts")
    assert contract.endswith("planned to end 2038, no end known")
    (listing,) = texts(shown(valid_package, "project-company", day="2020-01-01"), "Listings")
    assert listing.endswith("effective 2019-10-09, no end known")


def test_an_award_does_not_say_that_the_contract_went_on(valid_package):
    (contract,) = texts(shown(valid_package, "project-company"), "Contracts")
    assert contract.endswith("awarded 2018, no end known")


def test_the_document_of_an_end_stands_beneath_it(valid_package):
    (marked,) = shown(valid_package, "camera-maker").sections["Contracts"]
    (detail,) = marked.line.details
    assert (detail.label, detail.text[0].row_id) == ("its end", "industry-site")


SEEN = {
    "designation_id": "trade-list-daily",
    "list_id": "trade-list",
    "entity_id": "daily",
    "name_as_listed": "The Daily",
    "grounds_kind": "other",
    "source_id": "trade-notice",
    "began_on": "2019-10-09",
    "began_by": "source_id",
}


@pytest.mark.parametrize(("day", "marks"), [("2018-12-31", True), ("2019-10-09", False)])
def test_a_listing_that_was_only_seen_is_uncertain_before(valid_package, day, marks):
    """Nobody knows since when: it is neither left out nor told as begun."""
    change_rows(valid_package, "designations", [SEEN])
    (listing,) = shown(valid_package, "daily", day=day).sections["Listings"]
    assert (Mark.UNCERTAIN in listing.marks) == marks
    assert listing.line.period.started_on == ""


def test_a_listing_that_was_only_seen_says_so_where_the_party_stands(valid_package):
    change_rows(valid_package, "designations", [SEEN])
    (standing, *_) = texts(shown(valid_package, "daily", day="2020-01-01"), "Where it stands")
    assert "since 2019-10-09 (or earlier: the date of its document)" in standing


def test_an_owned_party_that_is_not_covered_names_owner_rule_and_its_own_check(valid_package):
    told = texts(shown(valid_package, "project-company", day="2024-06-01"), "Where it stands")
    (line,) = (text for text in told if text.startswith("NOT COVERED"))
    assert "held by Camera Maker Co., Ltd. (camera-maker) (89.99 %)" in line
    assert line.endswith("itself not listed (removed 2023-11)")


def test_how_far_a_list_was_checked_is_told_beside_the_older_day(valid_package):
    change_rows(valid_package, "coverage", [limited(valid_package)])
    (line,) = texts(shown(valid_package, "daily", day="2026-01-31"), "Where it stands")
    assert "checked for Xinjiang grounds only: trade-list (2026-01-15)" in line


def limited(package):
    with (package / "data" / "coverage.csv").open(encoding="utf-8", newline="") as lines:
        (row,) = (row for row in csv.DictReader(lines) if row["list_id"] == "trade-list")
    return {"coverage_id": row["coverage_id"], "extent": "xinjiang_grounds"}
