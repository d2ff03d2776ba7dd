"""Bytes that strict_csv accepted, as frames of text for the checks.

The frames are Arrow tables, because in them an unknown cell stays unknown through every comparison
and negation, as in SQL; in pandas' own text columns it counts as false, and so "not false" as true.
"""

from __future__ import annotations

import narwhals as nw
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv

from watchers.package.model import Table
from watchers.package.vocabulary import NUMERIC
from watchers.tables.columns import LINE, spelled
from watchers.tables.strict_csv import MAX_CELL_BYTES


def read_arrow(raw: bytes, table: Table) -> pa.Table:
    """All cells of the file as text; the empty cell, and it alone, is null (`NA` is text)."""
    return csv.read_csv(
        pa.BufferReader(_own_buffer(raw)),
        # A row must fit into a block; a row of the largest cells is larger than Arrow's default.
        read_options=csv.ReadOptions(
            block_size=max(1 << 20, (len(table.columns) + 1) * MAX_CELL_BYTES)
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
    arrow = read_arrow(raw, table)
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
    arrow = arrow.append_column(LINE, pa.array(np.arange(2, len(arrow) + 2)))
    return nw.from_native(arrow, eager_only=True)


def first_unsorted(frame: nw.DataFrame, key: list[str]) -> int:
    """The first line whose key sorts before the one above it; 0 if the rows are sorted."""
    keys = frame.select(*(nw.col(name).cast(nw.String).fill_null("") for name in key))
    rows = (
        list(zip(*(keys[name].to_list() for name in key), strict=True))
        if len(key) > 1
        else keys[key[0]].to_list()
    )
    if rows == sorted(rows):
        return 0
    return 2 + next(n for n in range(1, len(rows)) if rows[n] < rows[n - 1])
