"""What the page of a list tells in tables: its parties, what changed and when, and the gaps."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any

from watchers.answers import words as answer_words
from watchers.answers.answers import NOBODY
from watchers.answers.listing_dates import listed_from
from watchers.dates.partial_date import day_after
from watchers.profile.format import words
from watchers.profile.listings import listing_period
from watchers.profile.sentence import Mention, Sentence
from watchers.site.edition import Edition
from watchers.site.lines import days, starts_of
from watchers.site.page import Block
from watchers.tables.rows import Row


def list_blocks(edition: Edition, list_id: str) -> Iterator[Block]:
    """Its parties with their days, the changes day by day, and what was checked on which days."""
    rows = edition.record.where("designations", list_id=list_id)
    parties = sorted((_party(edition, row) for row in rows), key=_start_and_name)
    yield Block("listings", "Who is or was on it", "parties", tuple(parties), table="designations")
    yield Block("changes", "What changed and when", "changes", tuple(_changes(edition, rows)))
    yield Block("gaps", "What can be said of others", "answers", tuple(_gaps(edition, list_id)))


def _party(edition: Edition, row: Row) -> dict[str, Any]:
    party = edition.party(row)
    start, column = listed_from(row)
    return {
        "row_id": row["designation_id"],
        "party": party,
        "as_listed": "" if row["name_as_listed"] == party.label else row["name_as_listed"],
        "start": start,
        "start_label": words(column.removesuffix("_on")),
        "end": row["ended_on"],
        "end_reason": words(row["end_reason"]),
        "notice": _notice(edition, row, ", ".join(filter(None, [row["statute"], row["citation"]]))),
        "source_id": row["source_id"],
        "starts": starts_of(listing_period(row)),
        "ends": days(row["ended_on"]),
    }


def _notice(edition: Edition, row: Row, citation: str) -> Sentence:
    """The citation, leading to the event that the notice made; its name if there is none."""
    event_id = row["event_id"]
    if not event_id:
        return (citation,)
    return (Mention("events", event_id, citation or edition.record.name("events", event_id)),)


def _start_and_name(party: dict[str, Any]) -> tuple[str, str]:
    return party["start"], party["party"].label.casefold()


def _changes(edition: Edition, rows: list[Row]) -> Iterator[dict[str, Any]]:
    """How many parties were added or taken off, day by day, and by which notice."""
    added = Counter((listed_from(row)[0], row["citation"]) for row in rows)
    notices: defaultdict[tuple[str, str], set[Sentence]] = defaultdict(set)
    for row in rows:
        key = listed_from(row)[0], row["citation"]
        notices[key].add(_notice(edition, row, row["citation"]))
    ended = Counter((row["ended_on"], "") for row in rows if row["ended_on"])
    for date, citation in sorted(added.keys() | ended.keys()):
        key = (date, citation)
        told = notices[key]
        yield {
            "date": date,
            "starts": days(date),
            "notice": next(iter(told)) if len(told) == 1 else (citation,),
            "added": added[key],
            "ended": ended[key],
        }


def _gaps(edition: Edition, list_id: str) -> Iterator[dict[str, Any]]:
    """What is answered, period by period, of a party that was never on the list."""
    for period in edition.answers.periods(NOBODY, list_id).all:
        yield {
            "first": period.first,
            "last": period.last,
            "until": day_after(period.last) if period.last else "",
            "said": answer_words.SAID[period.answer.said],
            "why": answer_words.reasons_text(period.answer.reasons),
        }
