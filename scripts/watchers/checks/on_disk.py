"""Tables of any size: written as Parquet into a temporary folder, and checked by an engine."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from watchers.checks import engine_runner
from watchers.checks.at_once import Threads
from watchers.checks.engine import Engine
from watchers.checks.loaded import Loaded, Progress
from watchers.checks.memory_amount import no_amount, number_and_unit
from watchers.package.model import Package
from watchers.problems.report import ValidationReport

if TYPE_CHECKING:
    from watchers.checks.frames import Frames


@dataclass(frozen=True, kw_only=True)
class DiskOptions:
    """Where the engine may keep what it makes, and how much memory it may take.

    Raises EngineFailed for a memory limit that is no amount.
    """

    temp: Path | None = None
    """The folder in which a temporary folder is made; None for the system's own."""
    memory_limit: str = ""
    """Such as 4GB; empty for a share of the machine's memory, or what Spark is set to."""
    master: str = ""
    """Where Spark is, as `spark-submit --master` takes it; empty for what it is set to."""

    def __post_init__(self) -> None:
        if self.memory_limit and not number_and_unit(self.memory_limit)[0]:
            raise no_amount(self.memory_limit)


@contextmanager
def loaded(
    package: Package,
    report: ValidationReport,
    *,
    engine: Engine,
    options: DiskOptions,
    progress: Progress,
) -> Iterator[Loaded | None]:
    """The tables that can be read row by row, None if there are none.

    The report names the others, and gets what is wrong with the bytes. What is made on the disk is
    deleted on leaving.
    """
    from watchers.checks.conversion import convert_tables
    from watchers.files.temporary import temporary_folder

    with temporary_folder(options.temp) as folder:
        files = convert_tables(package, folder, report, progress=progress)
        if not files:
            yield None
            return
        parts = {name: file.parts for name, file in files.items()}
        rows = {name: file.rows for name, file in files.items()}
        with (
            _opened(engine, folder, parts, options) as (frames, failure, interrupt),
            Threads(interrupt=interrupt) as threads,
        ):
            yield Loaded(
                frames=frames,
                rows=rows,
                first_unsorted={name: file.first_unsorted for name, file in files.items()},
                run=partial(engine_runner.run, failure=failure),
                each=threads.map,
                prove_alive=partial(engine_runner.prove_alive, frames, rows=rows, failure=failure),
            )


@contextmanager
def _opened(
    engine: Engine, folder: Path, parts: Mapping[str, list[Path]], options: DiskOptions
) -> Iterator[tuple[Frames, engine_runner.Failure, Callable[[], None]]]:
    """The tables as the engine has them, what it makes of its own errors, and what ends its
    queries."""
    if engine is Engine.SPARK:
        from watchers.checks import patterns, spark_engine, spark_errors

        with (
            spark_engine.connected(
                folder, memory_limit=options.memory_limit, master=options.master
            ) as (session, interrupt),
            patterns.spelled_by(spark_engine.spelling),
        ):
            yield spark_engine.frames(session, parts), spark_errors.failure, interrupt
        return
    from watchers.checks import duckdb_engine

    with duckdb_engine.connected(folder, memory_limit=options.memory_limit) as connection:
        tables = duckdb_engine.Tables(connection, parts)
        yield duckdb_engine.frames(tables, folder), duckdb_engine.failure, tables.interrupt
