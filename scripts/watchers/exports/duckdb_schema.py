"""The SQL that creates a DuckDB table, its keys and its comments, derived from its Table Schema."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from watchers.exports.sqlite_schema import (
    CONSTRAINTS,
    DATE,
    column_list,
    literal,
    may_be_partly_empty,
    quoted,
)
from watchers.package.model import Table
from watchers.package.vocabulary import DESCRIPTIONS_OF_DAYS, FIRST, LAST

if TYPE_CHECKING:
    import pyarrow as pa

SQL_TYPES = {"string": "VARCHAR", "double": "DOUBLE", "int64": "BIGINT", DATE: "DATE"}
"""The SQL type for each Arrow type, by the name that Arrow prints."""
PATTERN = "pattern"
"""The constraint for which DuckDB, unlike SQLite, has a function."""


def in_order_of_keys(tables: Mapping[str, Table]) -> list[Table]:
    """The tables, each after those to which it refers, as far as they do not refer in circles.

    DuckDB takes a foreign key only to a table that exists already. Of a circle, the table to which
    most others refer comes first.
    """
    targets = {name: _targets(table) & tables.keys() for name, table in tables.items()}
    referred = [target for found in targets.values() for target in found]
    placed: list[str] = []
    while len(placed) < len(tables):
        waiting = [name for name in tables if name not in placed]
        missing = {name: len(targets[name].difference(placed)) for name in waiting}
        placed.append(min(waiting, key=lambda name: (missing[name], -referred.count(name), name)))
    return [tables[name] for name in placed]


def _targets(table: Table) -> set[str]:
    """The other tables to which it refers."""
    return {target for _, target, _ in table.foreign_keys} - {table.name}


def foreign_keys(
    table: Table, *, existing: Collection[str], declared: bool
) -> Iterator[tuple[list[str], str, list[str]]]:
    """Those foreign keys of the table that DuckDB can be told of, or those that it cannot.

    It checks each row by itself, so it cannot be told of a table that refers to itself.
    """
    for columns, target, target_columns in table.foreign_keys:
        if (target in existing) == declared:
            yield columns, target, target_columns


def table_sql(table: Table, *, types: pa.Schema, existing: Collection[str]) -> str:
    """The CREATE TABLE statement of a table whose typed columns are `types`.

    `existing` are the tables that are there already.
    """
    lines = [_column(table, field=field) for field in types]
    if len(table.primary_key) > 1:
        lines.append(f"PRIMARY KEY ({column_list(table.primary_key)})")
    for key in table.unique_keys:
        if not may_be_partly_empty(table, key=key):
            lines.append(f"UNIQUE ({column_list(key)})")
    for columns, target, target_columns in foreign_keys(table, existing=existing, declared=True):
        reference = f"{quoted(target)} ({column_list(target_columns)})"
        lines.append(f"FOREIGN KEY ({column_list(columns)}) REFERENCES {reference}")
    return f"CREATE TABLE {quoted(table.name)} ({', '.join(lines)})"


def _column(table: Table, *, field: pa.Field) -> str:
    name = quoted(field.name)
    parts = [name, SQL_TYPES[str(field.type)]]
    constraints = dict(table.fields.get(field.name, {}).get("constraints", {}))
    if table.primary_key == [field.name]:
        constraints.pop("unique", None)
        parts.append("PRIMARY KEY")
    parts += [_constraint(keyword, name, value) for keyword, value in constraints.items()]
    return " ".join(filter(None, parts))


def _constraint(keyword: str, column: str, value: Any) -> str:
    if keyword == PATTERN:
        return f"CHECK (regexp_full_match({column}, {literal(value)}))"
    return CONSTRAINTS[keyword](column, value)


def comments(table: Table, *, types: pa.Schema) -> Iterator[str]:
    """The statements that give the table and its columns their descriptions.

    A column that refers to another table says to which.
    """
    yield f"COMMENT ON TABLE {quoted(table.name)} IS {literal(table.description)}"
    for name in types.names:
        words = literal(_description(table, name))
        yield f"COMMENT ON COLUMN {quoted(table.name)}.{quoted(name)} IS {words}"


def _description(table: Table, column: str) -> str:
    if column not in table.fields:
        return DESCRIPTIONS_OF_DAYS[FIRST if column.endswith(FIRST) else LAST]
    references = [
        f"Refers to {target}.{target_columns[columns.index(column)]}."
        for columns, target, target_columns in table.foreign_keys
        if column in columns
    ]
    return " ".join([table.fields[column]["description"], *references])


def dangling_sql(
    table: Table, *, columns: list[str], target: str, target_columns: list[str]
) -> str:
    """The query for the first row that refers to a row of `target` that does not exist."""
    pairs = zip(columns, target_columns, strict=True)
    same = " AND ".join(f"f.{quoted(here)} = t.{quoted(there)}" for here, there in pairs)
    filled = " AND ".join(f"f.{quoted(name)} IS NOT NULL" for name in columns)
    return (
        f"SELECT f.{quoted(columns[0])} FROM {quoted(table.name)} f"
        f" ANTI JOIN {quoted(target)} t ON {same} WHERE {filled} LIMIT 1"
    )
