"""Feeds with an older release: what we changed is kept apart from what happened."""

import json

import pytest

from support.packages import change_rows, make_package
from watchers.package.descriptor import open_package
from watchers.site.feeds.feeds import feeds
from watchers.site.feeds.formats import as_json_feed
from watchers.tables.rows import Record

NEW_EVENT = {
    "event_id": "second-listing",
    "title": "Ministry lists another",
    "kind": "listing",
    "occurred_on": "2020-05-01",
    "summary": "The ministry listed another party.",
    "source_id": "trade-notice",
}


@pytest.fixture
def items_since(tmp_path, valid_package):
    """The items of the feed `key` of the package, compared with the valid package."""

    older = Record(open_package(make_package(tmp_path / "older")))

    def items(key="record"):
        record = Record(open_package(valid_package))
        feed = next(feed for feed in feeds(record, older=older) if feed.key == key)
        return json.loads(as_json_feed(feed))["items"]

    return items


def of(items, category):
    return [item for item in items if item["_watchers"]["category"] == category]


def test_without_changes_nothing_is_corrected_or_new(items_since):
    items = items_since()
    assert not of(items, "correction")
    assert all(item["date_modified"] == item["date_published"] for item in items)


def test_a_corrected_cell_is_told_with_both_values_where_it_concerns(valid_package, items_since):
    row = {"contract_id": "north-county-upkeep", "title": "North County service"}
    change_rows(valid_package, "contracts", [row])
    ours = of(items_since("parties/project-company"), "correction")
    assert [item["title"] for item in ours] == [
        "Corrected by us: North County service (contracts north-county-upkeep)"
    ]
    assert "title: was “North County upkeep”, is “North County service”." in ours[0]["content_text"]
    assert ours[0]["date_modified"] == "2026-01-31T00:00:00Z"
    assert not of(items_since("parties/camera-maker"), "correction")


def test_an_end_that_became_known_is_of_the_world(valid_package, items_since):
    end = {"ended_on": "2025-02-03", "end_reason": "removed", "end_source_id": "trade-notice"}
    change_rows(
        valid_package, "designations", [{"designation_id": "trade-list-camera-maker", **end}]
    )
    items = items_since("lists/trade-list")
    assert not of(items, "correction")
    ended = next(item for item in items if item["title"].startswith("No longer listed: Camera"))
    assert ended["date_published"] == "2025-02-03T00:00:00Z"
    assert ended["date_modified"] == "2026-01-31T00:00:00Z"


def test_a_row_that_is_new_in_the_record_is_of_the_world_and_updated_now(
    valid_package, items_since
):
    change_rows(valid_package, "events", [NEW_EVENT])
    items = items_since()
    new = next(item for item in items if item["title"] == NEW_EVENT["title"])
    assert new["_watchers"]["category"] == "world"
    assert new["date_published"] == "2020-05-01T00:00:00Z"
    assert new["date_modified"] == "2026-01-31T00:00:00Z"


def test_a_release_says_in_sum_what_changed(valid_package, items_since):
    change_rows(valid_package, "events", [NEW_EVENT])
    [release] = of(items_since(), "correction")
    assert release["title"].startswith("Release ")
    assert "1 row added" in release["content_text"]


def test_a_withdrawn_row_is_told_with_what_it_said(valid_package, items_since):
    file = valid_package / "data" / "event_parties.csv"
    lines = file.read_text("utf-8").splitlines(keepends=True)
    file.write_text("".join(lines[:1] + lines[2:]), "utf-8")
    withdrawn = [item for item in items_since() if item["_watchers"]["step"] == "withdrawn"]
    assert [item["title"] for item in withdrawn] == [
        "Withdrawn by us: event_parties daily-report-published-publisher"
    ]
    assert "role: publisher" in withdrawn[0]["content_text"]
