"""The questions that Datasette offers as pages, where the database can answer them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from watchers.exports.sqlite_database import statements
from watchers.exports.sqlite_schema import literal, quoted
from watchers.exports.sqlite_search import index_name, label_column, searched_tables
from watchers.package.model import Package, Table

if TYPE_CHECKING:
    import sqlite3

QUERIES = Path(__file__).with_name("datasette_queries.sql")
EVERYWHERE = "search_everywhere"
COMMENT = re.compile(r"^-- (.*)\n", re.MULTILINE)
_PARAMETER = re.compile(r"(?<![:\w]):([a-z_]+)")


@dataclass(frozen=True, kw_only=True)
class Query:
    """A question that Datasette offers as a page."""

    name: str
    title: str
    description: str
    sql: str

    @property
    def parameters(self) -> list[str]:
        """What it asks for, in the order of its form."""
        return list(dict.fromkeys(_PARAMETER.findall(self.sql)))


def written_queries() -> Iterator[Query]:
    """The questions of datasette_queries.sql."""
    for statement in statements(QUERIES.read_text("utf-8")):
        *_, name, title, description = COMMENT.findall(statement)
        sql = COMMENT.sub("", statement).strip()
        yield Query(name=name, title=title, description=description, sql=sql)


def search_query(package: Package) -> Query:
    """The question in which table any words stand."""
    rows = (
        f"SELECT {literal(table.name)} AS of_table, {_row_id(table)} AS row_id,"
        f" {quoted(label_column(table) or table.prose[0])} AS label\n"
        f"FROM {quoted(table.name)} WHERE rowid IN (SELECT rowid FROM"
        f" {quoted(index_name(table.name))} WHERE {quoted(index_name(table.name))}"
        " MATCH coalesce(nullif(escape_fts(:words), ''), '\"\"'))"
        for table in searched_tables(package)
    )
    return Query(
        name=EVERYWHERE,
        title="Where do these words stand?",
        description=(
            "Words in any script, or parts of Chinese ones; the beginning of a word finds it in"
            " names and titles. Each row of any table that has all of them. Finding nothing says"
            " nothing about a party: it may be recorded under another name."
        ),
        sql="\nUNION ALL\n".join(rows),
    )


def _row_id(table: Table) -> str:
    return " || ' ' || ".join(map(quoted, table.primary_key))


def possible_queries(package: Package, *, database: sqlite3.Connection) -> list[Query]:
    """The questions whose tables and columns the database has."""
    asked = [*written_queries(), *([search_query(package)] if searched_tables(package) else [])]
    # Datasette has this function, to put the words that somebody types into marks of quotation.
    database.create_function("escape_fts", 1, lambda words: words)
    return [query for query in asked if _runs(query, database)]


def _runs(query: Query, database: sqlite3.Connection) -> bool:
    import sqlite3

    try:
        database.execute(f"EXPLAIN {query.sql}", dict.fromkeys(query.parameters, ""))
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_ERROR:
            raise
        return False
    return True
