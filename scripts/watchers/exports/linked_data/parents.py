"""Which organisation is the parent of another, where the record says so plainly.

A shareholding, a control without ownership, a link that was only agreed, that no passage states, or
that a document contradicts, makes no parent here: `ownership` has them all, and the data set says
how many are left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from watchers.exports.linked_data.doubts import Key, stated_columns
from watchers.exports.linked_data.nodes import Node, date, known, linked, row_iri
from watchers.tables.rows import Record, Row

TABLE = "ownership"
PARENT = {"kind": "subsidiary", "stage": "held"}
SAYING = {"owner_id", "owned_id", "kind", "stage"}
"""The columns that say that the one is the parent of the other."""


class Parents:
    """The links of ownership that make one organisation the parent of another."""

    def __init__(self, record: Record) -> None:
        self.record = record

    def of(self, entity_id: str) -> list[str]:
        """The IRIs of the links to its parents."""
        rows = self.record.where(TABLE, owned_id=entity_id)
        return [_iri(row) for row in rows if self._is_plain(row)]

    def nodes(self) -> Iterator[Node]:
        """Each such link as a role between the two, over a period."""
        return (_node(row) for row in self.record.tables[TABLE] if self._is_plain(row))

    @property
    def left_out(self) -> int:
        """The number of links that make no parent."""
        rows = self.record.tables[TABLE]
        return len(rows) - sum(map(self._is_plain, rows))

    def _is_plain(self, row: Row) -> bool:
        is_parent = all(row[column] == value for column, value in PARENT.items())
        link = row["ownership_id"]
        is_stated = self._stated[TABLE, link] >= SAYING
        return is_parent and is_stated and link not in self._contradicted

    @cached_property
    def _stated(self) -> dict[Key, set[str]]:
        return stated_columns(self.record)

    @cached_property
    def _contradicted(self) -> set[str]:
        """The links of which a document says otherwise."""
        claims = self.record.where("claims", about_table=TABLE, stance="contradicts")
        return {row["about_id"] for row in claims if row["about_field"] in SAYING | {""}}


def _iri(row: Row) -> str:
    return row_iri(TABLE, row["ownership_id"])


def _node(row: Row) -> Node:
    stated = f"Stated for {row['as_of']}." if row["as_of"] else ""
    return known(
        {
            "@type": "OrganizationRole",
            "@id": _iri(row),
            "roleName": row["kind"],
            "parentOrganization": row_iri("entities", row["owner_id"]),
            "startDate": date(row["started_on"]),
            "endDate": date(row["ended_on"]),
            "description": " ".join(filter(None, [stated, row["note"]])),
            "dcterms:source": linked("sources", row["source_id"]),
        }
    )
