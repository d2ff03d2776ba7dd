"""The words under the rows: evidence and claims, with their hedges.

What is said of a thing becomes a Documentation between it and its document. A link is no thing in
this format and cannot be documented, so its words go into its description.
"""

from __future__ import annotations

from watchers.exports.ftm.graph import ENGLISH, Entity, Graph, entity_id
from watchers.exports.ftm.model import ftm_model
from watchers.exports.ftm.record import FtmRecord
from watchers.tables.rows import Row


def add_quotations(record: FtmRecord, graph: Graph) -> None:
    """Adds the claims, then the evidence, that are about a row which an entity carries."""
    for row in record.rows("claims"):
        for entity in graph.carriers(row["about_table"], row["about_id"]):
            _add_claim(record, graph, row, entity)
    for row in record.rows("evidence"):
        for entity in graph.carriers(row["about_table"], row["about_id"]):
            _add_evidence(record, graph, row, entity)


def _add_evidence(record: FtmRecord, graph: Graph, row: Row, entity: Entity) -> None:
    source_id = row["source_id"]
    about = f"Words for {row['about_fields'].replace(' ', ', ')} ({row['reading']})"
    if not entity.is_thing:
        words = _joined(_quoted(row["quote"]), _translated(row), _found(row), row["reading_reason"])
        entity.explain(f"{about}: {words}", origin=source_id)
        entity.add("proof", entity_id("sources", source_id), origin=source_id)
        return
    made = _documentation(record, graph, row, entity, table="evidence", row_id=row["evidence_id"])
    made.add("role", f"evidence, {row['reading']}", language=ENGLISH)
    made.add("summary", row["quote"], language=_language(record, source_id))
    made.add("summary", row["quote_en"], language=ENGLISH)
    made.explain(_joined(about, row["locator"], row["reading_reason"]))


def _add_claim(record: FtmRecord, graph: Graph, row: Row, entity: Entity) -> None:
    source_id = row["source_id"]
    how = f"Claim ({row['stance']}, {row['status'].replace('_', ' ')})"
    hedge = f"hedged: {row['hedge']}" if row["hedge"] else ""
    credited = row["attributed_to"] or row["relays_claim_id"]
    credit = f"relays {credited}" if credited else ""
    value = f"{row['about_field']} given as {row['value_given']}" if row["value_given"] else ""
    said = _joined(hedge, credit, value, row["locator"], row["status_reason"])
    if not entity.is_thing:
        words = _joined(row["statement"], _quoted(row["quote"]), said)
        entity.explain(f"{how}: {words}", origin=source_id)
        entity.add("proof", entity_id("sources", source_id), origin=source_id)
        graph.carry("claims", row["claim_id"], entity)
        return
    made = _documentation(record, graph, row, entity, table="claims", row_id=row["claim_id"])
    made.add("role", f"claim, {row['stance']}, {row['status']}", language=ENGLISH)
    made.add("summary", row["statement"], language=ENGLISH)
    made.explain(_joined(how, _quoted(row["quote"]), said))
    graph.carry("claims", row["claim_id"], made)


def _documentation(
    record: FtmRecord, graph: Graph, row: Row, entity: Entity, *, table: str, row_id: str
) -> Entity:
    source_id = row["source_id"]
    made = graph.make("Documentation", kind=table, row_id=row_id, origin=source_id)
    made.add("document", entity_id("sources", source_id))
    made.add("entity", entity.id)
    made.add("date", record.row("sources", source_id)["published_on"])
    record.source(made, source_id)
    return made


def _language(record: FtmRecord, source_id: str) -> str:
    return ftm_model().language(record.row("sources", source_id)["language"])


def _found(row: Row) -> str:
    return _joined(row["locator"], f"source {row['source_id']}")


def _translated(row: Row) -> str:
    return f"in English {_quoted(row['quote_en'])}" if row["quote_en"] else ""


def _quoted(words: str) -> str:
    return f"“{words}”" if words else ""


def _joined(*parts: str) -> str:
    return "; ".join(filter(None, parts))
