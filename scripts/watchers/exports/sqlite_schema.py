"""The SQL that creates a table, its keys and its checks, derived from its Table Schema."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from watchers.package.model import Table
from watchers.package.vocabulary import DESCRIPTIONS_OF_DAYS, FIRST, LAST

if TYPE_CHECKING:
    import pyarrow as pa

DATE = "date32[day]"
SQL_TYPES = {"string": "TEXT", "double": "REAL", "int64": "INTEGER", DATE: "TEXT"}
"""The SQL type for each Arrow type, by the name that Arrow prints.

SQLite has no type for dates; as text YYYY-MM-DD they sort, and its date functions read them.
"""


def quoted(name: str) -> str:
    """The name of a table or column as an SQL identifier."""
    return '"' + name.replace('"', '""') + '"'


def literal(value: str) -> str:
    """The text as an SQL string."""
    return "'" + value.replace("'", "''") + "'"


def column_list(columns: Iterable[str]) -> str:
    return ", ".join(map(quoted, columns))


def _number(value: float) -> str:
    """The number as an SQL expression.

    A decimal fraction is written as a division, which is exact: as a literal, SQLite may read it as
    a neighbour of the number, and then refuse a cell that is equal to the bound.
    """
    exact = Decimal(str(value)).normalize()
    places = -min(int(exact.as_tuple().exponent), 0)
    return f"{exact:f}" if not places else f"{exact.scaleb(places):f} * 1.0 / {10**places}"


def _required(column: str, on: bool) -> str:
    return "NOT NULL" if on else ""


def _unique(column: str, on: bool) -> str:
    return "UNIQUE" if on else ""


def _enum(column: str, words: list[str]) -> str:
    return f"CHECK ({column} IN ({', '.join(map(literal, words))}))"


def _max_length(column: str, limit: int) -> str:
    return f"CHECK (length({column}) <= {limit})"


def _minimum(column: str, limit: float) -> str:
    return f"CHECK ({column} >= {_number(limit)})"


def _maximum(column: str, limit: float) -> str:
    return f"CHECK ({column} <= {_number(limit)})"


def _exclusive_minimum(column: str, limit: float) -> str:
    return f"CHECK ({column} > {_number(limit)})"


def _pattern(column: str, pattern: str) -> str:
    # SQLite has no regular expressions of its own.
    return ""


CONSTRAINTS: dict[str, Callable[[str, Any], str]] = {
    "required": _required,
    "unique": _unique,
    "enum": _enum,
    "maxLength": _max_length,
    "minimum": _minimum,
    "maximum": _maximum,
    "exclusiveMinimum": _exclusive_minimum,
    "pattern": _pattern,
}
"""Each constraint of Table Schema as SQL, empty if SQL cannot say it; one that is missing here
is an error."""


def table_sql(table: Table, *, types: pa.Schema) -> str:
    """The CREATE TABLE statement of a table whose typed columns are `types`.

    Each column keeps its description as a comment.
    """
    lines = [*(_column(table, field=field) for field in types), *_table_constraints(table)]
    # The comma goes before the comment that describes the column.
    body = [
        _with_comment(sql, comment=comment, comma="," if number < len(lines) else "")
        for number, (sql, comment) in enumerate(lines, 1)
    ]
    title = _one_line(table.description)
    return f"CREATE TABLE {quoted(table.name)} ( -- {title}\n" + "\n".join(body) + "\n) STRICT"


def _with_comment(sql: str, *, comment: str, comma: str) -> str:
    return f"  {sql}{comma}" + (f" -- {_one_line(comment)}" if comment else "")


def _one_line(words: str) -> str:
    return " ".join(words.split())


def _column(table: Table, *, field: pa.Field) -> tuple[str, str]:
    """The SQL of a column and its description."""
    name = quoted(field.name)
    parts = [name, SQL_TYPES[str(field.type)]]
    if str(field.type) == DATE:
        # By way of the Julian day, because date() alone accepts 30 February.
        parts.append(f"CHECK ({name} IS date(julianday({name})))")
    declared = table.fields.get(field.name)
    if declared is None:
        return " ".join(parts), _description_of_day(field.name)
    constraints = dict(declared.get("constraints", {}))
    if table.primary_key == [field.name]:
        constraints.pop("unique", None)
        parts.append("PRIMARY KEY")
    parts += [CONSTRAINTS[keyword](name, value) for keyword, value in constraints.items()]
    return " ".join(filter(None, parts)), declared["description"]


def _description_of_day(column: str) -> str:
    return DESCRIPTIONS_OF_DAYS[FIRST if column.endswith(FIRST) else LAST]


def column_descriptions(table: Table) -> dict[str, str]:
    """What each column of the table in the database means, in no order."""
    declared = {name: _one_line(field["description"]) for name, field in table.fields.items()}
    days = [name + end for name in table.partial_dates for end in DESCRIPTIONS_OF_DAYS]
    return declared | {name: _description_of_day(name) for name in days}


def _table_constraints(table: Table) -> Iterator[tuple[str, str]]:
    """The SQL of each key, with an empty description."""
    if len(table.primary_key) > 1:
        yield f"PRIMARY KEY ({column_list(table.primary_key)})", ""
    for key in table.unique_keys:
        if not may_be_partly_empty(table, key=key):
            yield f"UNIQUE ({column_list(key)})", ""
    for columns, target, target_columns in table.foreign_keys:
        reference = f"{quoted(target)} ({column_list(target_columns)})"
        # Tables refer to each other in circles, so rows can only be checked when all are there.
        yield (
            f"FOREIGN KEY ({column_list(columns)}) REFERENCES {reference}"
            " DEFERRABLE INITIALLY DEFERRED",
            "",
        )


def index_sql(table: Table) -> Iterator[str]:
    """An index for each foreign key, and one for each unique key that may be partly empty.

    To SQL two empty cells differ; in the package they are equal, unless the whole key is empty.
    """
    # One column may refer to two tables.
    for columns in dict.fromkeys(tuple(columns) for columns, _, _ in table.foreign_keys):
        yield plain_index(table.name, columns=columns)
    for key in table.unique_keys:
        if may_be_partly_empty(table, key=key):
            yield _unique_index(table, key=key)


def plain_index(table: str, *, columns: Sequence[str]) -> str:
    """An index by which rows are found, whether or not they are unique."""
    index = _index_name(table, *columns)
    return f"CREATE INDEX {index} ON {quoted(table)} ({column_list(columns)})"


def _index_name(*parts: str) -> str:
    """The quoted name of an index: parted by what names of tables and columns never hold.

    SQLite keeps indexes and tables under one roof, so a name like one of theirs could be taken.
    """
    return quoted("$".join(parts))


def _unique_index(table: Table, *, key: list[str]) -> str:
    index = _index_name(table.name, "unique", *key)
    cells = ", ".join(f"coalesce({quoted(name)}, '')" for name in key)
    filled = " OR ".join(f"{quoted(name)} IS NOT NULL" for name in key)
    where = "" if any(_are_required(table, key=key)) else f" WHERE {filled}"
    return f"CREATE UNIQUE INDEX {index} ON {quoted(table.name)} ({cells}){where}"


def may_be_partly_empty(table: Table, *, key: list[str]) -> bool:
    """Whether a row may have some cells of the key, and lack others."""
    return len(key) > 1 and not all(_are_required(table, key=key))


def _are_required(table: Table, *, key: list[str]) -> list[bool]:
    """For each column of the key, whether its cells must be filled."""
    return [table.fields[name].get("constraints", {}).get("required", False) for name in key]
