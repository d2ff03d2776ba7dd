"""The listings in an account, and their order."""

import pytest

from support.accounts import shown, texts
from support.listings import WITHOUT_DAYS
from support.packages import ROOT, change_rows
from watchers.package.descriptor import read_package
from watchers.profile.account import account
from watchers.profile.sentence import plain
from watchers.tables.rows import Record, party_id_of

PACKAGE, _ = read_package(ROOT)


def test_party_shows_its_listing_with_dates(valid_package):
    (listing,) = shown(valid_package, "project-company").sections["Listings"]
    assert listing.line.plain == (
        'List of Parties (trade-list), as "Project Co", 1 TN 1, effective 2019-10-09,'
        " ended 2023-11 (removed)"
    )
    assert listing.line.source_id == "trade-notice"


def test_a_listing_that_rests_on_a_copy_of_the_list_leads_to_its_event(valid_package):
    (listing,) = shown(valid_package, "project-company").sections["Listings"]
    assert listing.line.details == ()
    copied = {"designation_id": "trade-list-project-company", "source_id": "industry-site"}
    change_rows(valid_package, "designations", [copied])
    (listing,) = shown(valid_package, "project-company").sections["Listings"]
    (event,) = listing.line.details
    assert (event.label, plain(event.text)) == (
        "event",
        "Ministry lists the camera maker (first-listing)",
    )


def test_a_listing_without_a_date_says_so(valid_package):
    undated = {"designation_id": "trade-list-camera-maker", **WITHOUT_DAYS}
    change_rows(valid_package, "designations", [undated])
    assert texts(shown(valid_package, "camera-maker"), "Listings") == [
        'List of Parties (trade-list), as "Camera Maker", 1 TN 1, start date unknown, no end known'
    ]


def test_listings_are_in_the_order_of_the_days_from_which_they_hold(valid_package):
    """A list may be announced first and take effect last, or hold only once it is published."""
    dates = {
        "by-announcement": {"announced_on": "2021-06-20", "published_on": "", "effective_on": ""},
        "by-publication": {
            "announced_on": "2021-06-03",
            "published_on": "2021-06-28",
            "effective_on": "",
        },
        "by-effect": {
            "announced_on": "2021-06-01",
            "published_on": "2021-06-02",
            "effective_on": "2021-07-01",
        },
        "by-nothing": WITHOUT_DAYS,
    }
    common = {
        "list_id": "trade-list",
        "entity_id": "daily",
        "grounds_kind": "xinjiang_human_rights",
        "source_id": "trade-notice",
    }
    rows = [
        {**common, **cells, "designation_id": name, "name_as_listed": name}
        for name, cells in dates.items()
    ]
    change_rows(valid_package, "designations", rows)
    names = [text.split('"')[1] for text in texts(shown(valid_package, "daily"), "Listings")]
    assert names == ["by-nothing", "by-announcement", "by-publication", "by-effect"]


def listed_once_published():
    """Parties of the record with a listing that took effect only after it was announced."""
    return sorted(
        {
            party_id_of(row)
            for row in Record(PACKAGE).tables["designations"]
            if row["announced_on"] and not row["effective_on"]
            if row["published_on"] > row["announced_on"]
        }
    )


@pytest.mark.parametrize("party_id", listed_once_published())
def test_listings_of_the_record_are_in_that_order_too(party_id):
    lines = account(PACKAGE, party_id).sections["Listings"]
    starts = [marked.line.period.started_on for marked in lines]
    assert starts == sorted(starts)
