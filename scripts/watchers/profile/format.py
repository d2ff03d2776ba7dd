"""One line of an account, and the words that lines share."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from watchers.tables.rows import Row

KEYS = {
    "entities": "entity_id",
    "officials": "official_id",
    "contracts": "contract_id",
    "events": "event_id",
}
"""Tables whose rows others speak of, and the column in which they do."""


@dataclass(frozen=True)
class Dated:
    """Something that happened to what a line tells of: what, when, and the document that says so."""

    what: str
    date: str
    source_id: str


@dataclass(frozen=True)
class Line:
    """A sentence of an account and the id of the document that it rests on.

    fact: the sentence without its dates, where the line can stand in a timeline; dates: what happened
    when; period: from when to when it held (each cut to what is known, or empty), where it holds for a
    time; happened: its date, where it is a happening.
    """

    text: str
    source_id: str
    fact: str = ""
    dates: tuple[Dated, ...] = ()
    period: tuple[str, str] | None = None
    happened: str | None = None


def lasting(
    fact: str,
    when: str,
    source_id: str,
    words: tuple[str, str],
    started: str,
    ended: str,
    end_source_id: str = "",
) -> Line:
    """A line about what holds for a time; `words` say what its beginning and its end are called."""
    dates = [
        Dated(words[0], started, source_id),
        Dated(words[1], ended, end_source_id or source_id),
    ]
    return Line(
        f"{fact} ({when})", source_id, fact, tuple(d for d in dates if d.date), (started, ended)
    )


def dated(start: str, end: str = "", planned: str = "") -> str:
    if not start and not end:
        return "dates unknown"
    span = f"{start or '?'} to {end}" if end else f"since {start}"
    return f"{span}, planned to {planned}" if planned else span


def joined(parts: Iterable[str], glue: str = "; ") -> str:
    return glue.join(part for part in parts if part)


def words(value: str) -> str:
    """A word of a closed list as it is said."""
    return value.replace("_", " ")


def amount(row: Row) -> str:
    if not row["amount"]:
        return ""
    value = float(row["amount"])
    number = f"{value:,.0f}" if value.is_integer() else f"{value:,}"
    return f"{words(row['amount_qualifier'])} {row['currency']} {number}".replace("exact ", "")
