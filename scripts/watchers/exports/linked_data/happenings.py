"""Contracts, listings and other events, each an Event of schema.org, with their parties in roles.

A listing is told as what its authority did: nothing here says that its grounds are proved.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from watchers.exports.linked_data.nodes import Node, date, known, linked, row_iri, text_in
from watchers.exports.linked_data.parties import party_iri
from watchers.tables.rows import Record, Row

NO_FINDING = "A listing is a measure of its authority, and no finding of this record."
SEEN = "source_id"
"""`began_by` of a listing of which only the day of a document is known, and not when it began."""
DAYS = {"tendered_on": "put out to tender", "awarded_on": "awarded", "started_on": "begun"}
"""The days of a contract, first to last; the first that is known is told as its start."""


def contract_nodes(record: Record) -> Iterator[Node]:
    for row in record.tables["contracts"]:
        known_days = [column for column in DAYS if row[column]]
        yield known(
            {
                **_event("contracts", row["contract_id"], row, kind="contract"),
                "name": row["title"],
                "alternateName": [text_in("zh", "", row["title_zh"])] if row["title_zh"] else "",
                "description": _told(row, known_days),
                "startDate": date(row[known_days[0]]) if known_days else "",
                "location": linked("places", row["place_id"]),
                "about": _roles(
                    record.where("contract_parties", contract_id=row["contract_id"]),
                    table="contract_parties",
                    key="contract_party_id",
                ),
            }
        )


def _told(row: Row, days: Iterable[str]) -> str:
    """What it covered, and each of its days with what happened then."""
    dated = [f"{DAYS[column]} {row[column]}" for column in days]
    planned = [f"planned to end {row['planned_end_on']}"] if row["planned_end_on"] else []
    ended = [f"ended {row['ended_on']} ({row['end_reason']})"] if row["ended_on"] else []
    told = ", ".join([*dated, *planned, *ended])
    return " ".join(filter(None, [row["scope"], f"Days: {told}." if told else ""]))


def listing_nodes(record: Record) -> Iterator[Node]:
    for row in record.tables["designations"]:
        of_list = record.get("lists", row["list_id"])
        authority = record.name("entities", of_list["authority_id"])
        yield known(
            {
                **_event("designations", row["designation_id"], row, kind="listing"),
                "name": f"{authority} lists {row['name_as_listed']} ({of_list['name']})",
                "description": _grounds(row),
                "startDate": "" if row["began_by"] == SEEN else date(row["began_on"]),
                "about": party_iri(row),
                "organizer": linked("entities", of_list["authority_id"]),
                "superEvent": linked("events", row["event_id"]),
                "dcterms:isPartOf": row_iri("lists", row["list_id"]),
            }
        )


def _grounds(row: Row) -> str:
    """The grounds with whose they are, and what they are not."""
    citation = f" ({row['citation']})" if row["citation"] else ""
    grounds = row["grounds"] or "not in the record."
    seen = f" It stood on the list by {row['began_on']}." if row["began_by"] == SEEN else ""
    return f"Grounds of the notice{citation}, told in other words: {grounds}{seen} {NO_FINDING}"


def event_nodes(record: Record) -> Iterator[Node]:
    for row in record.tables["events"]:
        yield known(
            {
                **_event("events", row["event_id"], row, kind=row["kind"]),
                "name": row["title"],
                "description": row["summary"],
                "startDate": date(row["occurred_on"]),
                "location": linked("places", row["place_id"]),
                "about": _roles(
                    record.where("event_parties", event_id=row["event_id"]),
                    table="event_parties",
                    key="event_party_id",
                ),
            }
        )


def _event(table: str, row_id: str, row: Row, *, kind: str) -> Node:
    return {
        "@type": "Event",
        "@id": row_iri(table, row_id),
        "dcterms:identifier": row_id,
        "additionalType": kind,
        "endDate": date(row["ended_on"]),
        "dcterms:source": linked("sources", row["source_id"]),
    }


def _roles(rows: Iterable[Row], *, table: str, key: str) -> list[str]:
    return [row_iri(table, row[key]) for row in rows]


def role_nodes(record: Record) -> Iterator[Node]:
    """What each party was in a contract or an event, between the two."""
    for row in record.tables["contract_parties"]:
        party = row_iri("entities", row["entity_id"])
        yield _role(row_iri("contract_parties", row["contract_party_id"]), row, party)
    for row in record.tables["event_parties"]:
        yield _role(row_iri("event_parties", row["event_party_id"]), row, party_iri(row))


def _role(iri: str, row: Row, party: str) -> Node:
    source = linked("sources", row["source_id"])
    role = {"@type": "Role", "@id": iri, "roleName": row["role"], "about": party}
    return known(role | {"dcterms:source": source})


def happening_nodes(record: Record) -> Iterator[Node]:
    """All of these nodes."""
    return chain(
        contract_nodes(record), listing_nodes(record), event_nodes(record), role_nodes(record)
    )
