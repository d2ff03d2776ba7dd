"""Lines about what was done: contracts, listings and events."""

from __future__ import annotations

from collections.abc import Iterator

from watchers.profile.format import KEYS, Dated, Line, amount, dated, joined, words
from watchers.screening.list_status import LISTED_FROM, listed_from
from watchers.tables.rows import Record, Row


def listings(record: Record, table: str, row: Row) -> Iterator[Line]:
    key = {"lists": "list_id"}.get(table) or KEYS[table]
    for listing in sorted(
        record.where("designations", **{key: row[key]}),
        key=lambda r: r["effective_on"] or r["announced_on"],
    ):
        what = (
            record.party(listing)
            if table in ("lists", "events")
            else record.name("lists", listing["list_id"])
        )
        fact = joined(
            [f'{what}, as "{listing["name_as_listed"]}"', listing["statute"], listing["citation"]],
            ", ",
        )
        steps = [
            Dated(f"listing {column[:-3]}:", listing[column], listing["source_id"])
            for column in reversed(LISTED_FROM)
            if listing[column]
        ]
        if listing["ended_on"]:
            steps.append(Dated("listing ended:", listing["ended_on"], listing["end_source_id"]))
        said = [f"{step.what[8:-1]} {step.date}" for step in steps] or ["since when is not known"]
        said.append(f"({words(listing['end_reason'])})" if listing["ended_on"] else "open")
        begun, _ = listed_from(listing)
        text = joined([fact, joined(said, ", ").replace(", (", " (")], ", ")
        yield Line(text, listing["source_id"], fact, tuple(steps), (begun, listing["ended_on"]))


def contracts(record: Record, table: str, row: Row) -> Iterator[Line]:
    for party in record.where("contract_parties", entity_id=row["entity_id"]):
        contract = record.get("contracts", party["contract_id"])
        begun = contract["awarded_on"] or contract["started_on"]
        fact = joined(
            [
                f"{words(party['role'])}: {contract['title']} ({party['contract_id']})",
                amount(contract),
            ],
            ", ",
        )
        dates = tuple(
            Dated(f"contract {line.dates[0].what}", line.dates[0].date, line.source_id)
            for line in contract_dates(record, "contracts", contract)
        )
        text = joined([fact, dated(begun, contract["ended_on"], contract["planned_end_on"])], ", ")
        yield Line(text, contract["source_id"], fact, dates, (begun, contract["ended_on"]))


def contract_dates(record: Record, table: str, row: Row) -> Iterator[Line]:
    for word, column, source in (
        ("tendered", "tendered_on", "source_id"),
        ("awarded", "awarded_on", "source_id"),
        ("begun", "started_on", "source_id"),
        ("planned to end", "planned_end_on", "source_id"),
        ("ended", "ended_on", "end_source_id"),
    ):
        if row[column]:
            why = row["end_reason"] if column == "ended_on" else ""
            reason = f" ({'reason unknown' if why == 'unknown' else words(why)})" if why else ""
            step = Dated(f"{word}:", row[column], row[source])
            planned = column == "planned_end_on"
            yield Line(
                f"{word} {row[column]}{reason}",
                row[source],
                row["title"],
                (step,),
                happened=None if planned else row[column],
            )


def contract_parties(record: Record, table: str, row: Row) -> Iterator[Line]:
    for party in record.where("contract_parties", contract_id=row["contract_id"]):
        yield Line(
            f"{words(party['role'])}: {record.name('entities', party['entity_id'])} ({party['entity_id']})",
            party["source_id"],
        )


def event_parties(record: Record, table: str, row: Row) -> Iterator[Line]:
    for party in record.where("event_parties", event_id=row["event_id"]):
        yield Line(
            f"{words(party['role'])}: {record.party(party)} ({party['entity_id'] or party['official_id']})",
            party["source_id"],
        )


def events(record: Record, table: str, row: Row) -> Iterator[Line]:
    """The events of a party; each once, with all of its parts in it."""
    parts: dict[str, list[Row]] = {}
    for party in record.where("event_parties", **{KEYS[table]: row[KEYS[table]]}):
        parts.setdefault(party["event_id"], []).append(party)
    for event in sorted(
        (record.get("events", event_id) for event_id in parts),
        key=lambda event: event["occurred_on"],
    ):
        roles = parts[event["event_id"]]
        fact = (
            f"{event['title']} ({joined(sorted({words(party['role']) for party in roles}), ', ')})"
        )
        date, source = event["occurred_on"], roles[0]["source_id"]
        yield Line(f"{date} {fact}", source, fact, (Dated("", date, source),), happened=date)


def links(record: Record, table: str, row: Row) -> Iterator[Line]:
    for link in record.tables["event_links"]:
        if row["event_id"] in (link["from_event_id"], link["to_event_id"]):
            pair = [record.get("events", link[side]) for side in ("from_event_id", "to_event_id")]
            first, second = (f"{event['title']} ({event['occurred_on']})" for event in pair)
            text = joined([f"{first} {words(link['relation'])} {second}", link["note"]])
            yield Line(
                text, link["source_id"], happened=max(event["occurred_on"] for event in pair)
            )
