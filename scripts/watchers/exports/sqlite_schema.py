"""The SQL that makes a table, its keys and its checks, derived from its Table Schema."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pyarrow as pa

from watchers.package.model import Table
from watchers.tables.columns import FIRST

SQL_TYPES = {pa.string(): "TEXT", pa.float64(): "REAL", pa.int64(): "INTEGER", pa.date32(): "TEXT"}
"""SQLite has no type for days; as text YYYY-MM-DD they sort, and its date functions read them."""


def quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def text(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


def names(columns: list[str]) -> str:
    return ", ".join(map(quoted, columns))


# Each constraint of Table Schema as SQL; one that is not here is an error.
CONSTRAINTS: dict[str, Any] = {
    "required": lambda column, on: "NOT NULL" if on else "",
    "unique": lambda column, on: "UNIQUE" if on else "",
    "enum": lambda column, words: f"CHECK ({column} IN ({', '.join(map(text, words))}))",
    "maxLength": lambda column, most: f"CHECK (length({column}) <= {most})",
    "minimum": lambda column, least: f"CHECK ({column} >= {least})",
    "maximum": lambda column, most: f"CHECK ({column} <= {most})",
    "exclusiveMinimum": lambda column, floor: f"CHECK ({column} > {floor})",
    # SQLite has no regular expressions of its own.
    "pattern": lambda column, pattern: "",
}


def table_sql(table: Table, types: pa.Schema) -> str:
    """The CREATE TABLE statement of a table whose typed columns are `types`; each column keeps its description."""
    lines = [*(_column(table, field) for field in types), *_table_constraints(table)]
    # The comma goes before the comment that describes the column.
    body = [
        _with_comment(sql, comment, "," if n < len(lines) else "")
        for n, (sql, comment) in enumerate(lines, 1)
    ]
    title = _one_line(table.description)
    return f"CREATE TABLE {quoted(table.name)} ( -- {title}\n" + "\n".join(body) + "\n) STRICT"


def _with_comment(sql: str, comment: str, comma: str) -> str:
    return f"  {sql}{comma}" + (f" -- {_one_line(comment)}" if comment else "")


def _one_line(words: str) -> str:
    return " ".join(words.split())


def _column(table: Table, column: pa.Field) -> tuple[str, str]:
    name = quoted(column.name)
    parts = [name, SQL_TYPES[column.type]]
    field = table.fields.get(column.name)
    if column.type == pa.date32():
        # Through the day's number, because date() alone lets 30 February pass.
        parts.append(f"CHECK ({name} IS date(julianday({name})))")
    if field is None:
        return " ".join(
            parts
        ), f"The {'first' if column.name.endswith(FIRST) else 'last'} day that the date can mean."
    constraints = dict(field.get("constraints", {}))
    if table.primary_key == [column.name]:
        constraints.pop("unique", None)
        parts.append("PRIMARY KEY")
    parts += [CONSTRAINTS[keyword](name, value) for keyword, value in constraints.items()]
    return " ".join(filter(None, parts)), field["description"]


def _table_constraints(table: Table) -> Iterator[tuple[str, str]]:
    if len(table.primary_key) > 1:
        yield f"PRIMARY KEY ({names(table.primary_key)})", ""
    for key in table.unique_keys:
        if not _may_be_partly_empty(table, key):
            yield f"UNIQUE ({names(key)})", ""
    for columns, target, target_columns in table.foreign_keys:
        # Tables refer to each other in circles, so rows can only be checked when all are there.
        yield (
            f"FOREIGN KEY ({names(columns)}) REFERENCES {quoted(target)} ({names(target_columns)}) DEFERRABLE INITIALLY DEFERRED",
            "",
        )


def index_sql(table: Table) -> Iterator[str]:
    """An index on each foreign key, and one for each unique key of which a part may be empty.

    SQL takes two empty cells for different; in the package they are equal, unless the whole key is empty.
    """
    for columns, _, _ in table.foreign_keys:
        yield f"CREATE INDEX {quoted('_'.join([table.name, *columns]))} ON {quoted(table.name)} ({names(columns)})"
    for key in table.unique_keys:
        if _may_be_partly_empty(table, key):
            cells = ", ".join(f"coalesce({quoted(name)}, '')" for name in key)
            known = " OR ".join(f"{quoted(name)} IS NOT NULL" for name in key)
            where = "" if any(_required(table, key)) else f" WHERE {known}"
            yield f"CREATE UNIQUE INDEX {quoted('_'.join([table.name, 'unique', *key]))} ON {quoted(table.name)} ({cells}){where}"


def _may_be_partly_empty(table: Table, key: list[str]) -> bool:
    return len(key) > 1 and not all(_required(table, key))


def _required(table: Table, key: list[str]) -> list[bool]:
    return [table.fields[name].get("constraints", {}).get("required", False) for name in key]
