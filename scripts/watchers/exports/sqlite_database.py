"""SQLite: one database file with strict tables, their keys, and views for reading."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pyarrow as pa

from watchers.exports.sqlite_schema import index_sql, names, quoted, table_sql
from watchers.files.atomic import whole_file
from watchers.package.model import Package
from watchers.problems.errors import UnusablePackage, WriteFailed
from watchers.tables.typed_tables import arrow_tables, plain_rows

VIEWS = Path(__file__).with_name("views.sql")
OLDEST = (3, 37)
APPLICATION = int.from_bytes(b"WTCH", "big")
"""Marks the file as this export's, in the place that SQLite keeps for that."""


def write(package: Package, path: Path) -> None:
    """Writes the package as a database to `path`.

    Raises UnusablePackage where its rows break its own schema, and WriteFailed.
    """
    if sqlite3.sqlite_version_info < OLDEST:
        raise WriteFailed(
            f"strict tables need SQLite {'.'.join(map(str, OLDEST))} or newer; this Python has {sqlite3.sqlite_version}"
        )
    tables = arrow_tables(package)
    with whole_file(path) as partial:
        try:
            with closing(sqlite3.connect(partial, isolation_level=None)) as database:
                _fill(database, package, tables)
        except sqlite3.IntegrityError as error:
            raise UnusablePackage(
                f"the package breaks its own schema: {error}. Run: watchers validate"
            ) from error
        except sqlite3.OperationalError as error:
            raise WriteFailed(f"{path} could not be written: {error}") from error


def _fill(database: sqlite3.Connection, package: Package, tables: dict[str, pa.Table]) -> None:
    # The file takes its place only when it is complete, so it needs no journal of its own.
    for pragma in (
        "journal_mode = OFF",
        "synchronous = OFF",
        "temp_store = MEMORY",
        f"application_id = {APPLICATION}",
        f"user_version = {_version_number(package.version)}",
    ):
        database.execute(f"PRAGMA {pragma}")
    database.execute("BEGIN")
    for name, rows in tables.items():
        table = package.tables[name]
        database.execute(table_sql(table, rows.schema))
        marks = ", ".join("?" * rows.num_columns)
        database.executemany(
            f"INSERT INTO {quoted(name)} ({names(rows.column_names)}) VALUES ({marks})",
            plain_rows(rows),
        )
        for index in index_sql(table):
            database.execute(index)
    _describe(database, package)
    _add_views(database)
    _check_references(database)
    database.execute("COMMIT")


def _version_number(version: str) -> int:
    """1.2.3 as 10203, the form in which SQLite keeps a version."""
    major, minor, patch = map(int, version.split("."))
    return major * 10_000 + minor * 100 + patch


def _describe(database: sqlite3.Connection, package: Package) -> None:
    licences = ", ".join(licence["name"] for licence in package.descriptor.get("licenses", []))
    told = {
        name: package.descriptor.get(name)
        for name in ("name", "title", "description", "version", "created", "homepage")
    }
    database.execute(
        "CREATE TABLE about (property TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) STRICT"
    )
    rows = [
        (name, value)
        for name, value in {
            **told,
            "content_sha256": package.content_hash(),
            "licence": licences,
        }.items()
        if value
    ]
    database.executemany("INSERT INTO about VALUES (?, ?)", rows)


def _add_views(database: sqlite3.Connection) -> None:
    """Adds the views whose tables are all there; a view that asks for a column that is not there is an error."""
    for statement in _statements(VIEWS.read_text("utf-8")):
        database.execute(statement)
        name = statement.split("CREATE VIEW ")[1].split()[0]
        try:
            database.execute(f"SELECT * FROM {quoted(name)} LIMIT 0")
        except sqlite3.OperationalError as error:
            if not str(error).startswith("no such table"):
                raise
            database.execute(f"DROP VIEW {quoted(name)}")


def _statements(script: str) -> Iterator[str]:
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement.strip().rstrip(";")
            statement = ""


def _check_references(database: sqlite3.Connection) -> None:
    for table, row, target, _ in database.execute("PRAGMA foreign_key_check"):
        raise sqlite3.IntegrityError(
            f"row {row} of {table} refers to a row of {target} that is not there"
        )
