"""The nodes and edges of a package."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

import pyarrow as pa
import pyarrow.compute as pc

from watchers.exports.derived import Derived
from watchers.exports.graph.columns import column_of, joined
from watchers.exports.graph.doubts import doubts_of_column, doubts_of_rows
from watchers.exports.graph.elements import (
    DISPUTED,
    HEDGES,
    HELD,
    NOT_STATED,
    OTHER_NAMES,
    SURELY_FROM,
    SURELY_TO,
    Elements,
    ids_of,
    with_columns,
)
from watchers.exports.graph.layout import (
    ANSWERS,
    ANSWERS_SHOWN,
    EdgeTable,
    NodeTable,
    edge_tables,
    node_tables,
    references,
    targets_of,
)
from watchers.exports.graph.periods import FIRST_DAY, Period, later, period
from watchers.exports.graph.statements import Statements
from watchers.exports.selection import HAPPENINGS
from watchers.package.model import Package, Table
from watchers.problems.errors import UnusablePackage
from watchers.tables.typed_tables import arrow_tables

SOURCE_ID = "source_id"


class Graph:
    """A package as a graph, as of a day if only that is told of."""

    def __init__(self, package: Package, derived: Derived) -> None:
        """Raises UnusablePackage if the package cannot be read or a key leads nowhere."""
        self.package, self.derived = package, derived
        self.rows = arrow_tables(package) | derived.rows
        self._tables = package.tables | derived.tables
        self._statements = Statements(self.rows)
        self._node_tables = node_tables(package)

    @cached_property
    def nodes(self) -> list[Elements]:
        return [self._nodes(one) for one in self._node_tables.values()]

    @cached_property
    def edges(self) -> list[Elements]:
        edges = [self._edges(one) for one in edge_tables(self.package, self.derived)]
        named = [edge for one in self._node_tables.values() for edge in self._references(one)]
        return [*edges, *named]

    def _nodes(self, one: NodeTable) -> Elements:
        table, rows = self._tables[one.table], self.rows[one.table]
        keys, days = column_of(rows, table.primary_key[0]), self._period(table, rows)
        added = self._spoken(table, keys) | self._days(days)
        added |= {OTHER_NAMES: self._statements.names(table.primary_key[0], keys)}
        return Elements(
            name=one.table,
            kind=one.label,
            ids=ids_of(one.table, keys),
            titles=column_of(rows, one.title),
            attributes=with_columns(rows, added),
        )

    def _edges(self, one: EdgeTable) -> Elements:
        table, rows = self._tables[one.table], self._shown(one.table)
        rows, days = self._not_over(rows, self._edge_period(one, rows))
        keys = column_of(rows, table.primary_key[0])
        spoken = self._spoken(table, keys)
        saying = [*one.sources, *one.targets, *one.saying]
        added = spoken | self._days(days)
        added |= doubts_of_rows(rows, spoken, days, saying=saying, day=self.derived.day)
        return Elements(
            name=one.table,
            kind=one.kind,
            ids=ids_of(one.table, keys),
            sources=self._ends(table, rows, one.sources),
            targets=self._ends(table, rows, one.targets),
            attributes=with_columns(rows, added),
        )

    def _references(self, one: NodeTable) -> Iterator[Elements]:
        """The edges to the nodes that the rows of nodes name."""
        table = self._tables[one.table]
        for column, kind in references(table, self._node_tables).items():
            rows = self.rows[one.table]
            rows = rows.filter(pc.is_valid(rows[column]))
            keys = column_of(rows, table.primary_key[0])
            ids = ids_of(one.table, keys)
            spoken = self._spoken(table, keys, column=column)
            said = [SOURCE_ID] if SOURCE_ID in table.fields else []
            yield Elements(
                name=f"{one.table}-{column}",
                kind=kind,
                ids=joined(ids, f"/{column}"),
                sources=ids,
                targets=self._ends(table, rows, (column,)),
                attributes=with_columns(rows.select(said), doubts_of_column(spoken, column)),
            )

    def _shown(self, name: str) -> pa.Table:
        """The rows of a table that are edges."""
        rows = self.rows[name]
        if name != ANSWERS:
            return rows
        begun = pc.less_equal(rows[FIRST_DAY].cast(pa.string()), self.package.created)
        shown = pc.is_in(rows["answer"], value_set=pa.array(ANSWERS_SHOWN))
        return rows.filter(pc.and_(shown, pc.fill_null(begun, True)))

    def _period(self, table: Table, rows: pa.Table) -> Period:
        return period(table, rows, created=self.package.created)

    def _edge_period(self, one: EdgeTable, rows: pa.Table) -> Period:
        """The period of an edge; a part in an event or contract stands from when that happened."""
        table = self._tables[one.table]
        column = one.targets[0] if len(one.targets) == 1 else ""
        happening = targets_of(table).get(column, "")
        if happening not in HAPPENINGS:
            return self._period(table, rows)
        ends = [name for name in (*one.sources, column) if targets_of(table)[name] == happening]
        # Of two events, one that bears on the other is there from when both have happened.
        known, there = self._tables[happening], self.rows[happening]
        days = self._period(known, there)
        taken = [days.take(_found(there, known, column_of(rows, name))) for name in ends]
        return taken[0] if len(taken) == 1 else later(*taken)

    def _not_over(self, rows: pa.Table, days: Period) -> tuple[pa.Table, Period]:
        """The rows that may have held on the day of the graph, if it has one, and their periods.

        A part of the record for a day keeps others that an answer rests on.
        """
        if not self.derived.day:
            return rows, days
        may_hold = pc.not_equal(days.held_on(self.derived.day), "no")
        numbers = pc.indices_nonzero(may_hold)
        return rows.take(numbers), days.take(numbers)

    def _spoken(self, table: Table, keys: pa.Array, *, column: str = "") -> dict[str, pa.Array]:
        """What is said beside rows: their hedges, or those of one column, and what is in doubt."""
        return {
            HEDGES: self._statements.hedges(table.name, keys, column=column),
            DISPUTED: self._statements.disputed(table.name, keys),
            NOT_STATED: self._statements.not_stated(table.name, keys),
        }

    def _days(self, days: Period) -> dict[str, pa.Array]:
        if not days.is_dated:
            return {}
        columns = {SURELY_FROM: days.surely_from, SURELY_TO: days.surely_to}
        return columns | ({HELD: days.held_on(self.derived.day)} if self.derived.day else {})

    def _ends(self, table: Table, rows: pa.Table, columns: tuple[str, ...]) -> pa.Array:
        """The ids of the nodes at one end. Raises UnusablePackage if there is none."""
        targets = targets_of(table)
        ids = [ids_of(targets[column], column_of(rows, column)) for column in columns]
        ends = pc.coalesce(*ids)
        known = pa.concat_arrays([found.ids for found in self.nodes])
        lost = ends.filter(pc.invert(pc.is_in(ends, value_set=known)))
        if len(lost):
            end = lost[0].as_py()
            fault = f"leads to {end}, which does not exist" if end else "is empty"
            raise UnusablePackage(
                f"the package breaks its own schema: {', '.join(columns)} of {table.name} {fault}."
                " Run: watchers validate"
            )
        return ends


def _found(rows: pa.Table, table: Table, keys: pa.Array) -> pa.Array:
    """The numbers of the rows with these keys."""
    return pc.index_in(keys, value_set=column_of(rows, table.primary_key[0]))
