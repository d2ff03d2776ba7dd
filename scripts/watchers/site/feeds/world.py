"""What happened in the world according to the record: listings, contracts and events by day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from watchers.dates.as_of import Truth, happened
from watchers.profile.contracts import STAGES
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
from watchers.site.feeds.listing_entries import listings
from watchers.tables.rows import Record

EVENT_STEPS = (("occurred_on", Step.EVENT, ""), ("ended_on", Step.EVENT_ENDED, "Ended: "))


def world(record: Record) -> list[Entry]:
    """What had happened in the world by the day of the package, in order of days."""
    entries = [*listings(record), *_contracts(record), *_events(record)]
    released = record.package.created
    past = (entry for entry in entries if happened(entry.date, released) is not Truth.NO)
    return sorted(past, key=lambda entry: entry.order)


def parties_by(record: Record, table: str, column: str) -> dict[str, set[Key]]:
    """The parties of each contract or event."""
    parties: dict[str, set[Key]] = defaultdict(set)
    for row in record.tables[table]:
        is_entity = bool(row.get("entity_id"))
        party_id = row["entity_id"] if is_entity else row["official_id"]
        parties[row[column]].add(("entities" if is_entity else "officials", party_id))
    return parties


def _contracts(record: Record) -> Iterator[Entry]:
    parties = parties_by(record, "contract_parties", "contract_id")
    for row in record.tables["contracts"]:
        for stage in STAGES:
            if not (stage.has_happened and row[stage.column]):
                continue
            is_end = stage.column == "ended_on"
            yield _dated(
                record,
                ("contracts", row["contract_id"]),
                step=f"contract {stage.label}",
                column=stage.column,
                title=f"Contract {stage.label}: {row['title']}",
                text=end_reason(row) if is_end else row["scope"],
                source_id=row[stage.source_column],
                concerns=parties[row["contract_id"]],
            )


def _events(record: Record) -> Iterator[Entry]:
    parties = parties_by(record, "event_parties", "event_id")
    for row in record.tables["events"]:
        for column, step, lead in EVENT_STEPS:
            # An event of one day may give that day as its end too.
            if row[column] and (column == "occurred_on" or row[column] != row["occurred_on"]):
                yield _dated(
                    record,
                    ("events", row["event_id"]),
                    step=step,
                    column=column,
                    title=f"{lead}{row['title']}",
                    text=row["summary"],
                    source_id=row["source_id"],
                    concerns=parties[row["event_id"]],
                )


def _dated(
    record: Record,
    about: Key,
    *,
    step: str,
    column: str,
    title: str,
    text: str,
    source_id: str,
    concerns: set[Key],
) -> Entry:
    date = record.get(*about)[column]
    return Entry(
        category=Category.WORLD,
        step=step,
        about=about,
        column=column,
        title=title,
        text=text_of(record, when(date), text, source_id=source_id),
        date=date,
        day=last_day_of(date, latest=record.package.created),
        concerns=frozenset(concerns),
    )
