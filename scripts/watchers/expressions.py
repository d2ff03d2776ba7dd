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
    ids = {name: found.get_column(package.tables[name].primary_key[0]).drop_nulls().to_list() for name, found in tables.items()}
    known = (f"{name} {row}" for name, found in ids.items() for row in found)
    pointer = rows.with_columns(nw.concat_str([table_column, id_column], separator=" ").alias("_pointer"))
    return pointer.filter(one_of(table_column, tables) & ~nw.col("_pointer").is_null() & ~one_of("_pointer", known))
