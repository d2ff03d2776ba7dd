"""Converts the files of tables into Parquet files, which an engine reads: each is read once."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from threading import Lock

from watchers.checks.at_once import Threads
from watchers.checks.loaded import Progress
from watchers.checks.whole_files import check_size_and_hash
from watchers.package.model import Package, Table
from watchers.package.table_files import sizes
from watchers.problems.errors import EngineFailed
from watchers.problems.report import Unchecked, ValidationReport
from watchers.tables.parquet_files import ParquetTable, convert
from watchers.tables.workers import Workers

TABLES_AT_ONCE = 2
"""While one of them waits for its file, the other has work for the processors."""


def convert_tables(
    package: Package, folder: Path, report: ValidationReport, *, progress: Progress
) -> dict[str, ParquetTable]:
    """The tables that can be read row by row, as Parquet files in the folder.

    The report names the others, and gets what is wrong with the bytes. Raises EngineFailed if the
    folder cannot be written.
    """
    by_size = sizes(package)
    reading = _BytesRead(sum(by_size.values()), progress)
    workers = Workers()

    def converted(name: str) -> ParquetTable:
        told = partial(reading.add, name)
        return convert(package, package.tables[name], folder, workers=workers, progress=told)

    largest_first = sorted(by_size, key=by_size.__getitem__, reverse=True)
    with (
        _full_disk_told(folder),
        workers,
        Threads(interrupt=workers.close, most=TABLES_AT_ONCE) as threads,
    ):
        files = dict(zip(largest_first, threads.map(converted, largest_first), strict=True))
    for name, table in package.tables.items():
        if files[name].was_read:
            _check_size_and_hash(package, table, files[name])
        report.findings.merge(files[name].findings)
        if not files[name].is_readable:
            report.unchecked[name] = Unchecked(unreadable=frozenset({name}))
    return {name: files[name] for name in package.tables if files[name].is_readable}


def _check_size_and_hash(package: Package, table: Table, file: ParquetTable) -> None:
    check_size_and_hash(package, table, file.findings, size=file.size, sha256=lambda: file.sha256)


class _BytesRead:
    """Tells which share of the bytes of all tables was read."""

    def __init__(self, total: int, progress: Progress) -> None:
        self.progress = progress
        self.done, self.total = 0, total or 1
        self.lock = Lock()

    def add(self, name: str, count: int) -> None:
        with self.lock:
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
