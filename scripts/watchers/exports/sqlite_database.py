"""SQLite: one database file with strict tables, their keys, and views for reading."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from watchers.exports.derived import Derived
from watchers.exports.registry import Export, Writes
from watchers.exports.sqlite_schema import column_list, index_sql, plain_index, quoted, table_sql
from watchers.exports.sqlite_search import add_search
from watchers.files.atomic import whole_file
from watchers.package.model import Package, Table
from watchers.problems.errors import UnusablePackage, WriteFailed

if TYPE_CHECKING:
    import sqlite3

    import pyarrow as pa

VIEWS = Path(__file__).with_name("views.sql")
MIN_SQLITE = (3, 37)
"""The first version with strict tables."""
APPLICATION_ID = int.from_bytes(b"WTCH", "big")
"""Marks the file as this export's, in the header field that SQLite keeps for that."""
ABOUT = ("name", "title", "description", "version", "created", "homepage")
"""The properties of the descriptor that go into the table `about`."""
LOOKED_UP_BY = (
    ("answers", ["entity_id", "list_id", "first_day"]),
    ("answers", ["official_id", "list_id", "first_day"]),
    ("list_answers", ["list_id", "first_day"]),
)
"""Derived tables, and the columns by which their rows are looked up."""


def write(package: Package, *, derived: Derived, path: Path) -> None:
    """Writes the package as a database to `path`.

    Raises UnusablePackage if its rows break its own schema, and WriteFailed.
    """
    with whole_file(path) as partial:
        write_database(package, derived=derived, to=partial, named=path)


def write_database(package: Package, *, derived: Derived, to: Path, named: Path) -> None:
    """Writes the database to `to`, a part of what is to be `named`; raises as `write` does."""
    import sqlite3

    from watchers.tables.typed_tables import arrow_tables

    _refuse_lacking()
    rows = arrow_tables(package) | derived.rows
    try:
        with closing(sqlite3.connect(to, isolation_level=None)) as database:
            _fill(database, package=package, derived=derived, rows=rows)
    except sqlite3.IntegrityError as error:
        raise UnusablePackage(
            f"the package breaks its own schema: {error}. Run: watchers validate"
        ) from error
    except sqlite3.OperationalError as error:
        raise WriteFailed(f"{named} could not be written: {error}") from error


def _refuse_lacking() -> None:
    """Raises WriteFailed if Python's SQLite lacks what the database needs."""
    import sqlite3

    if sqlite3.sqlite_version_info < MIN_SQLITE:
        needed = ".".join(map(str, MIN_SQLITE))
        raise WriteFailed(
            f"strict tables need SQLite {needed} or newer; this Python has {sqlite3.sqlite_version}"
        )
    with closing(sqlite3.connect(":memory:")) as database:
        modules = {name for (name,) in database.execute("PRAGMA module_list")}
    if "fts5" not in modules:
        raise WriteFailed("full-text search needs an SQLite with FTS5; this Python's has none")


def _fill(
    database: sqlite3.Connection,
    *,
    package: Package,
    derived: Derived,
    rows: dict[str, pa.Table],
) -> None:
    # The file takes its place only when it is complete, so it needs no journal of its own.
    for pragma in (
        "journal_mode = OFF",
        "synchronous = OFF",
        "temp_store = MEMORY",
        f"application_id = {APPLICATION_ID}",
        f"user_version = {_version_number(package.version)}",
    ):
        database.execute(f"PRAGMA {pragma}")
    database.execute("BEGIN")
    for name, table in (package.tables | derived.tables).items():
        _add_table(database, table=table, rows=rows[name])
    for name, columns in LOOKED_UP_BY:
        if name in derived.tables:
            database.execute(plain_index(name, columns=columns))
    _add_about(database, package=package)
    _add_views(database)
    _check_references(database)
    add_search(database, package=package)
    database.execute("COMMIT")


def _add_table(database: sqlite3.Connection, *, table: Table, rows: pa.Table) -> None:
    from watchers.tables.typed_tables import plain_rows

    database.execute(table_sql(table, types=rows.schema))
    marks = ", ".join("?" * rows.num_columns)
    insert = f"INSERT INTO {quoted(table.name)} ({column_list(rows.column_names)}) VALUES ({marks})"
    database.executemany(insert, plain_rows(rows))
    for index in index_sql(table):
        database.execute(index)


def _version_number(version: str) -> int:
    """1.2.3 as 1002003, because SQLite's field for a version holds an integer of 32 bits.

    0 for a version that has no number of its own in that form.
    """
    major, minor, patch = map(int, version.split("."))
    number = major * 1_000_000 + minor * 1_000 + patch
    return number if max(minor, patch) < 1_000 and number < 2**31 else 0


def _add_about(database: sqlite3.Connection, *, package: Package) -> None:
    """Adds the table `about`: the package's own properties, by name."""
    database.execute(
        "CREATE TABLE about (property TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) STRICT"
    )
    database.executemany("INSERT INTO about VALUES (?, ?)", about_rows(package))


def about_rows(package: Package) -> list[tuple[str, str]]:
    """The package's own properties that are known, each with its name."""
    licences = ", ".join(
        licence.get("name") or licence["path"] for licence in package.descriptor.get("licenses", [])
    )
    properties = {name: package.descriptor.get(name) for name in ABOUT}
    properties["created"] = package.created_at
    properties |= {"content_sha256": package.content_hash(), "licence": licences}
    return [(name, value) for name, value in properties.items() if value]


def _add_views(database: sqlite3.Connection) -> None:
    """Adds the views whose tables and columns the package has."""
    import sqlite3

    for statement in statements(VIEWS.read_text("utf-8")):
        database.execute(statement)
        name = statement.split("CREATE VIEW ")[1].split()[0]
        try:
            database.execute(f"SELECT * FROM {quoted(name)} LIMIT 0")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_ERROR:
                raise  # not a fault of the statement but, say, a full disk
            database.execute(f"DROP VIEW {quoted(name)}")


def statements(script: str) -> Iterator[str]:
    """The statements of an SQL script, without the semicolon at their end."""
    import sqlite3

    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement.strip().rstrip(";")
            statement = ""


def _check_references(database: sqlite3.Connection) -> None:
    import sqlite3

    for table, row, target, _ in database.execute("PRAGMA foreign_key_check"):
        raise sqlite3.IntegrityError(
            f"row {row} of {table} refers to a row of {target} that does not exist"
        )


EXPORT = Export(
    name="sqlite",
    ending=".sqlite",
    writes=Writes.FILE,
    summary="a database with keys, views and search",
    write=write,
    carries="all tables and the answers, with keys, descriptions, views and full-text search",
    leaves_out="nothing",
    opened_with="sqlite3 watchers.sqlite",
)
