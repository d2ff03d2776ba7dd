"""Ways through the record: contracts by prefecture, events by date, listings by kind and list."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any

from watchers.profile.contracts import contract_in_words, contract_period, role_in_words
from watchers.profile.format import amount, words
from watchers.site.addresses import numbered
from watchers.site.edition import Edition
from watchers.site.explorer.data import node_count
from watchers.site.lines import Margin, days
from watchers.site.page import Block, Page
from watchers.site.pages.indexes import sections
from watchers.site.sheets import sheets
from watchers.tables.rows import Row
from watchers.text.plural import counted

TIMELINE = "timeline.html"
REGIONS = ("autonomous_region", "province", "country")
"""Places within which a prefecture lies."""
EVENT_BYTES = 500
NO_PLACE = "Place unknown"


def explore_pages(edition: Edition) -> Iterator[Page]:
    """The overview, and the timeline of all events on as many pages as it needs."""
    found = edition.ties
    context = {
        "tie_count": counted(len(found), "tie"),
        "node_count": node_count(found),
        "groups": _contracts_by_prefecture(edition),
        "kinds": _kinds(edition),
        "listings": _listings(edition),
        "years": sections("events", edition.record.tables["events"]),
        "timeline": TIMELINE,
    }
    yield Page("explore.html", "explore.html", "Explore", context)
    yield from _timeline(edition)


def _contracts_by_prefecture(edition: Edition) -> list[tuple[Any, list[dict[str, Any]]]]:
    margin = Margin(edition)
    groups: dict[str, list[Row]] = defaultdict(list)
    for contract in edition.record.tables["contracts"]:
        groups[_prefecture(edition, contract["place_id"])].append(contract)
    named = [
        (edition.mention("places", place_id) if place_id else NO_PLACE, contracts)
        for place_id, contracts in groups.items()
    ]
    in_order = sorted(named, key=lambda group: (group[0] == NO_PLACE, str(group[0])))
    return [
        (place, [_contract(edition, row, margin) for row in sorted(contracts, key=_awarded)])
        for place, contracts in in_order
    ]


def _prefecture(edition: Edition, place_id: str) -> str:
    """The place itself or that above it which lies directly in a region; empty if unknown."""
    seen: set[str] = set()
    while place_id and place_id not in seen:
        seen.add(place_id)
        place = edition.record.get("places", place_id)
        above = edition.record.get("places", place["parent_id"])
        if not above or above["kind"] in REGIONS:
            return place_id
        place_id = place["parent_id"]
    return place_id


def _awarded(contract: Row) -> tuple[str, str]:
    return contract["awarded_on"] or contract["started_on"], contract["contract_id"]


def _contract(edition: Edition, row: Row, margin: Margin) -> dict[str, Any]:
    parties = edition.record.where("contract_parties", contract_id=row["contract_id"])
    period = contract_period(row)
    return {
        "contract": edition.mention("contracts", row["contract_id"]),
        "worth": amount(row),
        "when": contract_in_words(edition.record, row),
        "starts": days(period.started_on),
        "ends": days(period.ended_on),
        "parties": [
            (role_in_words(edition.record, party), edition.mention("entities", party["entity_id"]))
            for party in parties
        ],
        "cited": margin.cite(row["source_id"]),
    }


def _kind_of(edition: Edition, listing: Row) -> str:
    if listing["official_id"]:
        return "person"
    return words(edition.record.get("entities", listing["entity_id"])["kind"])


def _kinds(edition: Edition) -> list[str]:
    """The kinds of parties on lists, the most frequent first."""
    rows = edition.record.tables["designations"]
    return [kind for kind, _ in Counter(_kind_of(edition, row) for row in rows).most_common()]


def _listings(edition: Edition) -> list[dict[str, Any]]:
    """How many parties of each kind are or were on each list, and how many of them no longer."""
    found = []
    for list_id in edition.answers.list_ids:
        rows = edition.record.where("designations", list_id=list_id)
        counts = Counter(_kind_of(edition, row) for row in rows)
        ended = sum(bool(row["ended_on"]) for row in rows)
        mention = edition.mention("lists", list_id)
        found.append({"list": mention, "counts": counts, "all": len(rows), "ended": ended})
    return found


def _timeline(edition: Edition) -> Iterator[Page]:
    events = sorted(edition.record.tables["events"], key=lambda row: row["occurred_on"])
    rows = tuple(_event(edition, event) for event in events)
    found = sheets([Block("events", "Events", "timeline", rows, item_bytes=EVENT_BYTES)])
    paths = [numbered(TIMELINE, sheet=number) for number in range(1, len(found) + 1)]
    for number, sheet in enumerate(found, start=1):
        margin = Margin(edition)
        items = [
            {**item, "cited": margin.cite(item["source_id"])}
            for block in sheet
            for item in block.items
        ]
        context = {"events": items, "number": number, "paths": paths}
        yield Page(numbered(TIMELINE, sheet=number), "timeline.html", "Timeline", context)


def _event(edition: Edition, row: Row) -> dict[str, Any]:
    return {
        "date": row["occurred_on"],
        "starts": days(row["occurred_on"]),
        "event": edition.mention("events", row["event_id"]),
        "kind": words(row["kind"]),
        "source_id": row["source_id"],
    }
