"""Entries on listings: announced, begun, seen on a list, ended."""

from __future__ import annotations

from collections.abc import Iterator

from watchers.answers.list_coverage import Extent
from watchers.profile.format import joined
from watchers.site.feeds.entries import (
    Category,
    Entry,
    Key,
    Step,
    end_reason,
    last_day_of,
    text_of,
    when,
)
from watchers.tables.listing_began import SEEN, began
from watchers.tables.rows import Record, Row, party_id_of

TITLES = {
    Step.ANNOUNCED: "Listing announced",
    Step.BEGUN: "Listed",
    Step.SEEN: "Seen on the list",
    Step.ENDED: "No longer listed",
}
BASES = {
    SEEN: "A document shows the party on the list by then; when it was put there is not known.",
    "announced_on": "This is the day of the announcement.",
    "published_on": "This is the day of publication; none is known on which it took effect.",
}
"""What the day of a listing is, where it is not the day on which it took effect."""


def listings(record: Record) -> Iterator[Entry]:
    """The steps of all listings, and the removals of parties that the source does not name."""
    for row in record.tables["designations"]:
        yield from _listing(record, row)
    for row in record.tables["coverage"]:
        if row["extent"] == Extent.REMOVALS_UNSEEN:
            yield _removals(record, row)


def _listing(record: Record, row: Row) -> Iterator[Entry]:
    released = record.package.created
    start, column = _begun(record, row)
    steps = [(Step.SEEN if column == SEEN else Step.BEGUN, column, start)]
    if row["announced_on"] and row["announced_on"] != start:
        steps.append((Step.ANNOUNCED, "announced_on", row["announced_on"]))
    # A listing had begun before it ended, also where its partial date could mean a later day.
    end = last_day_of(row["ended_on"], latest=released)
    if row["ended_on"]:
        steps.append((Step.ENDED, "ended_on", row["ended_on"]))
    for step, name, date in steps:
        yield _listing_step(record, row, step, column=name, date=date, latest=end)


def _listing_step(
    record: Record, row: Row, step: Step, *, column: str, date: str, latest: str
) -> Entry:
    party = _party(row)
    name = joined([row["name_as_listed"], row["statute"], row["citation"]], separator=", ")
    is_end = step is Step.ENDED
    return Entry(
        category=Category.WORLD,
        step=step,
        about=("designations", row["designation_id"]),
        column=column,
        title=f"{TITLES[step]}: {record.party(row)}, {record.name('lists', row['list_id'])}",
        text=text_of(
            record,
            when(date),
            "" if step is Step.ANNOUNCED else BASES.get(column, ""),
            f"Listed as: {name}.",
            end_reason(row) if is_end else row["grounds"],
            source_id=row["end_source_id" if is_end else "source_id"],
        ),
        date=date,
        day=last_day_of(date, latest=latest),
        concerns=frozenset({party, ("lists", row["list_id"])}),
        party=party,
    )


def _begun(record: Record, row: Row) -> tuple[str, str]:
    """From when a listing holds, and the column that says so; if none does, its document does."""
    seen_on = record.get("sources", row["source_id"])["published_on"]
    start, column = began(row, seen_on=seen_on)
    return start, column or SEEN


def _removals(record: Record, row: Row) -> Entry:
    date, list_id = row["complete_from"], row["list_id"]
    doubtful = (
        _party(listing)
        for listing in record.where("designations", list_id=list_id)
        if not listing["ended_on"] and _begun(record, listing)[0] < date
    )
    return Entry(
        category=Category.WORLD,
        step=Step.REMOVALS,
        about=("coverage", row["coverage_id"]),
        column="complete_from",
        title=f"Some parties removed, not known which: {record.name('lists', list_id)}",
        text=text_of(
            record,
            when(date),
            "Whether a party that was listed before is still on the list is not known.",
            row["note"],
            source_id=row["source_id"],
        ),
        date=date,
        day=last_day_of(date, latest=record.package.created),
        concerns=frozenset({*doubtful, ("lists", list_id)}),
    )


def _party(row: Row) -> Key:
    return "entities" if row["entity_id"] else "officials", party_id_of(row)
