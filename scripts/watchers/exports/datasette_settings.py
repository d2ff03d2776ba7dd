"""What Datasette shows of the database: metadata.json and datasette.yaml, from one description.

Datasette before 1.0 reads all of it in metadata.json, and its limits in settings.json. From 1.0 on,
metadata.json holds what people read, and datasette.yaml the questions, limits and how tables are
shown.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from watchers.exports.datasette_queries import COMMENT, possible_queries
from watchers.exports.derived import Derived
from watchers.exports.sqlite_database import VIEWS, statements
from watchers.exports.sqlite_schema import column_descriptions, quoted
from watchers.exports.sqlite_search import index_name, label_column, searched_tables
from watchers.package.model import Package, Table

if TYPE_CHECKING:
    import sqlite3

LIMITS = {"sql_time_limit_ms": 10_000}
"""The view of suppliers at the award takes most of a second, which is what Datasette allows."""
STYLE = Path("static/datasette.css")
"""Within the folder, where Datasette looks for such files."""
PAGES = {"extra_css_urls": [f"/{STYLE.as_posix()}"]}
FEW = 50
"""Rows of a table that is short enough to choose from, such as that of the lists."""
Settings = dict[str, Any]


def settings(package: Package, *, derived: Derived, database: sqlite3.Connection) -> Settings:
    """How tables are shown, and the questions: what goes into datasette.yaml."""
    tables = package.tables | derived.tables
    short = {name for name in tables if _is_short(name, database)}
    searched = {table.name for table in searched_tables(package)}
    shown = {
        name: _without_empty(
            {
                "label_column": label_column(table),
                "facets": list(_facets(table, short=short)),
                "fts_table": index_name(name) if name in searched else "",
            }
        )
        for name, table in tables.items()
    }
    asked = {
        query.name: {
            "title": query.title,
            "description": query.description,
            "sql": query.sql,
            "params": query.parameters,
        }
        for query in possible_queries(package, database=database)
    }
    of_database = _of_database(package, {"queries": asked, "tables": shown})
    return {"settings": LIMITS, **PAGES, **of_database}


def _is_short(table: str, database: sqlite3.Connection) -> bool:
    (rows,) = database.execute(f"SELECT count(*) FROM {quoted(table)}").fetchone()
    return rows <= FEW


def _facets(table: Table, *, short: Collection[str]) -> Iterator[str]:
    """The columns of words from a closed list, and references to one of few rows."""
    for columns, target, _ in table.foreign_keys:
        if target in short:
            yield from columns
    for name, field in table.fields.items():
        if "enum" in field.get("constraints", {}):
            yield name


def metadata(package: Package, *, derived: Derived, also: Settings) -> Settings:
    """What people read, and `also` the settings, for Datasette before 1.0: metadata.json."""
    rights = _rights(package)
    descriptor = package.descriptor
    about = rights | {"title": _title(package), "description": descriptor.get("description", "")}
    shown = also["databases"][descriptor["name"]]
    # Since 1.0, the page of a table shows no licence but its own.
    described = {view: {"description": words, **rights} for view, words in views()}
    for table in (package.tables | derived.tables).values():
        described[table.name] = {
            "title": table.title,
            "description": table.description,
            **rights,
            "columns": column_descriptions(table),
            **shown["tables"].get(table.name, {}),
        }
    database = {**about, "queries": shown["queries"], "tables": described}
    return {**about, **PAGES, **_of_database(package, database)}


def _title(package: Package) -> str:
    return package.descriptor.get("title") or package.descriptor["name"]


def _rights(package: Package) -> Settings:
    """Licence and source; a licence without an address on the web is named only."""
    descriptor = package.descriptor
    licence: Mapping[str, str] = next(iter(descriptor.get("licenses", [])), {})
    path = licence.get("path", "")
    return _without_empty(
        {
            "license": licence.get("title") or licence.get("name") or path,
            "license_url": path if path.startswith(("https://", "http://")) else "",
            "source": f"{_title(package)}, {package.version}, {package.created};"
            " each row names its document in source_id",
            "source_url": descriptor.get("homepage", ""),
        }
    )


def views() -> Iterator[tuple[str, str]]:
    """The name of each view, and what it shows."""
    for statement in statements(VIEWS.read_text("utf-8")):
        head, name = statement.split("CREATE VIEW ")
        words = COMMENT.findall(head.split("\n\n")[-1])
        yield name.split()[0], " ".join(words)


def _of_database(package: Package, shown: Settings) -> Settings:
    return {"databases": {package.descriptor["name"]: shown}}


def _without_empty(values: Settings) -> Settings:
    return {key: value for key, value in values.items() if value}
