"""Tables of any size: written as Parquet into a temporary folder, and checked by an engine."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from watchers.checks import engine_runner
from watchers.checks.engines import Engine
from watchers.checks.loaded import Loaded, Progress
from watchers.checks.whole_files import check_size_and_hash
from watchers.package.model import Package, Table
from watchers.package.table_files import sizes
from watchers.problems.errors import EngineFailed
from watchers.problems.report import Unchecked, ValidationReport

if TYPE_CHECKING:
    from watchers.checks.frames import Frames
    from watchers.tables.parquet_files import ParquetTable


@dataclass(frozen=True, kw_only=True)
class DiskOptions:
    """Where the engine may keep what it makes, and how much memory it may take."""

    temp: Path | None = None
    """The folder in which a temporary folder is made; None for the system's own."""
    memory_limit: str = ""
    """Such as 4GB; empty for a share of the machine's memory, or what Spark is set to."""
    master: str = ""
    """Where Spark is, as `spark-submit --master` takes it; empty for what it is set to."""


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
    from watchers.files.temporary import temporary_folder

    with temporary_folder(options.temp) as folder:
        files = _convert(package, folder, report, progress=progress)
        if not files:
            yield None
            return
        parts = {name: file.parts for name, file in files.items()}
        rows = {name: file.rows for name, file in files.items()}
        with _opened(engine, folder, parts, options) as (frames, failure):
            yield Loaded(
                frames=frames,
                rows=rows,
                first_unsorted={name: file.first_unsorted for name, file in files.items()},
                run=partial(engine_runner.run, failure=failure),
                prove_alive=partial(engine_runner.prove_alive, frames, rows=rows, failure=failure),
            )


@contextmanager
def _opened(
    engine: Engine, folder: Path, parts: Mapping[str, list[Path]], options: DiskOptions
) -> Iterator[tuple[Frames, engine_runner.Failure]]:
    """The tables as the engine has them, and what it makes of its own errors."""
    if engine is Engine.SPARK:
        from watchers.checks import patterns, spark_engine

        with (
            spark_engine.connected(
                folder, memory_limit=options.memory_limit, master=options.master
            ) as session,
            patterns.spelled_by(spark_engine.spelling),
        ):
            yield spark_engine.frames(session, parts), spark_engine.failure
        return
    from watchers.checks import duckdb_engine

    with duckdb_engine.connected(folder, memory_limit=options.memory_limit) as connection:
        yield duckdb_engine.frames(connection, parts), duckdb_engine.failure


def _convert(
    package: Package, folder: Path, report: ValidationReport, *, progress: Progress
) -> dict[str, ParquetTable]:
    """The tables that can be read row by row, as Parquet files in the folder."""
    from watchers.tables.parquet_files import Workers, convert

    made, reading = {}, _BytesRead(package, progress)
    with Workers() as workers, _full_disk_told(folder):
        for name, table in package.tables.items():
            file = convert(
                package,
                table,
                folder,
                workers=workers,
                progress=partial(reading.add, name),
            )
            if file.was_read:
                _check_size_and_hash(package, table, file)
            report.findings.merge(file.findings)
            if file.is_readable:
                made[name] = file
            else:
                report.unchecked[name] = Unchecked(unreadable=frozenset({name}))
    return made


def _check_size_and_hash(package: Package, table: Table, file: ParquetTable) -> None:
    check_size_and_hash(package, table, file.findings, size=file.size, sha256=lambda: file.sha256)


class _BytesRead:
    """Tells which share of the bytes of all tables was read."""

    def __init__(self, package: Package, progress: Progress) -> None:
        self.progress = progress
        self.done = 0
        self.total = sum(sizes(package).values()) or 1

    def add(self, name: str, count: int) -> None:
        self.done += count
        self.progress(f"reading {name}", min(self.done / self.total, 1))


@contextmanager
def _full_disk_told(folder: Path) -> Iterator[None]:
    """Makes an error of the temporary folder one that names the folder and the cure."""
    try:
        yield
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno else str(error)
        raise EngineFailed(
            f"the temporary folder {folder.parent} cannot be written: {reason};"
            " --temp names another folder"
        ) from error
