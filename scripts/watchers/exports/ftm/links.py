"""Links of ownership and control, and offices."""

from __future__ import annotations

import re

from watchers.exports.ftm.graph import ENGLISH, Entity, Graph, entity_id
from watchers.exports.ftm.parties import is_owned
from watchers.exports.ftm.record import FtmRecord
from watchers.tables.rows import Row

CONTROLLING_KINDS = frozenset({"control", "ultimate_controller"})
DIRECTORSHIP = re.compile(
    "(?:(?:vice|deputy)[- ])?chair(?:man|woman|person)?|president|(?:managing |executive )?director"
    "|board member|legal representative|general manager|chief executive(?: officer)?",
    re.IGNORECASE,
)
"""Titles by which somebody directs a company; any other is an office that is occupied."""


def add_links(record: FtmRecord, graph: Graph) -> None:
    """Adds every link of ownership and every office."""
    for row in record.rows("ownership"):
        _add_ownership(record, graph, row)
    for row in record.rows("positions"):
        _add_office(record, graph, row)


def _add_ownership(record: FtmRecord, graph: Graph, row: Row) -> None:
    """One that is held and tells a share or a subsidiary is an Ownership, one of control a Control.

    A row can be both. One that was only agreed is neither: that it came about was not seen.
    """
    owner = graph.get("entities", row["owner_id"])
    owned = graph.get("entities", row["owned_id"])
    if row["stage"] != "held":
        made = _link(record, graph, row, schema="UnknownLink", kind="agreed")
        made.add("subject", owner.id)
        made.add("object", owned.id)
        made.explain("Only agreed or planned; that it was carried out was not seen.")
        return
    if is_owned(row):
        made = _link(record, graph, row, schema="Ownership", kind="ownership")
        made.add("owner", owner.id)
        made.add("asset", owned.id)
        made.add("percentage", _share(row))
    if row["kind"] in CONTROLLING_KINDS:
        made = _link(record, graph, row, schema="Control", kind="control")
        made.add("controller", owner.id)
        made.add("controlled", owned.id)


def _link(record: FtmRecord, graph: Graph, row: Row, *, schema: str, kind: str) -> Entity:
    origin = row["source_id"]
    made = graph.make(schema, kind=kind, row_id=row["ownership_id"], origin=origin)
    stage = "" if row["stage"] == "held" else f", {row['stage']}"
    made.add("role", row["kind"].replace("_", " ") + stage, language=ENGLISH)
    made.add("date", row["as_of"])
    made.add("startDate", row["started_on"])
    made.add("endDate", row["ended_on"])
    if row["share_pct"] and schema != "Ownership":
        made.explain(f"Share, in percent: {_share(row)}.")
    made.explain(row["note"])
    record.source(made, origin)
    graph.carry("ownership", row["ownership_id"], made)
    return made


def _share(row: Row) -> str:
    """The share in percent; one that is not exact keeps its qualifier, and is no number then."""
    if row["share_qualifier"] in ("", "exact"):
        return row["share_pct"]
    return f"{row['share_qualifier'].replace('_', ' ')} {row['share_pct']}"


def _add_office(record: FtmRecord, graph: Graph, row: Row) -> None:
    kind = record.row("entities", row["entity_id"])["kind"]
    directs = kind == "company" and DIRECTORSHIP.fullmatch(row["title"])
    holder = graph.get("officials", row["official_id"])
    made = graph.make(
        "Directorship" if directs else "Occupancy",
        kind="positions",
        row_id=row["position_id"],
        origin=row["source_id"],
    )
    if directs:
        made.add("director", holder.id)
        made.add("organization", graph.get("entities", row["entity_id"]).id)
        made.add("role", row["title"], language=ENGLISH)
    else:
        made.add("holder", holder.id)
        made.add("post", _post(record, graph, row).id)
    made.add("startDate", row["started_on"])
    made.add("endDate", row["ended_on"])
    record.source(made, row["source_id"])
    graph.carry("positions", row["position_id"], made)


def _post(record: FtmRecord, graph: Graph, row: Row) -> Entity:
    """The post: one for all who held the same seat, else one for the row."""
    kind, row_id = "posts", row["position_id"]
    if row["seat"]:
        kind, row_id = "seats", f"{row['entity_id']}.{row['seat']}"
    if not graph.has(kind, row_id):
        made = graph.make("Position", kind=kind, row_id=row_id, origin=row["source_id"])
        made.add("organization", entity_id("entities", row["entity_id"]))
        record.country(made, record.row("entities", row["entity_id"])["country"])
    post = graph.get(kind, row_id)
    post.add("name", row["title"], language=ENGLISH, origin=row["source_id"])
    return post
