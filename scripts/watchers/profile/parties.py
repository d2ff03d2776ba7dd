"""Lines on a party: its names, identifiers, offices and owners."""

from __future__ import annotations

from collections.abc import Iterator

from watchers.profile.format import Detail, Line, joined, qualified, words
from watchers.profile.milestones import Period
from watchers.profile.sentence import sentence
from watchers.profile.subject import Subject
from watchers.profile.terms import term
from watchers.tables.passages import INFERRED, is_inferred
from watchers.tables.rows import Record, Row

HELD = "held"
"""The stage of a link that came about."""
WHO_OWNS_WHAT = ("owner_id", "owned_id", "kind", "share_pct")
"""The cells that a link of ownership tells, besides its days."""


def names(subject: Subject) -> Iterator[Line]:
    """The further names of the party."""
    for row in subject.rows_in("names"):
        period = period_of(row)
        what = f"{words(row['kind'])}, {row['language']}"
        told = period.as_of(subject.day)
        when = f", {told.in_words()}" if told.is_dated else ""
        yield Line(
            sentence(f"{row['name']} ({what}{when})"),
            source_id=row["source_id"],
            table="names",
            row=row,
            fact=sentence(f"named {row['name']} ({what})"),
            milestones=period.milestones(
                start="is", end="is no longer", source_id=row["source_id"]
            ),
            period=period if period.is_dated else None,
        )


def identifiers(subject: Subject) -> Iterator[Line]:
    """The official numbers of the party."""
    for row in subject.rows_in("identifiers"):
        text = sentence(f"{words(row['scheme'])}: {row['value']}")
        yield Line(text, source_id=row["source_id"], table="identifiers", row=row)


def owners(subject: Subject) -> Iterator[Line]:
    """Who owns or controls the entity."""
    yield from _links(subject, mine="owned_id", other="owner_id")


def owned(subject: Subject) -> Iterator[Line]:
    """What the entity owns or controls."""
    yield from _links(subject, mine="owner_id", other="owned_id")


def _links(subject: Subject, *, mine: str, other: str) -> Iterator[Line]:
    for link in subject.record.where("ownership", **{mine: subject.row_id}):
        period = period_of(link)
        party = subject.mention("entities", link[other])
        pair = (subject.mention("entities", link["owner_id"]), " → ")
        owner_and_owned = (*pair, subject.mention("entities", link["owned_id"]))
        what = _what(link)
        yield Line(
            sentence(
                party, f" ({link_in_words(subject.record, link, day=subject.day)})", separator=""
            ),
            source_id=link["source_id"],
            table="ownership",
            row=link,
            details=_note(subject, link),
            fact=sentence(owner_and_owned, f" ({what})", separator=""),
            milestones=period.milestones(
                start="owner:", end="owner no longer:", source_id=link["source_id"]
            ),
            period=period,
        )


def link_in_words(record: Record, link: Row, *, day: str) -> str:
    """The kind of a link of ownership, its share, its stage, and its period as of the day.

    It says so if who owns whom, how, or how much is inferred and not stated.
    """
    doubt = INFERRED if is_inferred(record, "ownership", link, columns=WHO_OWNS_WHAT) else ""
    period = period_of(link).as_of(day).in_words()
    return joined([_what(link), doubt, period], separator=", ")


def _what(link: Row) -> str:
    return f"{words(link['kind'])}{_share(link)}{_stage(link)}"


def _note(subject: Subject, row: Row) -> tuple[Detail, ...]:
    return (Detail("note", subject.prose(row["note"])),) if row["note"] else ()


def _stage(link: Row) -> str:
    """Links of older releases say neither their stage nor the day for which they are stated."""
    stage = link.get("stage", "")
    return "" if stage in ("", HELD) else f", only {words(stage)}"


def _share(link: Row) -> str:
    if not link["share_pct"]:
        return ""
    share = qualified(f"{link['share_pct']} %", qualifier=link["share_qualifier"])
    return f", {share}"


def offices(subject: Subject) -> Iterator[Line]:
    """The offices of a person, or the persons who held an office in an entity."""
    for position in sorted(subject.rows_in("positions"), key=_start):
        holder = subject.mention("officials", position["official_id"])
        office = (position["title"], ", ", subject.mention("entities", position["entity_id"]))
        is_of_entity = subject.table == "entities"
        fact = (holder, f", {position['title']}") if is_of_entity else office
        period = term(subject.record, position)
        yield Line(
            sentence(fact, f" ({period.as_of(subject.day).in_words()})", separator=""),
            source_id=position["source_id"],
            table="positions",
            row=position,
            fact=fact,
            milestones=period.milestones(
                start="takes office:", end="leaves office:", source_id=position["source_id"]
            ),
            period=period,
        )


def _start(row: Row) -> str:
    return row["started_on"]


def period_of(row: Row) -> Period:
    """The period of a name or link; older releases do not say when a link was stated."""
    return Period(row["started_on"], row["ended_on"], known_on=row.get("as_of", ""))
