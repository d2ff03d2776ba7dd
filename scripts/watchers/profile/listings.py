"""Lines on the listings of a party, by an event, or on a list."""

from __future__ import annotations

from collections.abc import Iterator

from watchers.answers.listing_dates import listed_from
from watchers.profile.format import Detail, Line, words
from watchers.profile.milestones import Milestone, Period, dated, end_by
from watchers.profile.sentence import Sentence, sentence
from watchers.profile.subject import Subject
from watchers.tables.listing_began import BEGAN_BY, SEEN
from watchers.tables.rows import Row

DATE_LABELS = {
    "announced_on": "announced",
    "published_on": "published",
    "effective_on": "effective",
    "ended_on": "ended",
}
"""The dates of a listing, in the order in which they are named."""
SOURCE_COLUMNS = {"ended_on": "end_source_id"}
"""Dates whose document is not that of the listing, and the column that names it."""


def listings(subject: Subject) -> Iterator[Line]:
    """The listings, ordered by the day from which they hold; first those without such a day."""
    for row in sorted(subject.rows_in("designations"), key=_start):
        fact = _fact(subject, row)
        yield Line(
            sentence(fact, _dates_in_words(row, day=subject.day), separator=", "),
            source_id=row["source_id"],
            table="designations",
            row=row,
            details=tuple(_details(subject, row)),
            fact=fact,
            milestones=dated(
                Milestone(f"listing {label}:", row[column], _source_id(row, column))
                for column, label in DATE_LABELS.items()
            ),
            period=listing_period(row),
        )


def _details(subject: Subject, row: Row) -> Iterator[Detail]:
    """The grounds; and the event, if the document of the listing is not that of the event.

    So a listing that rests on a copy of the list leads to the notice that announced it.
    """
    if row["grounds"]:
        yield Detail("grounds", subject.prose(row["grounds"]))
    event = subject.record.get("events", row.get("event_id", ""))
    if event and subject.table != "events" and event["source_id"] != row["source_id"]:
        yield Detail("event", (subject.mention("events", event["event_id"]),))


def listing_period(row: Row) -> Period:
    """From when to when the listing held; of one that was only seen on the list, by when."""
    start, _ = listed_from(row)
    seen = row["began_on"] if row.get(BEGAN_BY) == SEEN else ""
    return Period(start, row["ended_on"], known_on=seen)


def _start(row: Row) -> str:
    """The day from which the listing holds; older releases leave it to be worked out."""
    return row.get("began_on") or listed_from(row)[0]


def _source_id(row: Row, column: str) -> str:
    return row[SOURCE_COLUMNS.get(column, "source_id")]


def _fact(subject: Subject, row: Row) -> Sentence:
    """What the account does not say already: the list of a party's listing, otherwise the party."""
    if subject.table in ("lists", "events"):
        other = subject.mention_of_party(row)
    else:
        other = subject.mention("lists", row["list_id"])
    name = (other, f', as "{row["name_as_listed"]}"')
    return sentence(name, row["statute"], row["citation"], separator=", ")


def _dates_in_words(row: Row, *, day: str) -> str:
    """The dates that are known, but for an end after the day."""
    is_ended = bool(end_by(row["ended_on"], day))
    known = [
        f"{label} {row[column]}"
        for column, label in DATE_LABELS.items()
        if row[column] and (is_ended or column != "ended_on")
    ]
    text = ", ".join(known) or "start date unknown"
    if is_ended:
        return f"{text} ({words(row['end_reason'])})"
    return f"{text}, no end known"
