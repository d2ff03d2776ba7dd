"""Full-text search in the database: an FTS5 index for each table that has free text.

The index of `entities` is `entities_fts`; its `rowid` is that of the row. It holds the words of
all free text and, for a party, those of its other names and its numbers; and, in a column of its
own, the parts of words (word_parts.py). It keeps no text of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from watchers.exports.sqlite_schema import quoted
from watchers.package.model import PARTY_IDS, Package, Table
from watchers.package.table_names import SEARCH_SUFFIX

if TYPE_CHECKING:
    import sqlite3

NAMING = ("names", "identifiers")
"""The tables whose rows are further names or numbers of parties."""


def index_name(table: str) -> str:
    """The name of the table's index."""
    return f"{table}{SEARCH_SUFFIX}"


def label_column(table: Table) -> str:
    """The column that says in words what a row is; empty if none does in every row."""
    required = (
        name for name in table.prose if table.fields[name].get("constraints", {}).get("required")
    )
    return next(required, "")


def searched_tables(package: Package) -> list[Table]:
    """The tables that have free text."""
    return [table for table in package.tables.values() if table.prose]


def add_search(database: sqlite3.Connection, *, package: Package) -> None:
    """Adds the indexes of tables whose rows are there."""
    from watchers.exports.word_parts import word_parts

    database.create_function("word_parts", 2, word_parts, deterministic=True)
    for table in searched_tables(package):
        database.execute(_index_sql(table))
        database.execute(_fill_sql(table, package=package))
        index = quoted(index_name(table.name))
        database.execute(f"INSERT INTO {index} ({index}) VALUES ('optimize')")


def _index_sql(table: Table) -> str:
    # By the comment, Datasette and sqlite-utils know of what table this is the index.
    return (
        f"CREATE VIRTUAL TABLE {quoted(index_name(table.name))} USING fts5 (words, parts,"
        f" content='', tokenize='unicode61 remove_diacritics 2' /* content={quoted(table.name)} */)"
    )


def _fill_sql(table: Table, *, package: Package) -> str:
    label, more = label_column(table), list(_further_names(table, package=package))
    words = _joined([*map(quoted, table.prose), *more])
    names = _joined([*([quoted(label)] if label else []), *more])
    return (
        f"INSERT INTO {quoted(index_name(table.name))} (rowid, words, parts)"
        f" SELECT id, words, word_parts(words, names) FROM"
        f" (SELECT rowid AS id, {words} AS words, {names} AS names"
        f" FROM {quoted(table.name)} AS named ORDER BY rowid)"
    )


def _joined(cells: list[str]) -> str:
    return " || ' ' || ".join(f"coalesce({cell}, '')" for cell in cells) or "''"


def _further_names(table: Table, *, package: Package) -> Iterator[str]:
    """For each table of names whose rows refer to one of these: the SQL of those names."""
    for naming in (package.tables[name] for name in NAMING if name in package.tables):
        label = label_column(naming)
        for columns, target, targets in naming.foreign_keys if label else ():
            if target == table.name and len(columns) == 1 and columns[0] in PARTY_IDS:
                yield (
                    f"(SELECT group_concat({quoted(label)}, ' ') FROM {quoted(naming.name)}"
                    f" AS naming WHERE naming.{quoted(columns[0])} = named.{quoted(targets[0])})"
                )
