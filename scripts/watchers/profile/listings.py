"""Lines on the listings of a party, by an event, or on a list."""

from __future__ import annotations

from collections.abc import Iterator

from watchers.answers.listing_dates import listed_from
from watchers.profile.format import Line, joined, words
from watchers.profile.milestones import Milestone, Period, dated
from watchers.profile.subject import Subject
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
            joined([fact, _dates_in_words(row)], separator=", "),
            source_id=row["source_id"],
            fact=fact,
            milestones=dated(
                Milestone(f"listing {label}:", row[column], _source_id(row, column))
                for column, label in DATE_LABELS.items()
            ),
            period=Period(_start(row), row["ended_on"]),
        )


def _start(row: Row) -> str:
    date, _ = listed_from(row)
    return date


def _source_id(row: Row, column: str) -> str:
    return row[SOURCE_COLUMNS.get(column, "source_id")]


def _fact(subject: Subject, row: Row) -> str:
    """What the account does not say already: the list of a party's listing, otherwise the party."""
    record = subject.record
    if subject.table in ("lists", "events"):
        other = record.party(row)
    else:
        other = record.name("lists", row["list_id"])
    name = f'{other}, as "{row["name_as_listed"]}"'
    return joined([name, row["statute"], row["citation"]], separator=", ")


def _dates_in_words(row: Row) -> str:
    known = [f"{label} {row[column]}" for column, label in DATE_LABELS.items() if row[column]]
    text = ", ".join(known) or "start date unknown"
    if row["ended_on"]:
        return f"{text} ({words(row['end_reason'])})"
    return f"{text}, open"
