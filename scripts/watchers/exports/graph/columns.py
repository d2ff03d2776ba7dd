"""Columns of text put together, a whole column at a time."""

from __future__ import annotations

from collections.abc import Iterable

import pyarrow as pa
import pyarrow.compute as pc


def column_of(rows: pa.Table, name: str) -> pa.Array:
    """A column as one array."""
    column = rows[name].combine_chunks()
    return pa.concat_arrays(column.chunks) if isinstance(column, pa.ChunkedArray) else column


def joined(*parts: str | pa.Array) -> pa.Array:
    """The parts of each row one after the other; null if one of them is."""
    return pc.binary_join_element_wise(*parts, "")


def known(parts: Iterable[pa.Array]) -> pa.Array:
    """The parts of each row that are not null, one after the other."""
    # Without a part that is never null, Arrow leaves out the rows in which all are.
    return pc.binary_join_element_wise("", *parts, "", null_handling="skip")
