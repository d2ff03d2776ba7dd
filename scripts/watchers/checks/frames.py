"""The tables of a package as lazy frames, on whichever engine holds them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

import narwhals as nw
import pyarrow as pa


def lazy_arrow(table: pa.Table) -> nw.LazyFrame:
    """An Arrow table as a lazy frame; it is computed in memory, step by step."""
    return nw.from_native(table, eager_only=True).lazy()


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

    def __getitem__(self, name: str) -> nw.LazyFrame:
        return self.tables[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.tables)

    def __len__(self) -> int:
        return len(self.tables)

    def having(self, name: str, frame: nw.LazyFrame) -> Frames:
        """The same tables with another frame for the table `name`."""
        return replace(self, tables={**self.tables, name: frame})


def column_of(frame: nw.LazyFrame, name: str) -> list[str]:
    """The known cells of one column."""
    known = frame.select(name).filter(~nw.col(name).is_null())
    return list(known.collect().get_column(name).to_list())
