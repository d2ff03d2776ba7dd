"""Lines on events: those of a party or a place, and the parties and links of one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from watchers.profile.format import Detail, Line, words
from watchers.profile.milestones import Milestone
from watchers.profile.sentence import Sentence, sentence
from watchers.profile.subject import Subject
from watchers.tables.rows import Row

ACTOR = "actor"
SIDES = ("from_event_id", "to_event_id")


def events(subject: Subject) -> Iterator[Line]:
    """The events of a party or place by date, each once, with all roles of the party there."""
    if subject.table == "places":
        for event in sorted(subject.rows_in("events"), key=_date):
            yield _event(subject, event, roles="", source_id=event["source_id"])
        return
    parts: dict[str, list[Row]] = {}
    for part in subject.rows_in("event_parties"):
        parts.setdefault(part["event_id"], []).append(part)
    known = [subject.record.get("events", event_id) for event_id in parts]
    for event in sorted(known, key=_date):
        mine = parts[event["event_id"]]
        roles = ", ".join(sorted({words(part["role"]) for part in mine}))
        yield _event(subject, event, roles=f", as {roles}", source_id=mine[0]["source_id"])


def of_contract(subject: Subject) -> Iterator[Line]:
    """The events of the contract's parties that rest on the documents of the contract."""
    record, contract = subject.record, subject.row
    documents = {contract["source_id"], contract["end_source_id"]} - {""}
    parties = {row["entity_id"] for row in subject.rows_in("contract_parties")}
    ids = {row["event_id"] for row in record.tables["event_parties"] if row["entity_id"] in parties}
    for event in sorted(record.tables["events"], key=_date):
        if event["source_id"] in documents and event["event_id"] in ids:
            summary = (Detail("", subject.prose(event["summary"])),) if event["summary"] else ()
            line = _event(subject, event, roles="", source_id=event["source_id"])
            yield replace(line, details=summary)


def _event(subject: Subject, event: Row, *, roles: str, source_id: str) -> Line:
    fact = sentence(subject.mention("events", event["event_id"]), roles, separator="")
    date = _date(event)
    return Line(
        sentence(date, fact, separator=" "),
        source_id=source_id,
        table="events",
        row=event,
        fact=fact,
        milestones=(Milestone("", date, source_id),),
        happened_on=date,
    )


def event_parties(subject: Subject) -> Iterator[Line]:
    """The parties of an event and their roles, those who acted first."""
    for party in sorted(subject.rows_in("event_parties"), key=_has_not_acted):
        named = subject.mention_of_party(party)
        yield Line(
            (f"{words(party['role'])}: ", named),
            source_id=party["source_id"],
            table="event_parties",
            row=party,
        )


def _has_not_acted(party: Row) -> bool:
    return party["role"] != ACTOR


def links(subject: Subject) -> Iterator[Line]:
    """How the event bears on others, and others on it."""
    for link in _links_of(subject):
        pair = [subject.record.get("events", link[side]) for side in SIDES]
        first, second = (_dated(subject, event) for event in pair)
        bearing = sentence(first, f" {words(link['relation'])} ", second, separator="")
        yield Line(
            sentence(bearing, subject.prose(link["note"])),
            source_id=link["source_id"],
            table="event_links",
            row=link,
            # A link holds once both events have happened.
            happened_on=max(_date(event) for event in pair),
        )


def _links_of(subject: Subject) -> list[Row]:
    """The links from and to the event, each once."""
    rows = (subject.record.where("event_links", **{side: subject.row_id}) for side in SIDES)
    found = {row["event_link_id"]: row for row in chain.from_iterable(rows)}
    return [found[key] for key in sorted(found)]


def _dated(subject: Subject, event: Row) -> Sentence:
    return (f"{_date(event)} ", subject.mention("events", event["event_id"]))


def _date(event: Row) -> str:
    return event["occurred_on"]
