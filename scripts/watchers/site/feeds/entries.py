"""Entries of a feed: what happened, on which day, and whom it concerns."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from enum import StrEnum

from watchers.dates.partial_date import days_of_change
from watchers.package.model import NAME
from watchers.profile.format import words
from watchers.tables.citations import citation
from watchers.tables.rows import Record, Row
from watchers.text.printable import escape_invisible

IDS = uuid.UUID("5b0cf4a1-2f0e-4c39-9d5e-6f6f0d1b7a52")
"""The name space of our entries (RFC 9562, version 5): it depends on no address."""
Key = tuple[str, str]
"""A row of the record: its table and its id."""


class Category(StrEnum):
    """Whether the world changed, or what the record says of it."""

    WORLD = "world"
    CORRECTION = "correction"


class Step(StrEnum):
    """What happened to a listing or an event; a contract has the stages of its own."""

    REMOVALS = "removals unseen"
    """Parties were removed from a list, and the source does not say which."""
    ANNOUNCED = "listing announced"
    BEGUN = "listing began"
    SEEN = "listing seen"
    ENDED = "listing ended"
    EVENT = "event"
    EVENT_ENDED = "event ended"


ORDER = (Step.REMOVALS, Step.ANNOUNCED, Step.BEGUN, Step.SEEN, Step.ENDED)
"""In which order the steps of one day are told; all others come before them."""


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One entry of a feed."""

    category: Category
    step: str
    about: Key
    """The row of the record that tells it."""
    column: str = ""
    """The column that gives its date."""
    title: str
    text: str
    date: str = ""
    """As precise as its source; empty if no source gives one."""
    day: str
    """The day by which the entry is ordered: the last one that the date can mean."""
    concerns: frozenset[Key] = field(default_factory=frozenset)
    """The parties and lists in whose feeds it stands."""
    party: Key | None = None
    """The party that was listed, or no longer is."""
    is_new: bool = False
    """Whether the older release that was given did not tell it so."""
    edition: str = ""
    """Of a correction, the release that made it."""

    @property
    def entry_id(self) -> str:
        """The same for the same step of the same row, in every release and at every address."""
        parts = (NAME, self.category, *self.about, self.step, self.edition)
        return uuid.uuid5(IDS, "\n".join(parts)).urn

    @property
    def order(self) -> tuple[str, int, Key, str]:
        rank = ORDER.index(Step(self.step)) + 1 if self.step in ORDER else 0
        return self.day, rank, self.about, self.step


def last_day_of(date: str, *, latest: str) -> str:
    """The last day that a partial date can mean, no later than `latest`; that if it is empty."""
    return min(days_of_change(date)[1], latest) if date else latest


def text_of(record: Record, *paragraphs: str, source_id: str = "") -> str:
    """The paragraphs that are not empty, then the document, with nothing invisible in them."""
    source = f"Source: {citation(record, source_id).text}" if source_id else ""
    return "\n\n".join(escape_invisible(part) for part in (*paragraphs, source) if part)


def when(date: str) -> str:
    """A partial date in words, which say what of it is not known."""
    match len(date):
        case 0:
            return "Date: not known."
        case 4:
            return f"Date: some day in the year {date}; month and day are not known."
        case 7:
            return f"Date: some day in {date}; the day is not known."
        case _:
            return f"Date: {date}."


def end_reason(row: Row) -> str:
    """Why a listing or contract ended; empty if that is unknown."""
    return f"Reason: {words(row['end_reason'])}." if row["end_reason"] else ""
