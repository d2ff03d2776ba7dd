"""A difference for machines: JSON, and CSV with one line per changed cell or row."""

from __future__ import annotations

import json
from typing import Any

import pandas as pd

from watchers.changes.packages import Difference
from watchers.changes.rows import ADDED, WITHDRAWN, TableChange
from watchers.package.model import Package
from watchers.text.escape import FORMULA_STARTS

COLUMNS = ["table", "row_id", "kind", "column", "old", "new"]


def as_json(found: Difference) -> str:
    """The whole difference; empty cells of a row are left out."""
    answer = {
        "old": _package(found.old),
        "new": _package(found.new),
        "totals": found.totals,
        "required_bump": found.level,
        "required_version": found.required_version,
        "version_suffices": found.version_suffices,
        "reasons": [{"level": reason.level, "what": reason.what} for reason in found.reasons],
        "tables": {change.table: _table(change) for change in found.tables},
    }
    return json.dumps(answer, ensure_ascii=False, indent=1)


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


def as_csv(found: Difference) -> str:
    """Lines of table, row_id, kind, column, old and new; a row that came or went is one line per filled cell.

    A cell that a spreadsheet would take for a formula begins with an apostrophe.
    """
    parts = [
        frame
        for change in found.tables
        for frame in (
            _melted(change, ADDED),
            _melted(change, WITHDRAWN),
            change.cells.assign(table=change.table),
        )
    ]
    lines = pd.concat(parts, ignore_index=True)[COLUMNS] if parts else pd.DataFrame(columns=COLUMNS)
    for column in ("row_id", "old", "new"):
        text = lines[column].astype(object)
        lines[column] = text.where(
            ~text.astype(str).str.startswith(FORMULA_STARTS), "'" + text.astype(str)
        )
    return lines.to_csv(index=False, lineterminator="\n")


def _melted(change: TableChange, kind: str) -> pd.DataFrame:
    rows = change.added if kind == ADDED else change.withdrawn
    cells = (
        rows.reset_index(drop=False)
        .melt(id_vars="row_id", var_name="column", value_name="cell")
        .sort_values("row_id", kind="stable")
    )
    cells = cells[cells["cell"] != ""]
    sides = ("", cells["cell"]) if kind == ADDED else (cells["cell"], "")
    return cells.assign(table=change.table, kind=kind, old=sides[0], new=sides[1])
