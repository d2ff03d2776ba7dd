"""Contracts and events, the parties to them, how events bear on each other, and figures."""

from __future__ import annotations

from watchers.exports.ftm.graph import ENGLISH, Entity, Graph
from watchers.exports.ftm.model import ftm_model
from watchers.exports.ftm.parties import party
from watchers.exports.ftm.record import FtmRecord
from watchers.tables.rows import Row

CONTRACT_DAYS = {
    "tendered_on": "Tendered",
    "started_on": "Work began",
    "planned_end_on": "Planned to end",
    "ended_on": "Ended",
}
"""Days of a contract for which the format has no property."""


def add_contracts(record: FtmRecord, graph: Graph) -> None:
    """Adds every contract and its parties."""
    for row in record.rows("contracts"):
        _add_contract(record, graph, row)
    for row in record.rows("contract_parties"):
        _add_contract_party(record, graph, row)


def add_events(record: FtmRecord, graph: Graph) -> None:
    """Adds every event, its parties, and the links between events."""
    for row in record.rows("events"):
        _add_event(record, graph, row)
    for row in record.rows("event_parties"):
        _add_event_party(record, graph, row)
    for row in record.rows("event_links"):
        _add_event_link(record, graph, row)


def add_figures(record: FtmRecord, graph: Graph) -> None:
    """Adds the figures on an event or an organisation, in words; for others there is no room."""
    for row in record.rows("figures"):
        if row["event_id"]:
            _add_figure(graph, row, about=graph.get("events", row["event_id"]))
        elif row["entity_id"]:
            _add_figure(graph, row, about=graph.get("entities", row["entity_id"]))


def _add_figure(graph: Graph, row: Row, *, about: Entity) -> None:
    qualifier = row["qualifier"].replace("_", " ")
    period = f" ({row['period']})" if row["period"] else ""
    words = f"{row['subject']}{period}: {qualifier} {row['value']} {row['unit']}. {row['note']}"
    about.explain(f"Figure: {words.strip()}", origin=row["source_id"])
    graph.carry("figures", row["figure_id"], about)


def _add_contract(record: FtmRecord, graph: Graph, row: Row) -> None:
    origin, chinese = row["source_id"], ftm_model().language("zh")
    made = graph.make("Contract", kind="contracts", row_id=row["contract_id"], origin=origin)
    for prop in ("title", "name"):
        made.add(prop, row["title"], language=ENGLISH)
        made.add(prop, row["title_zh"], language=chinese)
    made.add("type", row["kind"], language=ENGLISH)
    made.add("contractDate", row["awarded_on"])
    made.add("status", row["end_reason"], language=ENGLISH, origin=row["end_source_id"])
    made.explain(row["scope"])
    _add_amount(made, row)
    for column, words in CONTRACT_DAYS.items():
        if row[column]:
            made.explain(f"{words}: {row[column]}.")
    record.address(made, row["place_id"])
    record.source(made, origin)
    record.source(made, row["end_source_id"])
    graph.carry("contracts", row["contract_id"], made)


def _add_amount(made: Entity, row: Row) -> None:
    """The amount as a number only if it is exact: the format has no room for `at least`."""
    if not row["amount"]:
        return
    if row["amount_qualifier"] == "exact":
        made.add("amount", row["amount"])
        made.add("currency", row["currency"])
        return
    qualifier = row["amount_qualifier"].replace("_", " ")
    made.explain(f"Amount: {qualifier} {row['amount']} {row['currency']}.")


def _add_contract_party(record: FtmRecord, graph: Graph, row: Row) -> None:
    contract = graph.get("contracts", row["contract_id"])
    named = graph.get("entities", row["entity_id"])
    origin, row_id = row["source_id"], row["contract_party_id"]
    if row["role"] == "buyer":
        contract.add("authority", named.id, origin=origin)
        graph.carry("contract_parties", row_id, contract)
        return
    is_supplier = row["role"] == "supplier"
    schema = "ContractAward" if is_supplier else "UnknownLink"
    made = graph.make(schema, kind="contract_parties", row_id=row_id, origin=origin)
    made.add("supplier" if is_supplier else "subject", named.id)
    made.add("contract" if is_supplier else "object", contract.id)
    made.add("role", row["role"].replace("_", " "), language=ENGLISH)
    if is_supplier:
        awarded = record.row("contracts", row["contract_id"])
        made.add("date", awarded["awarded_on"], origin=awarded["source_id"])
    record.source(made, origin)
    graph.carry("contract_parties", row_id, made)


def _add_event(record: FtmRecord, graph: Graph, row: Row) -> None:
    origin = row["source_id"]
    made = graph.make("Event", kind="events", row_id=row["event_id"], origin=origin)
    made.add("name", row["title"], language=ENGLISH)
    made.add("keywords", row["kind"].replace("_", " "), language=ENGLISH)
    made.add("startDate" if row["ended_on"] else "date", row["occurred_on"])
    made.add("endDate", row["ended_on"])
    record.address(made, row["place_id"], prop="location")
    made.explain(row["summary"])
    record.source(made, origin)
    graph.carry("events", row["event_id"], made)


def _add_event_party(record: FtmRecord, graph: Graph, row: Row) -> None:
    """A link, because what is `involved` in an Event has neither a role nor a document."""
    row_id = row["event_party_id"]
    made = _role(record, graph, row, table="event_parties", row_id=row_id, role=row["role"])
    made.add("subject", party(graph, row).id)
    made.add("object", graph.get("events", row["event_id"]).id)


def _add_event_link(record: FtmRecord, graph: Graph, row: Row) -> None:
    row_id = row["event_link_id"]
    made = _role(record, graph, row, table="event_links", row_id=row_id, role=row["relation"])
    made.add("subject", graph.get("events", row["from_event_id"]).id)
    made.add("object", graph.get("events", row["to_event_id"]).id)
    made.explain(row["note"])


def _role(
    record: FtmRecord, graph: Graph, row: Row, *, table: str, row_id: str, role: str
) -> Entity:
    made = graph.make("UnknownLink", kind=table, row_id=row_id, origin=row["source_id"])
    made.add("role", role.replace("_", " "), language=ENGLISH)
    record.source(made, row["source_id"])
    graph.carry(table, row_id, made)
    return made
