"""Checks of primary, unique and foreign keys.

A unique key is not checked in rows where all its columns are empty; if only some are, empty equals
empty (stricter than SQL, so that one of entity_id and official_id may always be empty).
"""

from __future__ import annotations

from collections.abc import Iterator

import narwhals as nw

from watchers.checks import hints
from watchers.checks.check import Check, Frames
from watchers.checks.column_checks import text_column
from watchers.checks.lookups import with_first_line
from watchers.package.model import Table
from watchers.tables.columns import LINE

KEY, FIRST = "_key", "_first_line"


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
    def find(frames: Frames) -> nw.DataFrame:
        if len(columns) == 1 and _ascends(
            frames[table.name].get_column(text_column(table, columns[0]))
        ):
            return frames[table.name].head(0)
        parts = [nw.col(text_column(table, name)).fill_null("") for name in columns]
        keyed = frames[table.name].with_columns(nw.concat_str(parts, separator="\t").alias(KEY))
        filled = (
            keyed.filter(nw.col(KEY).str.len_chars() >= len(columns))
            if len(columns) > 1
            else keyed.filter(nw.col(KEY) != "")
        )
        if filled.get_column(KEY).n_unique() == len(filled):
            return filled.head(0)
        repeated = filled.filter(nw.col(KEY).is_duplicated())
        return with_first_line(repeated, [KEY], FIRST).filter(nw.col(LINE) > nw.col(FIRST))

    what = (
        "{cell}" if len(columns) == 1 else "(" + ", ".join(f"{{{name}}}" for name in columns) + ")"
    )
    message = what + " duplicates line {_first_line:plain}."
    return Check(rule, table.name, columns[0], message, find=find)


def _ascends(cells: nw.Series) -> bool:
    """Whether each cell sorts after the one above it, as in a tidy file: then none is repeated."""
    if not len(cells):
        return True
    later, earlier = cells.tail(len(cells) - 1), cells.head(len(cells) - 1)
    return bool((later > earlier).fill_null(False).all())


def _foreign(table: Table, columns: list[str], target: str, target_columns: list[str]) -> Check:
    column, target_column = columns[0], target_columns[0]

    def find(frames: Frames) -> nw.DataFrame:
        known = frames[target].get_column(target_column).drop_nulls()
        return frames[table.name].filter(~nw.col(column).is_null() & ~nw.col(column).is_in(known))

    def hint(value: str, frames: Frames) -> str:
        ids = frames[target].get_column(target_column).drop_nulls().to_list()
        return hints.key(value, ids)

    message = "{cell} is not the " + target_column + " of a row of " + target + "."
    return Check(
        "foreignKey", table.name, column, message, find=find, needs=frozenset({target}), hint=hint
    )
