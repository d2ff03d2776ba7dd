"""Expressions and joins that rules share, all lazy: every engine runs the same rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import narwhals as nw

from watchers.package.model import Package
from watchers.tables.columns import LINE

KEY = "_key"


def one_of(column: str, values: Iterable[str]) -> nw.Expr:
    """Whether the column's cell is one of `values`, of which there may be none.

    A list without elements has no type, and Arrow does not compare it with text; the empty text
    takes its place, since an empty cell is null.
    """
    return nw.col(column).is_in(sorted(set(values)) or [""])


def times_true(expr: nw.Expr) -> nw.Expr:
    """In how many rows it is true. Not every engine adds up what is no number."""
    return expr.cast(nw.Int64).sum()


def in_column(
    rows: nw.LazyFrame, column: str, known: nw.LazyFrame, known_column: str
) -> nw.LazyFrame:
    """The rows whose cell of `column` is in `known_column` of `known`."""
    cells = known.select(nw.col(known_column).alias(column))
    return rows.join(cells, on=column, how="semi")


def not_in_column(
    rows: nw.LazyFrame, column: str, known: nw.LazyFrame, known_column: str
) -> nw.LazyFrame:
    """The rows whose cell of `column` is known and is not in `known_column` of `known`."""
    named = rows.filter(~nw.col(column).is_null())
    cells = known.select(nw.col(known_column).alias(column))
    return named.join(cells, on=column, how="anti")


def dangling_rows(
    rows: nw.LazyFrame,
    table_column: str,
    id_column: str,
    tables: Mapping[str, nw.LazyFrame],
    package: Package,
) -> nw.LazyFrame:
    """Rows that name one of `tables` and an id that no row of it has."""
    pointers = rows.filter(one_of(table_column, tables) & ~nw.col(id_column).is_null())
    keys = _keys_of_tables(table_column, id_column, tables, package)
    return pointers.join(keys, on=[table_column, id_column], how="anti")


def rows_of_tables(
    rows: nw.LazyFrame,
    table_column: str,
    id_column: str,
    tables: Mapping[str, nw.LazyFrame],
    package: Package,
) -> nw.LazyFrame:
    """Rows that name one of `tables` and an id that a row of it has."""
    keys = _keys_of_tables(table_column, id_column, tables, package)
    return rows.join(keys, on=[table_column, id_column], how="semi")


def _keys_of_tables(
    table_column: str, id_column: str, tables: Mapping[str, nw.LazyFrame], package: Package
) -> nw.LazyFrame:
    """The primary keys of all rows of `tables`, as two columns."""
    keys = [
        tables[name].select(
            nw.lit(name).alias(table_column),
            nw.col(package.tables[name].primary_key[0]).alias(id_column),
        )
        for name in tables
    ]
    return nw.concat(keys)


def keyed(rows: nw.LazyFrame, columns: Sequence[str]) -> nw.LazyFrame:
    """The rows with a text column KEY, equal if all `columns` are; unknown equals unknown."""
    parts = [nw.col(name).fill_null("") for name in columns]
    return rows.with_columns(nw.concat_str(parts, separator="\t").alias(KEY))


def repeated(rows: nw.LazyFrame, *, columns: Sequence[str], name: str) -> nw.LazyFrame:
    """Each row after the first that has the same `columns`, with the first one's line in `name`.

    By a group and a join, not by a window: narwhals orders nothing within a window of Arrow tables,
    and there an answer of .over() can be another row's.
    """
    firsts = rows.group_by(*columns).agg(nw.col(LINE).min().alias(name), nw.len().alias("_rows"))
    several = firsts.filter(nw.col("_rows") > 1).drop("_rows")
    return rows.join(several, on=list(columns), how="inner").filter(nw.col(LINE) > nw.col(name))


def links_in_cycles(batches: Iterable[list[tuple[str, ...]]]) -> Iterator[tuple[str, ...]]:
    """The links (upper, lower) on circles or between them.

    They are what is left when links with a free end are taken away, again and again.
    """
    links: set[tuple[str, ...]] = {link for batch in batches for link in batch}
    while True:
        uppers = {link[0] for link in links}
        lowers = {link[1] for link in links}
        kept = {link for link in links if link[0] in lowers and link[1] in uppers}
        if len(kept) == len(links):
            yield from sorted(links)
            return
        links = kept
