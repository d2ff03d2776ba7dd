"""What the record says beside a row: further names, hedges, and columns that are in doubt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import pyarrow as pa
import pyarrow.compute as pc

from watchers.exports.graph.columns import column_of, joined
from watchers.tables.passages import EVIDENCE, STATED

SEPARATOR = " | "
"""Between several texts in one; it is that of the column `hedge`."""
CONTRADICTS = "contradicts"
WHOLE_ROW = "row"
NAMES, CLAIMS = "names", "claims"


@dataclass(frozen=True)
class Statements:
    """The names, claims and evidence of a package, looked up by the row that they are about."""

    tables: Mapping[str, pa.Table]
    """The typed tables of the package."""

    def names(self, column: str, ids: pa.Array) -> pa.Array:
        """The further names of the parties with these ids; null where there are none."""
        names = self.tables.get(NAMES)
        if names is None or not {column, "name"} <= set(names.column_names):
            return pa.nulls(len(ids), pa.string())
        return _looked_up(ids, keys=names[column], texts=names["name"])

    def hedges(self, table: str, ids: pa.Array, *, column: str = "") -> pa.Array:
        """The hedging words of what sources say of these rows of a table, or of one column."""
        about = self._about(table)
        if column:
            about = about.filter(pc.is_in(about["about_field"], pa.array([column, WHOLE_ROW])))
        return self._of_claims(about, "hedge", ids)

    def disputed(self, table: str, ids: pa.Array) -> pa.Array:
        """The columns of these rows of a table that a source contradicts."""
        about = self._about(table)
        return self._of_claims(
            about.filter(pc.equal(about["stance"], CONTRADICTS)), "about_field", ids
        )

    def not_stated(self, table: str, ids: pa.Array) -> pa.Array:
        """The columns of these rows of a table that are only inferred, or could not be read."""
        cells = self._carried.filter(pc.equal(self._carried["about_table"], table))
        key = joined(column_of(cells, "about_id"), " ", column_of(cells, "column"))
        stated = key.filter(column_of(cells, "is_stated"))
        doubted = cells.filter(pc.invert(pc.is_in(key, value_set=stated)))
        return _looked_up(ids, keys=doubted["about_id"], texts=doubted["column"])

    def _of_claims(self, claims: pa.Table, column: str, ids: pa.Array) -> pa.Array:
        return _looked_up(ids, keys=claims["about_id"], texts=claims[column])

    def _about(self, table: str) -> pa.Table:
        return self._claims.filter(pc.equal(self._claims["about_table"], table))

    @cached_property
    def _claims(self) -> pa.Table:
        columns = ["about_table", "about_id", "about_field", "hedge", "stance"]
        found = self.tables.get(CLAIMS)
        if found is None or not set(columns) <= set(found.column_names):
            return pa.table({name: pa.array([], pa.string()) for name in columns})
        # A claim on no column in particular is one on the whole row.
        whole = pc.fill_null(found["about_field"], WHOLE_ROW)
        at = columns.index("about_field")
        return found.select(columns).set_column(at, "about_field", whole)

    @cached_property
    def _carried(self) -> pa.Table:
        """Each cell that a passage carries, and whether the passage states it."""
        needed = ["about_table", "about_id", "about_fields", "reading"]
        found = self.tables.get(EVIDENCE)
        if found is None or not set(needed) <= set(found.column_names):
            return pa.table(
                {name: pa.array([], pa.string()) for name in ("about_table", "about_id", "column")}
                | {"is_stated": pa.array([], pa.bool_())}
            )
        fields = pc.split_pattern(column_of(found, "about_fields"), " ")
        rows = found.take(pc.list_parent_indices(fields))
        return pa.table(
            {
                "about_table": rows["about_table"],
                "about_id": rows["about_id"],
                "column": pc.list_flatten(fields),
                "is_stated": pc.equal(rows["reading"], STATED),
            }
        )


def _looked_up(ids: pa.Array, *, keys: pa.ChunkedArray, texts: pa.ChunkedArray) -> pa.Array:
    """For each id the different texts of the rows with that key, in their order."""
    rows = pa.table({"key": keys, "text": texts}).drop_null()
    grouped = rows.group_by(["key", "text"], use_threads=False).aggregate([])
    by_key = grouped.group_by("key", use_threads=False).aggregate([("text", "list")])
    found = pc.binary_join(by_key["text_list"].combine_chunks(), SEPARATOR)
    at = pc.index_in(ids, value_set=by_key["key"].combine_chunks())
    return found.take(at)
