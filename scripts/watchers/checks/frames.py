"""The tables of a package as lazy frames, on whichever engine holds them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from threading import RLock
from typing import Any

import narwhals as nw
import pyarrow as pa


def lazy_arrow(table: pa.Table) -> nw.LazyFrame:
    """An Arrow table as a lazy frame; it is computed in memory, step by step."""
    return nw.from_native(table, eager_only=True).lazy()


Kept = Callable[[], nw.LazyFrame]
"""Gives a frame that was computed to the thread that calls."""


def computed(frame: nw.LazyFrame) -> Kept:
    """A frame in memory whose rows are computed now, and not again by each who asks."""
    rows = frame.collect()
    return rows.lazy


def rows_in_memory(frame: nw.LazyFrame) -> int:
    """The number of rows of a frame that is computed in memory."""
    return len(frame.collect())


def rows_by_query(frame: nw.LazyFrame) -> int:
    """The number of rows of a frame, which stay where they are."""
    return int(frame.select(nw.len()).collect().item())


@dataclass(frozen=True)
class Frames(Mapping[str, nw.LazyFrame]):
    """Tables by name. Cells are text, or numbers for number and year columns; unknown is null.

    Each has its rows' lines in the column LINE. All are on one engine.
    """

    tables: Mapping[str, nw.LazyFrame]
    from_arrow: Callable[[pa.Table], nw.LazyFrame] = lazy_arrow
    """Turns an Arrow table into a frame that can be joined with the others."""
    count: Callable[[nw.LazyFrame], int] = rows_in_memory
    """The number of rows of such a frame."""
    keep: Callable[[nw.LazyFrame], Kept] = computed
    """Computes a frame that several checks read."""
    sifts: bool = True
    """Whether looking for a check's needles first saves time; not where all checks share a pass."""
    kept: dict[str, Kept] = field(default_factory=dict, repr=False, compare=False)
    """What was made of the tables for several checks, by a name of its own."""
    fetched: dict[str, list[dict[str, Any]]] = field(
        default_factory=dict, repr=False, compare=False
    )
    """The few rows of such frames that were fetched."""
    locks: defaultdict[str, RLock] = field(
        default_factory=lambda: defaultdict(RLock), repr=False, compare=False
    )
    """One for each such name: several threads check tables at once."""

    def once(self, name: str, make: Callable[[], nw.LazyFrame]) -> nw.LazyFrame:
        """The frame that `make` makes of these tables, made when first asked for."""
        with self.locks[name]:
            if name not in self.kept:
                self.kept[name] = self.keep(make())
        return self.kept[name]()

    def rows_once(self, name: str, make: Callable[[], nw.LazyFrame]) -> list[dict[str, Any]]:
        """The rows of the frame that `make` makes, of which there are few; made when first asked
        for."""
        with self.locks[name]:
            if name not in self.fetched:
                self.fetched[name] = make().collect().rows(named=True)
        return self.fetched[name]

    def __getitem__(self, name: str) -> nw.LazyFrame:
        return self.tables[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.tables)

    def __len__(self) -> int:
        return len(self.tables)

    def having(self, name: str, frame: nw.LazyFrame) -> Frames:
        """The same tables with another frame of the same rows for the table `name`."""
        return replace(self, tables={**self.tables, name: frame})


def in_batches(frame: nw.LazyFrame, *, rows: int) -> Iterator[pa.RecordBatch]:
    """The rows of a frame, so many at a time; an engine hands them over and does not hold all."""
    if frame.implementation.is_duckdb():
        native = frame.to_native()
        # DuckDB before 1.5 has it under another name.
        reader = getattr(native, "to_arrow_reader", None) or native.fetch_arrow_reader
        yield from reader(rows)
        return
    yield from frame.collect(backend="pyarrow").to_native().to_batches(max_chunksize=rows)


def column_of(frame: nw.LazyFrame, name: str) -> list[str]:
    """The known cells of one column."""
    known = frame.select(name).filter(~nw.col(name).is_null())
    return list(known.collect().get_column(name).to_list())
