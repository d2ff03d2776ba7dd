"""Distinct values of columns, handed to Python in batches, and the rows with the broken ones."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, groupby
from operator import itemgetter
from typing import Any

import narwhals as nw
import pyarrow as pa

from watchers.checks.frames import in_batches

BATCH = 100_000
"""Values that are handed over at a time."""

Batches = Iterable[list[tuple[str, ...]]]


def rows_with_values(
    rows: nw.LazyFrame,
    columns: Sequence[str],
    broken: Callable[[Batches], Iterable[tuple[str, ...]]],
    *,
    from_arrow: Callable[[pa.Table], nw.LazyFrame],
) -> nw.LazyFrame | None:
    """The rows whose values in `columns`, all known, are among those that `broken` yields.

    None if it yields none.
    """
    return rows_among(rows, columns, broken(values_of(rows, columns)), from_arrow=from_arrow)


def rows_among(
    rows: nw.LazyFrame,
    columns: Sequence[str],
    values: Iterable[tuple[str, ...]],
    *,
    from_arrow: Callable[[pa.Table], nw.LazyFrame],
) -> nw.LazyFrame | None:
    """The rows whose cells of `columns` are among the values; None if there are none of these."""
    found = sorted(set(values))
    if not found:
        return None
    cells = {name: [value[at] for value in found] for at, name in enumerate(columns)}
    schema = pa.schema([(name, pa.string()) for name in columns])
    return rows.join(from_arrow(pa.table(cells, schema=schema)), on=list(columns), how="semi")


def grouped(
    rows: nw.LazyFrame, columns: Sequence[str], beside: Sequence[str], *, by: Sequence[str] = ()
) -> Iterator[tuple[tuple[Any, ...], list[tuple[Any, ...]]]]:
    """Each tuple of values of `columns`, with the tuples of `beside` of its rows, both sorted.

    by: columns of the two that give the same order; to sort by fewer and shorter ones is quicker.
    """
    names = [*columns, *beside]
    ordered = in_batches(rows.select(*names).sort(*(by or names)), rows=BATCH)
    cells = chain.from_iterable(map(_tuples, ordered))
    for values, of_values in groupby(cells, itemgetter(slice(len(columns)))):
        yield values, [cell[len(columns) :] for cell in of_values]


def values_of(rows: nw.LazyFrame, columns: Sequence[str]) -> Iterator[list[tuple[str, ...]]]:
    """The distinct values of the columns, all known, sorted and in batches."""
    values = rows.select(*columns)
    for name in columns:
        values = values.filter(~nw.col(name).is_null())
    for batch in in_batches(values.unique().sort(*columns), rows=BATCH):
        yield _tuples(batch)


def _tuples(batch: pa.RecordBatch) -> list[tuple[Any, ...]]:
    return list(zip(*(column.to_pylist() for column in batch.columns), strict=True))
