"""Feeds as files: they keep RFC 4287, repeat, hold no markup of the data, and are not too long."""

import json
import uuid
from dataclasses import replace
from datetime import datetime
from xml.etree import ElementTree as ET

import pytest

from support.feeds import by_key, items, titles
from support.packages import change_rows
from watchers.package.descriptor import open_package
from watchers.site.feeds.feed_files import MAX_ENTRIES, newest
from watchers.site.feeds.feeds import feeds
from watchers.site.feeds.formats import ATOM, as_atom, as_json_feed
from watchers.tables.rows import Record

NAMES = {"a": ATOM}


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
