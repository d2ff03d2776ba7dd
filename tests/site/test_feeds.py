"""Feeds: replayed, they give the present state; they repeat; they keep RFC 4287."""

import json
import uuid
from dataclasses import replace
from datetime import datetime
from xml.etree import ElementTree as ET

import pytest

from support.packages import change_rows
from watchers.answers.list_status import Standing
from watchers.answers.listings import Listings
from watchers.answers.reasons import ReasonKind
from watchers.package.descriptor import open_package
from watchers.site.feeds.feed_files import MAX_ENTRIES, newest
from watchers.site.feeds.feeds import feeds
from watchers.site.feeds.formats import ATOM, as_atom, as_json_feed
from watchers.tables.rows import Record

NAMES = {"a": ATOM}
PARTIAL_EVENT = {"event_id": "first-listing", "occurred_on": "2019"}


def by_key(record, **options):
    return {feed.key: feed for feed in feeds(record, **options)}


def items(feed, **options):
    """The items as a reader has them, in the order of what happened."""
    return json.loads(as_json_feed(feed, **options))["items"][::-1]


def titles(feed):
    return [item["title"] for item in items(feed)]


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


def test_ids_are_unique_and_the_same_at_every_address(whole_record):
    feed = by_key(whole_record)["record"]
    ids = [item["id"] for item in items(feed)]
    elsewhere = items(feed, address=lambda about: f"https://example.org/{about[1]}")
    assert ids == [item["id"] for item in elsewhere]
    assert len(set(ids)) == len(ids)
    assert all(uuid.UUID(row_id).version == 5 for row_id in ids)


def test_feeds_are_the_same_bytes_again(record, valid_package):
    again = Record(open_package(valid_package))
    for feed, other in zip(feeds(record), feeds(again), strict=True):
        assert as_atom(feed) == as_atom(other)
        assert as_json_feed(feed) == as_json_feed(other)


def test_atom_keeps_the_rules_of_rfc_4287(whole_record):
    for feed in feeds(whole_record):
        root = ET.fromstring(as_atom(feed))
        assert root.tag == f"{{{ATOM}}}feed"
        assert root.findtext("a:author/a:name", namespaces=NAMES)
        assert root.findtext("a:updated", namespaces=NAMES) == whole_record.package.created_at
        entries = root.findall("a:entry", NAMES)
        assert len(entries) == len(feed.entries)
        for element in (root, *entries):
            for required in ("id", "title", "updated"):
                assert len(element.findall(f"a:{required}", NAMES)) == 1
                assert element.findtext(f"a:{required}", namespaces=NAMES)
            assert element.findtext("a:id", namespaces=NAMES).startswith("urn:uuid:")
            moment = datetime.fromisoformat(element.findtext("a:updated", namespaces=NAMES))
            assert moment.utcoffset() is not None
        # An entry without a link to its page has to carry its content (section 4.1.2).
        assert all(entry.findtext("a:content", namespaces=NAMES) for entry in entries)
        assert not root.findall(".//a:link", NAMES)


def test_links_are_there_once_there_are_addresses(record):
    feed = by_key(record)["lists/trade-list"]
    own = "https://example.org/lists/trade-list.atom"
    atom = as_atom(feed, address=lambda about: f"https://example.org/{about[1]}", own_address=own)
    root = ET.fromstring(atom)
    links = {link.get("rel"): link.get("href") for link in root.findall("a:link", NAMES)}
    assert links == {"self": own, "alternate": "https://example.org/trade-list"}
    assert len(root.findall("a:entry/a:link", NAMES)) == len(feed.entries)


@pytest.mark.parametrize("address", ["javascript:alert(1)", "http://example.org/"])
def test_no_link_leads_where_a_page_may_not_link_to(record, address):
    feed = by_key(record)["record"]
    atom = as_atom(feed, address=lambda about: address, own_address=address).decode()
    assert address not in atom
    assert address not in as_json_feed(feed, address=lambda about: address).decode()


def test_text_cannot_become_markup_or_a_control_character(valid_package):
    hostile = {"title": "<script>&\u202e\ufffe]]>", "summary": "An escape \u009b and </content>."}
    change_rows(valid_package, "events", [{"event_id": "first-listing", **hostile}])
    feed = by_key(Record(open_package(valid_package)))["record"]
    atom = as_atom(feed).decode()
    texts = [element.text or "" for element in ET.fromstring(atom).iter()]
    assert "<script>&U+202EU+FFFE]]>" in texts
    assert not any(character in atom for character in "\u202e\ufffe\u009b")
    assert "<script>&U+202EU+FFFE]]>" in titles(feed)


def test_a_feed_that_is_cut_keeps_what_is_new_and_says_how_much_it_leaves_out(record):
    [first, *_] = feeds(record)
    old, new = (replace(first.entries[0], is_new=is_new) for is_new in (False, True))
    entries = [
        replace(new if number == 3 else old, title=f"Entry {number}", step=f"step {number}")
        for number in range(MAX_ENTRIES + 20)
    ]
    cut = newest(replace(first, entries=tuple(entries)))
    kept = [int(entry.title.removeprefix("Entry ")) for entry in cut.entries]
    assert kept == [3, *range(21, MAX_ENTRIES + 20)]
    told = "20 older entries left out: see the site."
    assert ET.fromstring(as_atom(cut)).findtext("a:subtitle", namespaces=NAMES) == told
    assert json.loads(as_json_feed(cut))["description"] == told


def test_a_feed_leaves_out_nothing_that_is_new(record):
    [first, *_] = feeds(record)
    entries = tuple(
        replace(first.entries[0], is_new=True, step=f"step {number}")
        for number in range(MAX_ENTRIES + 20)
    )
    assert newest(replace(first, entries=entries)).entries == entries
    assert "description" not in json.loads(as_json_feed(newest(first)))
