"""Lines on a party: its names, identifiers, offices and owners."""

from __future__ import annotations

from collections.abc import Iterator

from watchers.profile.format import Line, qualified, words
from watchers.profile.milestones import Period
from watchers.profile.subject import Subject
from watchers.tables.rows import Row


def names(subject: Subject) -> Iterator[Line]:
    """The further names of the party."""
    for row in subject.rows_in("names"):
        period = _period(row)
        what = f"{words(row['kind'])}, {row['language']}"
        when = f", {period.in_words()}" if period.is_dated else ""
        yield Line(
            f"{row['name']} ({what}{when})",
            source_id=row["source_id"],
            fact=f"named {row['name']} ({what})",
            milestones=period.milestones(
                start="is", end="is no longer", source_id=row["source_id"]
            ),
            period=period,
        )


def identifiers(subject: Subject) -> Iterator[Line]:
    """The official numbers of the party."""
    for row in subject.rows_in("identifiers"):
        yield Line(f"{words(row['scheme'])}: {row['value']}", source_id=row["source_id"])


def ownership(subject: Subject) -> Iterator[Line]:
    """The owners of an entity, and what it owns."""
    record = subject.record
    for link in record.tables["ownership"]:
        if subject.row_id not in (link["owner_id"], link["owned_id"]):
            continue
        period = _period(link)
        owner = record.name("entities", link["owner_id"])
        owned = record.name("entities", link["owned_id"])
        what = f"{words(link['kind'])}{_share(link)}"
        yield Line(
            f"{owner} → {owned} ({what}, {period.in_words()})",
            source_id=link["source_id"],
            fact=f"{owner} → {owned} ({what})",
            milestones=period.milestones(
                start="owner:", end="owner no longer:", source_id=link["source_id"]
            ),
            period=period,
        )


def _share(link: Row) -> str:
    if not link["share_pct"]:
        return ""
    share = qualified(f"{link['share_pct']} %", qualifier=link["share_qualifier"])
    return f", {share}"


def offices(subject: Subject) -> Iterator[Line]:
    """The offices of a person, or the persons who held an office in an entity."""
    record = subject.record
    for position in sorted(subject.rows_in("positions"), key=_start):
        if subject.table == "entities":
            fact = f"{record.name('officials', position['official_id'])}, {position['title']}"
        else:
            fact = f"{position['title']}, {record.name('entities', position['entity_id'])}"
        period = _period(position)
        yield Line(
            f"{fact} ({period.in_words()})",
            source_id=position["source_id"],
            fact=fact,
            milestones=period.milestones(
                start="takes office:", end="leaves office:", source_id=position["source_id"]
            ),
            period=period,
        )


def _start(row: Row) -> str:
    return row["started_on"]


def _period(row: Row) -> Period:
    return Period(row["started_on"], row["ended_on"])
