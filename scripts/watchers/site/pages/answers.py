"""Cause and answer: events that bear on each other, from a report to the suit it ended in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from watchers.profile.format import words
from watchers.site.addresses import numbered
from watchers.site.edition import Edition
from watchers.site.lines import Margin, days
from watchers.site.page import Block, Page
from watchers.site.sheets import sheets
from watchers.tables.rows import Row
from watchers.text.plural import counted

PATH = "answers.html"
TITLE = "Cause and answer"
STEP_BYTES = 900


def answer_pages(edition: Edition) -> Iterator[Page]:
    """All chains of events, the longest first, on as many pages as they need."""
    blocks = [_block(edition, chain) for chain in chains(edition)]
    found = sheets(blocks)
    paths = [numbered(PATH, sheet=number) for number in range(1, len(found) + 1)]
    for number, sheet in enumerate(found, start=1):
        margin = Margin(edition)
        filled = [
            {
                "heading": block.heading,
                "key": block.key,
                "steps": _cited(block, margin),
                "count": counted(len(block.items), "event"),
            }
            for block in sheet
        ]
        context = {"chains": filled, "number": number, "paths": paths}
        headings = frozenset(block.key for block in sheet)
        yield Page(numbered(PATH, sheet=number), "answers.html", TITLE, context, headings=headings)


def chains(edition: Edition) -> list[list[Row]]:
    """The events that are linked, directly or through others, each chain by date."""
    neighbours: dict[str, set[str]] = defaultdict(set)
    for link in edition.record.tables["event_links"]:
        neighbours[link["from_event_id"]].add(link["to_event_id"])
        neighbours[link["to_event_id"]].add(link["from_event_id"])
    found, seen = [], set[str]()
    for event_id in sorted(neighbours):
        if event_id not in seen:
            ids = _reachable(event_id, neighbours)
            seen |= ids
            events = [edition.record.get("events", one) for one in ids]
            found.append(sorted(events, key=_date_and_id))
    return sorted(found, key=lambda chain: (-len(chain), _date_and_id(chain[0])))


def _reachable(start: str, neighbours: dict[str, set[str]]) -> set[str]:
    found, waiting = set[str](), [start]
    while waiting:
        event_id = waiting.pop()
        if event_id not in found:
            found.add(event_id)
            waiting += neighbours[event_id]
    return found


def _date_and_id(event: Row) -> tuple[str, str]:
    return event["occurred_on"], event["event_id"]


def _block(edition: Edition, chain: list[Row]) -> Block:
    """The chain under the name of the event that bears on most others, or they on it."""
    steps = tuple(_step(edition, event) for event in chain)
    hub = max(chain, key=lambda event: _links(edition, event["event_id"]))
    return Block(hub["event_id"], hub["title"], "chain", steps, item_bytes=STEP_BYTES)


def _links(edition: Edition, event_id: str) -> int:
    sides = ("from_event_id", "to_event_id")
    return sum(len(edition.record.where("event_links", **{side: event_id})) for side in sides)


def _step(edition: Edition, event: Row) -> dict[str, Any]:
    links = edition.record.where("event_links", from_event_id=event["event_id"])
    return {
        "date": event["occurred_on"],
        "starts": days(event["occurred_on"]),
        "event": edition.mention("events", event["event_id"]),
        "kind": words(event["kind"]),
        "bears_on": [
            (words(link["relation"]), edition.mention("events", link["to_event_id"]))
            for link in links
        ],
        "source_ids": dict.fromkeys([event["source_id"], *(link["source_id"] for link in links)]),
    }


def _cited(block: Block, margin: Margin) -> list[dict[str, Any]]:
    return [
        {**step, "cited": [margin.cite(source_id) for source_id in step["source_ids"]]}
        for step in block.items
    ]
