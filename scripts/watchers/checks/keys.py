"""Checks of primary, unique and foreign keys.

A unique key is not checked in rows where all its columns are empty; if only some are, empty equals
empty (stricter than SQL, so that one of entity_id and official_id may always be empty).
"""

from __future__ import annotations

from collections.abc import Iterator

import narwhals as nw

from watchers.checks import hints
from watchers.checks.check import Check
from watchers.checks.column_checks import text_column
from watchers.checks.frames import Frames, column_of
from watchers.checks.lookups import KEY, keyed, not_in_column, repeated
from watchers.package.model import Table
from watchers.text.printable import escape_invisible

FIRST = "_first_line"


def key_checks(table: Table) -> Iterator[Check]:
    """The checks that the table's schema asks for by primaryKey, uniqueKeys and foreignKeys."""
    single = [
        [name] for name, field in table.fields.items() if field.get("constraints", {}).get("unique")
    ]
    yield _unique("primaryKey", table, table.primary_key)
    for columns in [*table.unique_keys, *(key for key in single if key != table.primary_key)]:
        yield _unique("uniqueKey", table, columns)
    for columns, target, target_columns in table.foreign_keys:
        yield _foreign(table, columns, target, target_columns)


def _unique(rule: str, table: Table, columns: list[str]) -> Check:
    texts = [text_column(table, name) for name in columns]

    key = texts[0] if len(texts) == 1 else KEY

    def filled(rows: nw.LazyFrame) -> nw.LazyFrame:
        if len(texts) == 1:
            return rows.filter(~nw.col(key).is_null())
        return keyed(rows, texts).filter(nw.col(KEY).str.len_chars() >= len(texts))

    def find(frames: Frames) -> nw.LazyFrame | None:
        rows = frames[table.name]
        counts = filled(rows.select(*texts)).select(
            nw.col(key).n_unique().alias("_distinct"), nw.len().alias("_rows")
        )
        distinct, count = counts.collect().row(0)
        # Looking for the repeated rows takes several times as long, and mostly there are none.
        return None if distinct == count else repeated(filled(rows), columns=[key], name=FIRST)

    what = (
        "{cell}" if len(columns) == 1 else "(" + ", ".join(f"{{{name}}}" for name in columns) + ")"
    )
    message = what + " duplicates line {_first_line:plain}."
    return Check(rule, table.name, columns[0], message, find=find)


def _foreign(table: Table, columns: list[str], target: str, target_columns: list[str]) -> Check:
    column, target_column = columns[0], target_columns[0]

    def find(frames: Frames) -> nw.LazyFrame | None:
        rows, known = frames[table.name], frames[target]
        # An engine plans a query of one column sooner than one of all, and mostly finds nothing.
        if not frames.count(not_in_column(rows.select(column), column, known, target_column)):
            return None
        return not_in_column(rows, column, known, target_column)

    def hint(value: str, frames: Frames) -> str:
        named = _called(value, frames[target], target_column)
        if named:
            return f" That is a name; write the id, {escape_invisible(named)}."
        return hints.key(value, _alike(value, frames[target], target_column))

    message = "{cell} is not the " + target_column + " of a row of " + target + "."
    return Check(
        "foreignKey", table.name, column, message, find=find, needs=frozenset({target}), hint=hint
    )


def _called(value: str, rows: nw.LazyFrame, column: str) -> str:
    """The key of the row whose name is `value`; empty unless there is one such row."""
    if "name" not in rows.collect_schema().names():
        return ""
    keys = column_of(rows.filter(nw.col("name") == value).head(2), column)
    return keys[0] if len(keys) == 1 else ""


MAX_COMPARED = 2_000
"""Keys among which the nearest is looked for."""


def _alike(value: str, rows: nw.LazyFrame, column: str) -> list[str]:
    """The keys that share a third with `value`, sorted: two slips spoil at most two thirds."""
    third = max(len(value) // 3, 1)
    cell = nw.col(column)
    near = (
        cell.str.starts_with(value[:third])
        | cell.str.ends_with(value[-third:])
        | cell.str.contains(value[third:-third] or value, literal=True)
    )
    return column_of(rows.filter(near).sort(column).head(MAX_COMPARED), column)
