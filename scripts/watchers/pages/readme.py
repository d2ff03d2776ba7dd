"""The list of tables in README.md."""

from __future__ import annotations

from watchers.package.model import Package
from watchers.pages.markdown import description
from watchers.tables.rows import Record
from watchers.text.grid import grid


def list_of_tables(package: Package) -> str:
    """A row for each table: its name, its rows and what one of them is."""
    record = Record(package)
    rows = [
        [
            f"[`{name}`](docs/tables.md#{name})",
            f"{len(record.tables[name]):,}",
            description(table.description.removeprefix("One row per ").rstrip(".")),
        ]
        for name, table in package.tables.items()
    ]
    return grid(["table", "rows at the release", "one row per"], rows=rows)
