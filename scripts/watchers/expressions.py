"""Expressions that rules share."""

from __future__ import annotations

from collections.abc import Iterable

import narwhals as nw


def one_of(column: str, values: Iterable[str]) -> nw.Expr:
    """Whether the column's cell is one of `values`, of which there may be none.

    A list without elements has no type, which Arrow does not compare with text; the empty text takes
    its place, since an empty cell is null.
    """
    return nw.col(column).is_in(sorted(set(values)) or [""])
