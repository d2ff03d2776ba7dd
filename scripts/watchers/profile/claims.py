"""Lines on what sources say of the row, on figures about it, and on how far a list was checked."""

from __future__ import annotations

from collections.abc import Iterator

from watchers.profile.format import Line, joined, words
from watchers.profile.subject import Subject
from watchers.tables.rows import Record, Row


def figures(subject: Subject) -> Iterator[Line]:
    """The statistics about the row."""
    for figure in subject.rows_in("figures"):
        value = f"{words(figure['qualifier'])} {float(figure['value']):,.10g} {figure['unit']}"
        text = f"{figure['subject']}, {figure['period'] or 'no date'}: {value}"
        # A period is a date, or two with a slash between them.
        *_, last_date = figure["period"].split("/")
        yield Line(
            joined([text, figure["note"]]), source_id=figure["source_id"], happened_on=last_date
        )


def claims(subject: Subject) -> Iterator[Line]:
    """The claims about the row, or, of a source, the claims that it makes."""
    record = subject.record
    if subject.table == "sources":
        rows = subject.rows_in("claims")
    else:
        rows = record.where("claims", about_id=subject.row_id, about_table=subject.table)
    for claim in rows:
        hedge = f" (hedged: {claim['hedge']})" if claim["hedge"] else ""
        chain = "; ".join(_credited(record, claim))
        origin = f"from {chain}" if chain else ""
        verdict = f"{claim['stance']}, {words(claim['status'])}"
        yield Line(
            joined([f"{claim['statement']}{hedge}", origin, verdict], separator=" — "),
            source_id=claim["source_id"],
            happened_on=record.get("sources", claim["source_id"])["published_on"],
        )


def _credited(record: Record, claim: Row) -> Iterator[str]:
    """Whom the claim credits, and whom those credit in turn."""
    while claim:
        if claim["attributed_to"]:
            yield claim["attributed_to"]
        claim = record.get("claims", claim["relays_claim_id"]) if claim["relays_claim_id"] else {}
        if claim:
            publisher_id = record.get("sources", claim["source_id"])["publisher_id"]
            yield record.name("entities", publisher_id)


def coverage(subject: Subject) -> Iterator[Line]:
    """How far the list was checked."""
    for row in subject.rows_in("coverage"):
        period = f"{row['complete_from'] or '?'} to {row['complete_to'] or '?'}"
        text = joined([f"{words(row['extent'])}, {period}", row["note"]])
        yield Line(text, source_id=row["source_id"])
