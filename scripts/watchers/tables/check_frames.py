"""Bytes that strict_csv accepted, as frames of text for the checks.

The frames are Arrow tables, because in them an unknown cell stays unknown through every comparison
and negation, as in SQL; in pandas' own text columns it counts as false, and so "not false" as true.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv

from watchers.package.model import Table
from watchers.package.vocabulary import NUMERIC
from watchers.tables.cells import MAX_CELL_BYTES
from watchers.tables.columns import LINE, spelled

if TYPE_CHECKING:
    import narwhals as nw


def read_arrow(raw: bytes, table: Table, *, has_header: bool = True) -> pa.Table:
    """All cells of the file as text; the empty cell, and it alone, is null (`NA` is text)."""
    return csv.read_csv(
        pa.BufferReader(_own_buffer(raw)),
        # A row must fit into a block; a row of the largest cells is larger than Arrow's default.
        read_options=csv.ReadOptions(
            block_size=max(1 << 20, (len(table.columns) + 1) * MAX_CELL_BYTES),
            column_names=None if has_header else table.columns,
        ),
        parse_options=csv.ParseOptions(newlines_in_values=False),
        convert_options=csv.ConvertOptions(
            column_types={name: pa.string() for name in table.columns},
            null_values=[""],
            strings_can_be_null=True,
        ),
    )


def _own_buffer(raw: bytes) -> pa.Buffer:
    """A copy of the bytes that belongs to Arrow.

    A thread of Arrow's reader may let go of the bytes last. Those of Python it can only give back
    through the interpreter, and if that is about to end, the whole process aborts.
    """
    buffer = pa.allocate_buffer(len(raw))
    memoryview(buffer).cast("B")[:] = raw
    return buffer


def check_frame(raw: bytes, table: Table) -> nw.DataFrame:
    """The table as the checks see it: text, and numbers for numeric columns, null if unreadable.

    A further column holds each row's line.
    """
    import narwhals as nw

    return nw.from_native(check_table(raw, table), eager_only=True)


def check_table(raw: bytes, table: Table, *, lines_above: int = 0, rows_above: int = 0) -> pa.Table:
    """The same as an Arrow table, of a file or of the lines of it that follow `lines_above`.

    rows_above: in earlier files of the table; lines are counted as if all were one file.
    """
    arrow = read_arrow(raw, table, has_header=not lines_above)
    return with_numbers(arrow, table, first_line=max(lines_above, 1) + 1 + rows_above)


def with_numbers(arrow: pa.Table, table: Table, *, first_line: int) -> pa.Table:
    """A table of text with numbers, their spelling and each row's line."""
    for name in table.columns_of_type(*NUMERIC):
        cells = arrow[name]
        readable = pc.if_else(
            pc.match_substring_regex(cells, NUMERIC[table.fields[name]["type"]]),
            cells,
            pa.scalar(None, pa.string()),
        )
        arrow = arrow.append_column(spelled(name), cells)
        arrow = arrow.set_column(
            arrow.column_names.index(name), name, pc.cast(readable, pa.float64())
        )
    lines = np.arange(first_line, first_line + len(arrow))
    return arrow.append_column(LINE, pa.array(lines, pa.int64()))


class RowOrder:
    """Whether rows are sorted by a key, told of one part of a table after another."""

    def __init__(self, key: list[str]) -> None:
        self.key = key
        self.first_unsorted = 0
        """The first line whose key sorts before the one above it; 0 if the rows are sorted."""
        self._last: list[pa.Scalar] = []

    def add(self, rows: pa.Table) -> None:
        """Looks at the next rows of the table."""
        if self.first_unsorted or not rows.num_rows:
            return
        columns = [_sort_keys(rows[name]) for name in self.key]
        above = [
            pa.concat_arrays([pa.array([last.as_py()], pa.string()), column[:-1]])
            for last, column in zip(self._last or [c[0] for c in columns], columns, strict=True)
        ]
        at = pc.index(_sorts_before(columns, above), True).as_py()
        if at >= 0:
            self.first_unsorted = rows[LINE][at].as_py()
        self._last = [column[-1] for column in columns]


def _sort_keys(cells: pa.ChunkedArray) -> pa.Array:
    """The cells as text, which sorts as in Python, by code points; the empty cell comes first."""
    return pc.fill_null(pc.cast(cells, pa.string()), "").combine_chunks()


def _sorts_before(rows: list[pa.Array], others: list[pa.Array]) -> pa.Array:
    """For each row, whether its columns sort before those of the other at the same place."""
    before = pc.less(rows[-1], others[-1])
    for row, other in zip(rows[-2::-1], others[-2::-1], strict=True):
        before = pc.or_(pc.less(row, other), pc.and_(pc.equal(row, other), before))
    return before


def first_unsorted(frame: nw.DataFrame, key: list[str]) -> int:
    """The first line whose key sorts before the one above it; 0 if the rows are sorted."""
    order = RowOrder(key)
    order.add(frame.to_native())
    return order.first_unsorted
