"""Lines about what is said: of the row itself, in figures, and by sources."""

from __future__ import annotations

from collections.abc import Iterator

from watchers.profile.format import KEYS, Dated, Line, amount, joined, words
from watchers.tables.rows import Record, Row


def about(record: Record, table: str, row: Row) -> Iterator[Line]:
    """What the row itself says in words."""
    place = record.name("places", row["place_id"]) if row.get("place_id") else ""
    facts = {
        "entities": lambda: [
            words(row["kind"]),
            row["country"],
            place,
            row["founded_on"] and f"founded {row['founded_on']}",
        ],
        "officials": lambda: [row["country"]],
        "contracts": lambda: [row["title_zh"], row["kind"], place, amount(row)],
        "events": lambda: [
            words(row["kind"]),
            joined([row["occurred_on"], row["ended_on"]], " to "),
            place,
        ],
        "lists": lambda: [
            record.name("entities", row["authority_id"]),
            row["legal_basis"],
            row["url"],
        ],
        "sources": lambda: [words(row["kind"]), row["published_on"], row["author"], row["note"]],
    }[table]()
    text = row.get("summary") or row.get("scope") or row.get("effect") or ""
    lifetime = [
        Dated(word, row.get(column, ""), row["source_id"])
        for word, column in (("founded", "founded_on"), ("dissolved", "dissolved_on"))
    ]
    yield Line(
        joined([*facts]),
        "" if text else row.get("source_id", ""),
        row.get("name", ""),
        tuple(step for step in lifetime if step.date),
    )
    if text:
        yield Line(text, row["source_id"])


def figures(record: Record, table: str, row: Row) -> Iterator[Line]:
    for figure in record.where("figures", **{KEYS[table]: row[KEYS[table]]}):
        value = f"{float(figure['value']):,.10g}"
        said = f"{figure['subject']}, {figure['period'] or 'no date'}: {words(figure['qualifier'])} {value} {figure['unit']}"
        yield Line(
            joined([said, figure["note"]]),
            figure["source_id"],
            happened=figure["period"].split("/")[-1],
        )


def claims(record: Record, table: str, row: Row) -> Iterator[Line]:
    wanted = (
        {"about_id": row[KEYS[table]], "about_table": table}
        if table in KEYS
        else {"source_id": row["source_id"]}
    )
    for claim in record.where("claims", **wanted):
        chain = "; ".join(_chain(record, claim))
        hedge = f" (hedged: {claim['hedge']})" if claim["hedge"] else ""
        verdict = f"{claim['stance']}, {words(claim['status'])}"
        text = joined([f"{claim['statement']}{hedge}", chain and f"from {chain}", verdict], " — ")
        yield Line(
            text,
            claim["source_id"],
            happened=record.get("sources", claim["source_id"])["published_on"],
        )


def _chain(record: Record, claim: Row) -> Iterator[str]:
    """Whom the claim credits, and whom those credit in turn."""
    while claim:
        if claim["attributed_to"]:
            yield claim["attributed_to"]
        claim = record.get("claims", claim["relays_claim_id"]) if claim["relays_claim_id"] else {}
        if claim:
            yield record.name("entities", record.get("sources", claim["source_id"])["publisher_id"])


def coverage(record: Record, table: str, row: Row) -> Iterator[Line]:
    for checked in record.where("coverage", list_id=row["list_id"]):
        span = f"{checked['complete_from'] or '?'} to {checked['complete_to'] or '?'}"
        yield Line(
            joined([f"{words(checked['extent'])}, {span}", checked["note"]]), checked["source_id"]
        )
