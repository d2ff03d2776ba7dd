"""The engines on which every check runs: the tables in memory, and the same ones in DuckDB."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import duckdb
import narwhals as nw
import pyarrow as pa

from watchers.checks.check import Check
from watchers.checks.frames import Frames, rows_by_query
from watchers.checks.validation import all_checks
from watchers.package.model import Package
from watchers.tables.check_frames import check_frame


def in_memory(tables: Mapping[str, nw.DataFrame]) -> Frames:
    return Frames({name: frame.lazy() for name, frame in tables.items()})


def in_duckdb(tables: Mapping[str, nw.DataFrame]) -> Frames:
    connection = duckdb.connect()

    def from_arrow(table: pa.Table) -> nw.LazyFrame:
        return nw.from_native(connection.from_arrow(table))

    for name, frame in tables.items():
        connection.register("arrow_table", frame.to_native())
        connection.execute(f'CREATE TABLE "{name}" AS SELECT * FROM arrow_table')
    relations = {name: nw.from_native(connection.table(f'"{name}"')) for name in tables}
    return Frames(
        relations, from_arrow=from_arrow, count=rows_by_query, keep=lambda frame: lambda: frame
    )


def check_frames(package: Package, names: Iterable[str] | None = None) -> dict[str, nw.DataFrame]:
    """The tables of a package, or those of some names; each can be read row by row."""
    return {
        name: check_frame((package.root / table.path).read_bytes(), table)
        for name, table in package.tables.items()
        if names is None or name in names
    }


def tables_of(checks: Iterable[Check]) -> set[str]:
    """The tables that some checks read."""
    return {table for check in checks for table in (check.table, *check.needs)}


def problem_lines(checks: Iterable[Check], package: Package, frames: Frames) -> list[str]:
    """What the checks find, one line a problem, with the total of each check."""
    lines = []
    for check in checks:
        problems, total = check.problems(package.tables[check.table].path, frames)
        lines += [f"{problem} ({total} in all)" for problem in problems]
    return sorted(lines)


def checks_of(package: Package) -> list[Check]:
    """All checks of all tables."""
    return [check for checks in all_checks(package).values() for check in checks]
