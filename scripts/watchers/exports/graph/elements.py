"""Nodes or edges of one kind, as columns: what every format of the graph is written from.

An id is that of the table and the row, such as `entities/hikvision`, as two tables can have rows
with the same id.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import pyarrow as pa

from watchers.exports.graph.columns import column_of, joined

SURELY_FROM, SURELY_TO, HELD = "surely_from", "surely_to", "held_on_day"
HEDGES, DISPUTED, NOT_STATED = "hedges", "disputed", "not_stated"
OTHER_NAMES = "other_names"


@dataclass(frozen=True, kw_only=True)
class Elements:
    """Nodes or edges of one kind."""

    name: str
    """That of the table and, for edges that it names by a column, of the column."""
    kind: str
    """The label of the nodes, or the type of the edges."""
    ids: pa.Array
    attributes: pa.Table
    titles: pa.Array | None = None
    """What a node is called; None for edges."""
    sources: pa.Array | None = None
    targets: pa.Array | None = None
    """The ids of both ends of an edge; None for nodes."""

    def part(self, start: int, length: int) -> Elements:
        """Some of the elements, from the number `start` on."""
        columns = ("ids", "attributes", "titles", "sources", "targets")
        given = {name: getattr(self, name) for name in columns}
        cut = {name: one.slice(start, length) for name, one in given.items() if one is not None}
        return replace(self, **cut)

    def column(self, name: str) -> pa.Array:
        """An attribute; null for all where these elements do not have it."""
        if name not in self.attributes.column_names:
            return pa.nulls(len(self.ids), pa.string())
        return column_of(self.attributes, name)


def with_columns(rows: pa.Table, columns: dict[str, pa.Array]) -> pa.Table:
    """The rows with these columns behind theirs."""
    kept = {name: rows[name] for name in rows.column_names}
    return pa.table(kept | columns)


def ids_of(table: str, keys: pa.Array) -> pa.Array:
    """The ids of the rows of a table with these keys."""
    return joined(f"{table}/", keys)
