"""The changes of one table, found column by column.

A cell that changed is told by what it means:

- an end that was not there (ended_on, dissolved_on …): something ended in the world;
- another cell that was empty: we know more;
- any other: we corrected what we had said.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from watchers.package.model import Package, Table
from watchers.problems.errors import UnusablePackage
from watchers.tables.check_frames import read_arrow
from watchers.tables.typed_tables import read_file
from watchers.text.printable import quoted

ENDS = ("ended_on", "dissolved_on", "replaced_by", "end_reason", "end_source_id", "expires_on")
"""Columns that tell that and why something is over; filled, they tell a change in the world."""
ADDED, ENDED, COMPLETED, CORRECTED, WITHDRAWN = KINDS = (
    "added",
    "ended",
    "completed",
    "corrected",
    "withdrawn",
)
CELLS = ["row_id", "column", "old", "new", "kind"]


@dataclass
class TableChange:
    """What changed in one table.

    added, withdrawn: the rows, as text, by id; cells: one row per changed cell, with row_id, column,
    old, new and kind (ended, completed or corrected), in the order of the ids; happened_since: how many
    of the added rows tell of days after the older package; named: how many of the withdrawn rows others
    of the older package name.
    """

    table: str
    added: pd.DataFrame
    withdrawn: pd.DataFrame
    cells: pd.DataFrame
    happened_since: int = 0
    named: int = 0
    repointed: bool = False
    """Whether a reference to another table leads elsewhere."""
    rows: dict[str, int] = field(default_factory=dict)
    """Number of rows by kind of change; a row whose end is new counts as ended alone."""

    @property
    def is_empty(self) -> bool:
        return not sum(self.rows.values())

    def ids(self, kind: str) -> list[str]:
        """Ids of the rows of ended, completed or corrected, each row under one kind."""
        return self._kind_of_row[self._kind_of_row == kind].index.tolist()

    @property
    def _kind_of_row(self) -> pd.Series:
        order = [ENDED, CORRECTED, COMPLETED]
        ranked = self.cells.assign(rank=self.cells["kind"].map(order.index).astype("int64"))
        return ranked.groupby("row_id", sort=True)["rank"].min().map(dict(enumerate(order)))


def read_rows(package: Package, table: Table) -> pd.DataFrame:
    """The rows as text by id, empty for unknown.

    Raises UnusablePackage where the file cannot be read row by row or an id stands twice.
    """
    arrow = read_arrow(read_file(package, table)[1], table)
    rows = pd.DataFrame(
        {
            name: arrow[name].to_pandas().astype(object).where(lambda cells: cells.notna(), "")
            for name in table.columns
        }
    )
    key = table.primary_key
    rows.index = pd.Index(
        rows[key[0]] if len(key) == 1 else rows[key].agg("/".join, axis=1), name="row_id"
    )
    if not rows.index.is_unique:
        twice = rows.index[rows.index.duplicated()][0]
        raise UnusablePackage(
            f"{table.path}: {key[0]}: {quoted(twice)} stands twice. Run: watchers validate"
        )
    return rows


def compare(table: Table, old: pd.DataFrame, new: pd.DataFrame, old_created: str) -> TableChange:
    """The change of a table from `old` to `new` (as read_rows gives them), in the columns that both have."""
    added = new.loc[new.index.difference(old.index)]
    withdrawn = old.loc[old.index.difference(new.index)]
    cells = _changed_cells(old, new)
    change = TableChange(table.name, added, withdrawn, cells)
    references = {columns[0] for columns, _, _ in table.foreign_keys}
    change.repointed = bool(cells.loc[cells["old"] != "", "column"].isin(references).any())
    change.happened_since = _after(added, table, old_created)
    per_kind = change._kind_of_row.value_counts()
    change.rows = {ADDED: len(added), WITHDRAWN: len(withdrawn)} | {
        kind: int(per_kind.get(kind, 0)) for kind in (ENDED, COMPLETED, CORRECTED)
    }
    return change


def _changed_cells(old: pd.DataFrame, new: pd.DataFrame) -> pd.DataFrame:
    both = old.index.intersection(new.index).sort_values()
    columns = [name for name in new.columns if name in old.columns]
    before, after = old.loc[both, columns].to_numpy(object), new.loc[both, columns].to_numpy(object)
    rows, places = np.nonzero(before != after)
    names = np.array(columns, dtype=object)[places] if len(places) else np.array([], dtype=object)
    cells = pd.DataFrame(
        {
            "row_id": both.to_numpy(object)[rows],
            "column": names,
            "old": before[rows, places],
            "new": after[rows, places],
        }
    )
    was_empty, is_end = cells["old"] == "", cells["column"].isin(ENDS)
    cells["kind"] = np.where(
        was_empty & is_end, ENDED, np.where(was_empty, COMPLETED, CORRECTED)
    ).astype(object)
    return cells[CELLS]


def _after(rows: pd.DataFrame, table: Table, day: str) -> int:
    """How many rows tell of nothing but days after `day`."""
    dates = [
        name
        for name in (*table.partial_dates, *table.columns_of_type("date"))
        if name in rows.columns and name != "retrieved_on"
    ]
    if not dates or rows.empty:
        return 0
    given = rows[dates].where(rows[dates] != "", "9999")
    earliest = given.min(axis=1)
    return int(((earliest != "9999") & ((earliest + "-00-00").str.slice(0, 10) > day)).sum())
