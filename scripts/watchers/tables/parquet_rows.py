"""Rows of Parquet files, taken over as they are where a CSV file of them would have no fault."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import parquet

from watchers.package.model import Table
from watchers.tables.cells import MAX_CELL_BYTES
from watchers.tables.characters import are_all_fit
from watchers.tables.check_frames import with_numbers
from watchers.tables.conflicts import CONFLICTS
from watchers.tables.grid import SPACE
from watchers.tables.parquet_text import spelled_out
from watchers.tables.parquet_types import has_spelling

BATCH = 32_768
"""Rows that are looked at at a time."""
MAX_PLAIN_BYTES = MAX_CELL_BYTES // 2 - 2
"""A cell of so many bytes is not too large in CSV, even if it has to double as many quotes."""

Each = Callable[
    [Callable[[tuple[int, pa.RecordBatch]], pa.Table], Iterable[tuple[int, pa.RecordBatch]]],
    Iterator[pa.Table],
]
"""Like `map`, perhaps in several threads."""


class NotPlain(Exception):
    """The rows have to be looked at as text, since something about them may be reported."""


def plain_rows(file: Path, table: Table, *, first_line: int, each: Each) -> Iterator[pa.Table]:
    """The rows of the file as the checks see them (see check_frames).

    Raises NotPlain, perhaps after some rows, unless the gate for CSV would let all of them pass
    without a word.
    """
    try:
        with parquet.ParquetFile(file) as opened:
            if not (_has_columns(opened.schema_arrow, table) and opened.metadata.num_rows):
                raise NotPlain
            yield from each(partial(_plain, table), _numbered(opened, first_line))
    except (pa.ArrowException, OSError) as error:
        raise NotPlain from error


def _has_columns(schema: pa.Schema, table: Table) -> bool:
    """Whether it has the columns of the table, each of a type that can be read."""
    return sorted(schema.names) == sorted(table.columns) and all(
        has_spelling(field.type) for field in schema
    )


def _numbered(opened: parquet.ParquetFile, line: int) -> Iterator[tuple[int, pa.RecordBatch]]:
    for batch in opened.iter_batches(batch_size=BATCH):
        yield line, batch
        line += batch.num_rows


def _plain(table: Table, numbered: tuple[int, pa.RecordBatch]) -> pa.Table:
    first_line, batch = numbered
    texts = [_known(spelled_out(batch.column(name))) for name in table.columns]
    if not all(map(_is_plain, texts)) or _may_read_otherwise(texts):
        raise NotPlain
    rows = pa.Table.from_arrays(texts, names=table.columns)
    return with_numbers(rows, table, first_line=first_line)


def _known(text: pa.Array) -> pa.Array:
    """The cells, of which the empty ones are unknown."""
    is_empty = pc.equal(pc.binary_length(text), 0)
    if not pc.any(is_empty).as_py():
        return text
    return pc.if_else(is_empty, pa.scalar(None, pa.string()), text)


def _is_plain(text: pa.Array) -> bool:
    """Whether there is nothing to say of the bytes of these cells, none of which is empty."""
    known = text.drop_null()
    if not len(known):
        return True
    known.validate(full=True)  # A Parquet file may call bytes text that are not UTF-8.
    _, where, what = known.buffers()
    ends = np.frombuffer(where, np.int32)[known.offset : known.offset + len(known) + 1]
    data = np.frombuffer(what, np.uint8)
    if (data[ends[:-1]] == SPACE).any() or (data[ends[1:] - 1] == SPACE).any():
        return False
    return np.diff(ends).max() <= MAX_PLAIN_BYTES and are_all_fit(data[ends[0] : ends[-1]])


def _may_read_otherwise(texts: list[pa.Array]) -> bool:
    """Whether a line may look like something else than a row: blank, or a mark of git."""
    marks = [pc.starts_with(texts[0], mark.decode().rstrip("\n")) for mark in CONFLICTS]
    return len(texts) == 1 or any(pc.any(found).as_py() for found in marks)
