"""Lines on events: those of a party, and the parties and links of one."""

from __future__ import annotations

from collections.abc import Iterator

from watchers.profile.format import Line, joined, words
from watchers.profile.milestones import Milestone
from watchers.profile.subject import Subject
from watchers.tables.rows import Row, party_id_of

SIDES = ("from_event_id", "to_event_id")


def events(subject: Subject) -> Iterator[Line]:
    """The events of a party in order of their dates, each once, with all its roles there."""
    parts: dict[str, list[Row]] = {}
    for part in subject.rows_in("event_parties"):
        parts.setdefault(part["event_id"], []).append(part)
    known = [subject.record.get("events", event_id) for event_id in parts]
    for event in sorted(known, key=_date):
        roles = parts[event["event_id"]]
        role_names = sorted({words(part["role"]) for part in roles})
        fact = f"{event['title']} ({', '.join(role_names)})"
        date, source_id = _date(event), roles[0]["source_id"]
        yield Line(
            f"{date} {fact}",
            source_id=source_id,
            fact=fact,
            milestones=(Milestone("", date, source_id),),
            happened_on=date,
        )


def event_parties(subject: Subject) -> Iterator[Line]:
    """The parties of an event and their roles."""
    for party in subject.rows_in("event_parties"):
        name = subject.record.party(party)
        text = f"{words(party['role'])}: {name} ({party_id_of(party)})"
        yield Line(text, source_id=party["source_id"])


def links(subject: Subject) -> Iterator[Line]:
    """How the event bears on others, and others on it."""
    for link in subject.record.tables["event_links"]:
        if subject.row_id not in (link[side] for side in SIDES):
            continue
        pair = [subject.record.get("events", link[side]) for side in SIDES]
        first, second = (f"{event['title']} ({_date(event)})" for event in pair)
        yield Line(
            joined([f"{first} {words(link['relation'])} {second}", link["note"]]),
            source_id=link["source_id"],
            # A link holds once both events have happened.
            happened_on=max(_date(event) for event in pair),
        )


def _date(event: Row) -> str:
    return event["occurred_on"]
