"""Which tables of a package are nodes of the graph, which are edges, and what they are called."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from watchers.exports.derived import Derived
from watchers.package.model import PARTY_IDS, Package, Table


@dataclass(frozen=True)
class NodeTable:
    """A table each of whose rows is a node."""

    table: str
    label: str
    """What a node is, as Neo4j writes it."""
    title: str
    """The column with what a node is called."""


@dataclass(frozen=True)
class EdgeTable:
    """A table each of whose rows is an edge."""

    table: str
    kind: str
    """What an edge is, as Neo4j writes it."""
    sources: tuple[str, ...]
    """The columns with the id of the node that it leads from, of which a row fills one."""
    targets: tuple[str, ...]
    """The same for the node that it leads to."""
    saying: tuple[str, ...] = ()
    """The columns that say what the link is, besides those of its ends."""


NODES = (
    NodeTable("entities", "Entity", "name"),
    NodeTable("officials", "Official", "name"),
    NodeTable("contracts", "Contract", "title"),
    NodeTable("events", "Event", "title"),
    NodeTable("lists", "List", "name"),
    NodeTable("places", "Place", "name"),
)
ANSWERS = "answers"
EDGES = (
    EdgeTable("ownership", "OWNS_OR_CONTROLS", ("owner_id",), ("owned_id",), ("kind", "stage")),
    EdgeTable("contract_parties", "PARTY_TO_CONTRACT", ("entity_id",), ("contract_id",), ("role",)),
    EdgeTable("positions", "HELD_OFFICE_IN", ("official_id",), ("entity_id",), ("title",)),
    EdgeTable("event_parties", "PARTY_TO_EVENT", PARTY_IDS, ("event_id",), ("role",)),
    EdgeTable("event_links", "EVENT_LINK", ("from_event_id",), ("to_event_id",), ("relation",)),
    EdgeTable("designations", "DESIGNATED_ON", PARTY_IDS, ("list_id",)),
    EdgeTable(ANSWERS, "ANSWER", PARTY_IDS, ("list_id",)),
)
REFERENCES = {
    "place_id": "LOCATED_IN",
    "parent_id": "PART_OF",
    "authority_id": "ISSUED_BY",
    "replaced_by": "REPLACED_BY",
}
"""What an edge is called that a node's own row names by this column."""
ANSWERS_SHOWN = ("covered", "red_flag", "unknown")
"""The answers that are edges: what no designation shows, and a party must not seem free of.

That a party was not listed is no link to the list, and `listed` is there as its designation.
"""
DOUBTFUL_ANSWERS = ("red_flag", "unknown")


def node_tables(package: Package) -> dict[str, NodeTable]:
    """The tables of the package whose rows are nodes."""
    return {
        one.table: one
        for one in NODES
        if one.table in package.tables and one.title in package.tables[one.table].fields
    }


def edge_tables(package: Package, derived: Derived) -> list[EdgeTable]:
    """The tables whose rows are edges, as far as the package has both ends."""
    known = package.tables | derived.tables
    nodes = node_tables(package)
    return [
        one
        for one in EDGES
        if one.table in known
        and all(
            targets_of(known[one.table]).get(column) in nodes
            for column in (*one.sources, *one.targets)
        )
    ]


def targets_of(table: Table) -> dict[str, str]:
    """The table to which each column refers that alone is a foreign key."""
    return {columns[0]: target for columns, target, _ in table.foreign_keys if len(columns) == 1}


def references(table: Table, nodes: Mapping[str, NodeTable]) -> dict[str, str]:
    """The columns by which a node's row names another node, and what such an edge is called."""
    return {
        column: REFERENCES.get(column, column.removesuffix("_id").upper())
        for column, target in targets_of(table).items()
        if target in nodes
    }
