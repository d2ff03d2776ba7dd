"""Expressions and look-ups that rules share."""

from __future__ import annotations

from collections.abc import Iterable

import narwhals as nw

from watchers.checks.check import Frames
from watchers.package.model import Package
from watchers.tables.columns import LINE


def one_of(column: str, values: Iterable[str]) -> nw.Expr:
    """Whether the column's cell is one of `values`, of which there may be none.

    A list without elements has no type, and Arrow does not compare it with text; the empty text
    takes its place, since an empty cell is null.
    """
    return nw.col(column).is_in(sorted(set(values)) or [""])


def dangling_rows(
    rows: nw.DataFrame, table_column: str, id_column: str, tables: Frames, package: Package
) -> nw.DataFrame:
    """Rows that name one of `tables` and an id that no row of it has."""
    named = [name for name in rows.get_column(table_column).unique().to_list() if name in tables]
    lost = [rows.head(0)]
    for name in named:
        known = tables[name].get_column(package.tables[name].primary_key[0]).drop_nulls()
        lost.append(
            rows.filter(
                (nw.col(table_column) == name)
                & ~nw.col(id_column).is_null()
                & ~nw.col(id_column).is_in(known)
            )
        )
    return nw.concat(lost)


def with_first_line(rows: nw.DataFrame, keys: list[str], name: str) -> nw.DataFrame:
    """The rows with the first line that has the same keys, in a further column, in no order.

    Not by .over(): on Arrow tables of more than some ten thousand rows narwhals (2.x) puts its
    answers on the wrong rows, because the join behind it does not keep the order.
    """
    firsts = rows.group_by(*keys).agg(nw.col(LINE).min().alias(name))
    return rows.join(firsts, on=keys, how="inner")


def links_in_cycles(links: nw.DataFrame, upper: str, lower: str) -> nw.DataFrame:
    """The links on circles or between them.

    They are what is left when links with a free end are taken away, again and again.
    """
    while len(links):
        above, below = links.get_column(upper), links.get_column(lower)
        kept = links.filter(nw.col(upper).is_in(below) & nw.col(lower).is_in(above))
        if len(kept) == len(links):
            break
        links = kept
    return links
