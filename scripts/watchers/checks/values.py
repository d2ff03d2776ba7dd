"""Distinct values of columns, handed to Python in batches, and the rows with the broken ones."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

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
) -> nw.LazyFrame:
    """The rows whose values in `columns`, all known, are among those that `broken` yields."""
    found = sorted(set(broken(_batches(rows, columns))))
    cells = {name: [value[at] for value in found] for at, name in enumerate(columns)}
    schema = pa.schema([(name, pa.string()) for name in columns])
    return rows.join(from_arrow(pa.table(cells, schema=schema)), on=list(columns), how="semi")


def _batches(rows: nw.LazyFrame, columns: Sequence[str]) -> Iterator[list[tuple[str, ...]]]:
    values = rows.select(*columns)
    for name in columns:
        values = values.filter(~nw.col(name).is_null())
    for batch in in_batches(values.unique().sort(*columns), rows=BATCH):
        yield list(zip(*(column.to_pylist() for column in batch.columns), strict=True))
