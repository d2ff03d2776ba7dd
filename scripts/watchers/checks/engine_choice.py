"""Chooses the engine that holds the tables while they are checked."""

from __future__ import annotations

from importlib.util import find_spec

from watchers.checks.engine import Engine
from watchers.files.limits import max_bytes
from watchers.package.descriptor import refuse_parts
from watchers.package.extras import lacking
from watchers.package.model import Package
from watchers.package.table_files import sizes
from watchers.problems.errors import MissingLibrary

DISK_FROM_BYTES = 128 << 20
"""From so much on, tables in memory take more than a gigabyte, nine times their bytes, and DuckDB
takes no longer. Below, its hundreds of queries cost more than they save (docs/benchmarks.md)."""
INSTEAD = (
    " Or let DuckDB read them, in any size: watchers validate --engine duckdb"
    " (pip install 'watchers-xinjiang[duckdb]')."
)
NO_SPARK = "pyspark is not installed; run: pip install 'pyspark>=4.3,<5' 'pandas<3'"


def engine_for(package: Package, engine: Engine) -> Engine:
    """The engine that checks the package.

    Raises MissingLibrary if it is not installed, and UnusablePackage if it cannot read the files.
    """
    has_duckdb = find_spec("duckdb") is not None
    if engine is Engine.AUTO:
        if not all(table.is_one_csv for table in package.tables.values()):
            return engine_for(package, Engine.DUCKDB)
        size = sum(sizes(package).values())
        is_large = size >= DISK_FROM_BYTES or size > max_bytes()
        return Engine.DUCKDB if is_large and has_duckdb else Engine.MEMORY
    if engine is Engine.DUCKDB and (
        missing := lacking("this engine", library="duckdb", extra="duckdb")
    ):
        raise MissingLibrary(missing)
    if engine is Engine.SPARK and find_spec("pyspark") is None:
        raise MissingLibrary(NO_SPARK)
    if engine is Engine.MEMORY:
        refuse_parts(package)
    return engine
