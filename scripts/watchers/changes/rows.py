"""The changes of one table, by row and column.

A changed cell is classified by what it means:

- an end that was unknown (ended_on, dissolved_on …): something ended in the world;
- another cell that was empty: we know more;
- anything else: we corrected what we had said.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np
import pandas as pd

from watchers.dates.as_of import Truth, happened
from watchers.package.model import Package, Table
from watchers.problems.errors import UnusablePackage
from watchers.tables.check_frames import read_arrow
from watchers.tables.typed_tables import read_file
from watchers.text.printable import quoted

ENDS = ("ended_on", "dissolved_on", "replaced_by", "end_reason", "end_source_id", "expires_on")
"""Columns on the end of something; once filled, they record a change in the world."""
OUR_DATES = frozenset({"retrieved_on"})
"""Columns with dates of our own work, not of the world."""


class ChangeKind(StrEnum):
    """What a changed row means."""

    ADDED = "added"
    ENDED = "ended"
    COMPLETED = "completed"
    CORRECTED = "corrected"
    WITHDRAWN = "withdrawn"


GRAVEST_FIRST = (ChangeKind.ENDED, ChangeKind.CORRECTED, ChangeKind.COMPLETED)
"""Under which kind a row counts whose cells are of several."""
CELL_COLUMNS = ["row_id", "column", "old", "new", "kind"]


@dataclass
class TableChange:
    """What changed in one table."""

    table: str
    added: pd.DataFrame
    """The new rows, as text, by id."""
    withdrawn: pd.DataFrame
    """The rows that are gone, likewise."""
    cells: pd.DataFrame
    """One row per changed cell, with CELL_COLUMNS, in the order of the ids."""
    happened_since: int = 0
    """Number of added rows whose dates are all after the older package."""
    referenced: int = 0
    """Number of withdrawn rows that other rows of the older package refer to."""
    reference_changed: bool = False
    """Whether a reference to another table was changed."""
    rows: dict[ChangeKind, int] = field(default_factory=dict)
    """Number of rows by kind, each row under one kind."""

    @property
    def is_empty(self) -> bool:
        return not sum(self.rows.values())

    def ids(self, kind: ChangeKind) -> list[str]:
        """The ids of the changed rows of a kind, each row under one kind."""
        kinds = kind_of_rows(self.cells)
        return kinds[kinds == kind].index.tolist()


def kind_of_rows(cells: pd.DataFrame) -> pd.Series:
    """The kind of each changed row, by id: the gravest kind of its cells."""
    ranked = cells.assign(rank=cells["kind"].map(GRAVEST_FIRST.index).astype("int64"))
    ranks = ranked.groupby("row_id", sort=True)["rank"].min()
    return ranks.map(dict(enumerate(GRAVEST_FIRST)))


def read_rows(package: Package, *, table: Table) -> pd.DataFrame:
    """The rows as text, by id; empty if unknown.

    Raises UnusablePackage if the file cannot be read row by row or an id is in it twice.
    """
    arrow = read_arrow(read_file(package, table).readable, table)
    rows = pd.DataFrame({name: arrow[name].fill_null("").to_pandas() for name in table.columns})
    rows = rows.astype(object)
    key = table.primary_key
    ids = rows[key[0]] if len(key) == 1 else rows[key].agg("/".join, axis=1)
    rows.index = pd.Index(ids, name="row_id")
    if not rows.index.is_unique:
        twice = quoted(rows.index[rows.index.duplicated()][0])
        raise UnusablePackage(
            f"{table.path}: {key[0]}: {twice} appears twice. Run: watchers validate"
        )
    return rows


def compare_rows(
    table: Table, *, old: pd.DataFrame, new: pd.DataFrame, old_created: str
) -> TableChange:
    """What changed from `old` to `new` (as read_rows gives them), in the columns that both have.

    old_created: the day (YYYY-MM-DD) of the older package.
    """
    added = new.loc[new.index.difference(old.index)]
    withdrawn = old.loc[old.index.difference(new.index)]
    cells = _changed_cells(old, new)
    references = {columns[0] for columns, _, _ in table.foreign_keys}
    changed_columns = cells.loc[cells["old"] != "", "column"]
    counts = kind_of_rows(cells).value_counts()
    whole_rows = {ChangeKind.ADDED: len(added), ChangeKind.WITHDRAWN: len(withdrawn)}
    by_cells = {kind: int(counts.get(kind, 0)) for kind in ChangeKind if kind not in whole_rows}
    return TableChange(
        table.name,
        added,
        withdrawn,
        cells,
        happened_since=_count_after(_world_dates(added, table), old_created),
        reference_changed=bool(changed_columns.isin(references).any()),
        rows=whole_rows | by_cells,
    )


def _changed_cells(old: pd.DataFrame, new: pd.DataFrame) -> pd.DataFrame:
    both = old.index.intersection(new.index).sort_values()
    columns = [name for name in new.columns if name in old.columns]
    before, after = old.loc[both, columns].to_numpy(object), new.loc[both, columns].to_numpy(object)
    rows, places = np.nonzero(before != after)
    cells = pd.DataFrame(
        {
            "row_id": both.to_numpy(object)[rows],
            "column": np.array(columns, dtype=object)[places],
            "old": before[rows, places],
            "new": after[rows, places],
        }
    )
    was_empty = cells["old"] == ""
    is_end = cells["column"].isin(ENDS)
    kinds = pd.Series(ChangeKind.CORRECTED.value, index=cells.index, dtype=object)
    kinds[was_empty] = ChangeKind.COMPLETED.value
    kinds[was_empty & is_end] = ChangeKind.ENDED.value
    cells["kind"] = kinds
    return cells[CELL_COLUMNS]


def _world_dates(rows: pd.DataFrame, table: Table) -> pd.DataFrame:
    columns = {*table.partial_dates, *table.columns_of_type("date")} - OUR_DATES
    return rows[[name for name in rows.columns if name in columns]]


def _count_after(dates: pd.DataFrame, day: str) -> int:
    """How many rows have dates, and all of them surely after the day."""
    return sum(_all_after(row, day) for row in dates.itertuples(index=False))


def _all_after(dates: Iterable[str], day: str) -> bool:
    known = [date for date in dates if date]
    return bool(known) and all(happened(date, day) is Truth.NO for date in known)
