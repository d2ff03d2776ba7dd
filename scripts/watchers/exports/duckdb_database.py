"""DuckDB: one database file with typed tables, their keys, comments, views and macros.

The file itself is not the same byte for byte each time, as DuckDB stores what it writes in no fixed
order of blocks; its rows, schema and queries are.
"""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from watchers.exports.derived import Derived
from watchers.exports.duckdb_schema import (
    comments,
    dangling_sql,
    foreign_keys,
    in_order_of_keys,
    table_sql,
)
from watchers.exports.registry import Export, Writes
from watchers.exports.sqlite_database import VIEWS, about_rows, statements
from watchers.exports.sqlite_schema import literal, quoted
from watchers.files.atomic import whole_file
from watchers.package.model import Package, Table
from watchers.problems.errors import UnusablePackage, WriteFailed

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

MACROS = Path(__file__).with_name("duckdb_macros.sql")
SETTINGS: dict[str, Any] = {
    # What DuckDB 1.2 and all later versions open; by default only versions like the writer's do.
    "storage_compatibility_version": "v1.2.0",
    # Small tables with many columns, each of which takes at least a block: a fifth of the size.
    "default_block_size": "16384",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
}
ROWS = "rows_to_add"


def write(package: Package, *, derived: Derived, path: Path) -> None:
    """Writes the package as a database to `path`.

    Raises UnusablePackage if its rows break its own schema, and WriteFailed.
    """
    import duckdb

    from watchers.tables.typed_tables import arrow_tables

    rows = arrow_tables(package) | derived.rows
    with whole_file(path) as partial:
        try:
            with closing(duckdb.connect(str(partial), config=SETTINGS)) as database:
                _fill(database, package=package, derived=derived, rows=rows)
        except duckdb.ConstraintException as error:
            raise UnusablePackage(
                f"the package breaks its own schema: {error}. Run: watchers validate"
            ) from error
        except (duckdb.IOException, duckdb.OutOfMemoryException) as error:
            raise WriteFailed(f"{path} could not be written: {error}") from error


def _fill(
    database: duckdb.DuckDBPyConnection,
    *,
    package: Package,
    derived: Derived,
    rows: dict[str, pa.Table],
) -> None:
    database.execute("BEGIN")
    existing: list[str] = []
    ordered = in_order_of_keys(package.tables | derived.tables)
    for table in ordered:
        _add_table(database, table=table, rows=rows[table.name], existing=existing)
        existing.append(table.name)
    _check_references(database, ordered)
    _add_about(database, package=package)
    database.execute("COMMIT")
    # A statement that fails ends its transaction, so each of these has its own.
    for script in (VIEWS, MACROS):
        for statement in statements(script.read_text("utf-8")):
            _add(database, statement)


def _add_table(
    database: duckdb.DuckDBPyConnection, *, table: Table, rows: pa.Table, existing: list[str]
) -> None:
    database.execute(table_sql(table, types=rows.schema, existing=existing))
    for comment in comments(table, types=rows.schema):
        database.execute(comment)
    database.register(ROWS, rows)
    database.execute(f"INSERT INTO {quoted(table.name)} SELECT * FROM {ROWS}")
    database.unregister(ROWS)


def _check_references(database: duckdb.DuckDBPyConnection, ordered: list[Table]) -> None:
    """Raises ConstraintException if a key of which DuckDB was not told leads nowhere."""
    import duckdb

    for number, table in enumerate(ordered):
        existing = [earlier.name for earlier in ordered[:number]]
        for columns, target, targets in foreign_keys(table, existing=existing, declared=False):
            query = dangling_sql(table, columns=columns, target=target, target_columns=targets)
            if row := database.execute(query).fetchone():
                raise duckdb.ConstraintException(
                    f"{columns[0]} {literal(row[0])} of {table.name} is not a row of {target}"
                )


def _add_about(database: duckdb.DuckDBPyConnection, *, package: Package) -> None:
    database.execute(
        "CREATE TABLE about (property VARCHAR PRIMARY KEY NOT NULL, value VARCHAR NOT NULL)"
    )
    database.executemany("INSERT INTO about VALUES (?, ?)", about_rows(package))
    database.execute("COMMENT ON TABLE about IS 'The properties of the package, by name.'")


def _add(database: duckdb.DuckDBPyConnection, statement: str) -> None:
    """Adds a view or a macro, and its comment, if the package has its tables and columns."""
    import duckdb

    lines = statement.splitlines()
    said = " ".join(line.removeprefix("--").strip() for line in lines if line.startswith("--"))
    sql = "\n".join(line for line in lines if not line.startswith("--"))
    _, kind, name, *_ = sql.replace("(", " ").split()
    is_macro = kind == "MACRO"
    try:
        database.execute(sql)
    except (duckdb.CatalogException, duckdb.BinderException):
        return
    what = "MACRO TABLE" if is_macro else "VIEW"
    database.execute(f"COMMENT ON {what} {quoted(name)} IS {literal(said)}")


EXPORT = Export(
    name="duckdb",
    ending=".duckdb",
    writes=Writes.FILE,
    summary="a DuckDB database with types, views and macros",
    write=write,
    carries="all tables and the answers, typed, with keys, comments, views and macros",
    leaves_out="nothing; the rows are always the same, the bytes of the file are not",
    opened_with="duckdb watchers.duckdb",
    same_bytes=False,
    library="duckdb",
    extra="duckdb",
)
