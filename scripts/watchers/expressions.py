"""Expressions and look-ups that rules share."""

from __future__ import annotations

from collections.abc import Iterable

import narwhals as nw

from watchers.check import Frames
from watchers.package import Package


def one_of(column: str, values: Iterable[str]) -> nw.Expr:
    """Whether the column's cell is one of `values`, of which there may be none.

    A list without elements has no type, which Arrow does not compare with text; the empty text takes
    its place, since an empty cell is null.
    """
    return nw.col(column).is_in(sorted(set(values)) or [""])


def pointing_nowhere(rows: nw.DataFrame, table_column: str, id_column: str, tables: Frames, package: Package) -> nw.DataFrame:
    """Rows that name one of `tables` and an id that no row of it has."""
    named = [name for name in rows.get_column(table_column).unique().to_list() if name in tables]
    lost = [rows.head(0)]
    for name in named:
        known = tables[name].get_column(package.tables[name].primary_key[0]).drop_nulls()
        lost.append(rows.filter((nw.col(table_column) == name) & ~nw.col(id_column).is_null() & ~nw.col(id_column).is_in(known)))
    return nw.concat(lost)
