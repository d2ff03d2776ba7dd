"""A difference for programs: JSON, and CSV with one line per cell."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from watchers.changes.packages import PackageDiff
from watchers.changes.rows import ChangeKind, TableChange
from watchers.package.model import Package
from watchers.tables.typed_tables import text_dtype
from watchers.text.escape import csv_cell, json_text

COLUMNS = ["table", "row_id", "kind", "column", "old", "new"]


def as_json(diff: PackageDiff) -> str:
    """The whole difference; empty cells of a row are left out."""
    answer = {
        "old": _package(diff.old),
        "new": _package(diff.new),
        "totals": diff.totals,
        "required_bump": diff.level,
        "required_version": diff.required_version,
        "version_suffices": diff.version_suffices,
        "reasons": [{"level": reason.level, "what": reason.what} for reason in diff.reasons],
        "tables": {change.table: _table(change) for change in diff.tables},
    }
    return json_text(answer, indent=1)


def _package(package: Package) -> dict[str, str]:
    return {
        "version": package.version,
        "created": package.created,
        "content_sha256": package.content_hash(),
    }


def _table(change: TableChange) -> dict[str, Any]:
    return {
        "rows": change.rows,
        "happened_since": change.happened_since,
        "added": _filled(change.added),
        "withdrawn": _filled(change.withdrawn),
        "cells": change.cells.to_dict("records"),
    }


def _filled(rows: pd.DataFrame) -> list[dict[str, str]]:
    return [
        {column: cell for column, cell in row.items() if cell} for row in rows.to_dict("records")
    ]


def as_csv(diff: PackageDiff) -> str:
    """A line per changed cell, and per filled cell of a row that was added or withdrawn.

    A cell that a spreadsheet would take for a formula begins with an apostrophe, and invisible
    characters are replaced by their numbers.
    """
    table = _cells(diff)
    for column in COLUMNS:
        table[column] = table[column].astype(str).map(csv_cell)
    return table.to_csv(index=False, lineterminator="\n")


def as_frame(diff: PackageDiff) -> pd.DataFrame:
    """The same lines as a DataFrame: the cells as they are, an empty one missing."""
    return _cells(diff).replace("", None).astype(text_dtype())


def _cells(diff: PackageDiff) -> pd.DataFrame:
    """COLUMNS, with a row for each line."""
    lines = [line for change in diff.tables for line in _lines(change)]
    if not lines:
        return pd.DataFrame(columns=COLUMNS, dtype=object)
    return pd.concat(lines, ignore_index=True)[COLUMNS]


def _lines(change: TableChange) -> Iterator[pd.DataFrame]:
    yield (
        _filled_cells(change.added, change.table)
        .rename(columns={"cell": "new"})
        .assign(kind=ChangeKind.ADDED.value, old="")
    )
    yield (
        _filled_cells(change.withdrawn, change.table)
        .rename(columns={"cell": "old"})
        .assign(kind=ChangeKind.WITHDRAWN.value, new="")
    )
    yield change.cells.assign(table=change.table)


def _filled_cells(rows: pd.DataFrame, table: str) -> pd.DataFrame:
    """The filled cells of rows, one per line: table, row_id, column and cell."""
    cells = (
        rows.reset_index(drop=False)
        .melt(id_vars="row_id", var_name="column", value_name="cell")
        .sort_values("row_id", kind="stable")
    )
    return cells[cells["cell"] != ""].assign(table=table)
