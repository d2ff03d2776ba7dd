"""Lines about a party: its names, numbers, offices and owners."""

from __future__ import annotations

from collections.abc import Iterator

from watchers.profile.format import KEYS, Line, dated, lasting, words
from watchers.tables.rows import Record, Row


def names(record: Record, table: str, row: Row) -> Iterator[Line]:
    for name in record.where("names", **{KEYS[table]: row[KEYS[table]]}):
        span = name["started_on"], name["ended_on"]
        what = f"{words(name['kind'])}, {name['language']}"
        text = f"{name['name']} ({what}{', ' + dated(*span) if any(span) else ''})"
        line = lasting(
            f"named {name['name']} ({what})", "", name["source_id"], ("is", "is no longer"), *span
        )
        yield Line(text, name["source_id"], line.fact, line.dates, span)


def identifiers(record: Record, table: str, row: Row) -> Iterator[Line]:
    for found in record.where("identifiers", **{KEYS[table]: row[KEYS[table]]}):
        yield Line(f"{words(found['scheme'])}: {found['value']}", found["source_id"])


def ownership(record: Record, table: str, row: Row) -> Iterator[Line]:
    for link in record.tables["ownership"]:
        if row["entity_id"] in (link["owner_id"], link["owned_id"]):
            owner, owned = (
                record.name("entities", link[side]) for side in ("owner_id", "owned_id")
            )
            share = (
                f", {words(link['share_qualifier'])} {link['share_pct']} %".replace(" exact", "")
                if link["share_pct"]
                else ""
            )
            span = link["started_on"], link["ended_on"]
            fact = f"{owner} → {owned} ({words(link['kind'])}{share}"
            line = lasting(f"{fact})", "", link["source_id"], ("owner:", "owner no longer:"), *span)
            yield Line(f"{fact}, {dated(*span)})", link["source_id"], line.fact, line.dates, span)


def offices(record: Record, table: str, row: Row) -> Iterator[Line]:
    for position in sorted(
        record.where("positions", **{KEYS[table]: row[KEYS[table]]}), key=lambda r: r["started_on"]
    ):
        who = (
            record.name("officials", position["official_id"]) + ", " if table == "entities" else ""
        )
        body = "" if table == "entities" else f", {record.name('entities', position['entity_id'])}"
        span = position["started_on"], position["ended_on"]
        yield lasting(
            f"{who}{position['title']}{body}",
            dated(*span),
            position["source_id"],
            ("takes office:", "leaves office:"),
            *span,
        )
