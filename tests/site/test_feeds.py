"""Feeds tell what happened by day: replayed, they give the present state."""

from support.feeds import by_key, items, titles
from support.packages import change_rows
from watchers.answers.list_status import Standing
from watchers.answers.listings import Listings
from watchers.answers.reasons import ReasonKind
from watchers.package.descriptor import open_package
from watchers.tables.rows import Record

PARTIAL_EVENT = {"event_id": "first-listing", "occurred_on": "2019"}


def replayed(feed):
    """Who is listed, and who perhaps is, for a reader who has read all of the feed."""
    listed, doubtful = {}, {}
    for item in items(feed):
        own = item["_watchers"]
        if own["step"] in ("listing began", "listing seen"):
            listed[own["row_id"]] = own["party_id"]
        elif own["step"] == "listing ended":
            assert own["row_id"] in listed | doubtful
            listed.pop(own["row_id"], None)
            doubtful.pop(own["row_id"], None)
        elif own["step"] == "removals unseen":
            doubtful |= listed
            listed = {}
    return set(listed.values()), set(doubtful.values()) - set(listed.values())


def present_state(record, list_id):
    """Who is listed, and who perhaps is: parties were removed, and no source says which."""
    listings, day = Listings(record), record.package.created
    listed, doubtful = set(), set()
    for party in (*record.by_id["entities"], *record.by_id["officials"]):
        status = listings.status_on(party, list_id, day=day)
        if status.standing is Standing.LISTED:
            listed.add(party)
        elif any(reason.kind is ReasonKind.SOME_REMOVED for reason in status.reasons):
            doubtful.add(party)
    return listed, doubtful


def test_replaying_the_feed_of_each_list_gives_who_is_on_it(whole_record):
    found = by_key(whole_record)
    assert whole_record.by_id["lists"]
    for list_id in whole_record.by_id["lists"]:
        assert replayed(found[f"lists/{list_id}"]) == present_state(whole_record, list_id), list_id


def test_a_party_that_may_have_been_removed_is_told_so_in_its_feed(whole_record):
    removals = [
        row for row in whole_record.tables["coverage"] if row["extent"] == "removals_unseen"
    ]
    found = by_key(whole_record)
    assert removals
    for row in removals:
        _, doubtful = replayed(found[f"lists/{row['list_id']}"])
        name = whole_record.name("lists", row["list_id"])
        for party in doubtful:
            assert f"Some parties removed, not known which: {name}" in titles(
                found[f"parties/{party}"]
            )


def test_an_end_that_may_come_before_its_beginning_still_follows_it(valid_package):
    dates = {"published_on": "", "effective_on": "2019", "ended_on": "2019-06-01"}
    change_rows(
        valid_package, "designations", [{"designation_id": "trade-list-project-company", **dates}]
    )
    feed = by_key(Record(open_package(valid_package)))["lists/trade-list"]
    assert replayed(feed) == ({"camera-maker"}, set())


def test_a_listing_that_is_still_to_begin_is_only_announced(valid_package):
    row = {"designation_id": "trade-list-camera-maker", "announced_on": "2026-01-15"}
    later = {"published_on": "2026-01-20", "effective_on": "2026-03-01"}
    change_rows(valid_package, "designations", [{**row, **later}])
    feed = by_key(Record(open_package(valid_package)))["lists/trade-list"]
    assert "Listing announced: Camera Maker Co., Ltd., List of Parties" in titles(feed)
    assert replayed(feed) == (set(), set())


def test_record_tells_listings_contracts_and_events_by_day(record):
    assert titles(by_key(record)["record"]) == [
        "Contract tendered: North County social control system",
        "Contract awarded: North County social control system",
        "Contract begun: North County social control system",
        "The Daily reports the contract",
        "Contract awarded: North County upkeep",
        "Ministry lists the camera maker",
        "Listing announced: Camera Maker Co., Ltd., List of Parties",
        "Listed: Camera Maker Co., Ltd., List of Parties",
        "Listed: Project Company Ltd., List of Parties",
        "No longer listed: Project Company Ltd., List of Parties",
        "Contract ended: North County social control system",
    ]


def test_a_listed_party_has_a_feed_of_what_concerns_it_and_no_other_has(record):
    found = by_key(record)
    assert set(found) == {
        *("record", "lists/trade-list", "parties/camera-maker", "parties/project-company")
    }
    assert titles(found["parties/project-company"]) == [
        "Contract awarded: North County upkeep",
        "Ministry lists the camera maker",
        "Listed: Project Company Ltd., List of Parties",
        "No longer listed: Project Company Ltd., List of Parties",
    ]


def test_a_partial_date_is_ordered_by_its_last_day_and_told_as_it_is(valid_package):
    change_rows(valid_package, "events", [PARTIAL_EVENT])
    feed = by_key(Record(open_package(valid_package)))["record"]
    item = next(one for one in items(feed) if one["_watchers"]["row_id"] == "first-listing")
    assert item["date_published"] == "2019-12-31T00:00:00Z"
    assert item["_watchers"]["date"] == "2019"
    assert "some day in the year 2019" in item["content_text"]


def test_no_entry_is_dated_after_the_release(whole_record):
    feed = by_key(whole_record)["record"]
    assert max(entry.day for entry in feed.entries) <= whole_record.package.created
