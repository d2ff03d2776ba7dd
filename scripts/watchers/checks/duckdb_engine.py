"""The tables of a package in DuckDB: read from Parquet files, checked by queries."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import duckdb
import narwhals as nw
import pyarrow as pa

from watchers.checks.frames import Frames, Kept, rows_by_query
from watchers.checks.memory_amount import no_amount
from watchers.problems.errors import EngineFailed

DEFAULT_MEMORY = 2 << 30
"""Bytes, or half of the machine's memory if that is less: what fits beside other work. What needs
more is kept in the temporary folder meanwhile."""
FAILURES = (
    duckdb.OutOfMemoryException,
    duckdb.IOException,
    duckdb.InternalException,
    duckdb.FatalException,
)
"""Errors of the engine or the machine, and not of a check."""
INTERRUPTED = "interrupt"


@contextmanager
def connected(folder: Path, *, memory_limit: str) -> Iterator[duckdb.DuckDBPyConnection]:
    """A database in memory that spills into the folder, and loads no extension from elsewhere.

    Raises EngineFailed if the memory limit is none that DuckDB takes, and for what fails in the
    engine while it is in use.
    """
    connection = duckdb.connect(
        config={
            "temp_directory": str(folder / "spill"),
            "preserve_insertion_order": "false",
            "autoinstall_known_extensions": "false",
            "autoload_known_extensions": "false",
        }
    )
    try:
        limit = memory_limit or f"{_default_memory() >> 20}MiB"
        try:
            connection.execute("SET memory_limit = ?", [limit])
        except duckdb.Error as error:
            raise no_amount(limit) from error
        yield connection
    except Exception as error:
        if instead := failure(error):
            raise instead from error
        raise
    finally:
        connection.close()


def _default_memory() -> int:
    try:
        machine = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError, OSError):  # Windows has no sysconf.
        return DEFAULT_MEMORY
    return min(DEFAULT_MEMORY, machine // 2)


class Tables(Mapping[str, nw.LazyFrame]):
    """The tables of Parquet files by name, each thread's on a cursor of its own.

    Cursors share the database, and DuckDB works on all of them at once; on one it does not.
    """

    def __init__(
        self, connection: duckdb.DuckDBPyConnection, files: Mapping[str, Sequence[Path]]
    ) -> None:
        self._connection, self._files = connection, files
        self._here = threading.local()
        self._cursors: list[duckdb.DuckDBPyConnection] = []

    @property
    def cursor(self) -> duckdb.DuckDBPyConnection:
        """That of the thread that asks."""
        return self._of_thread().cursor

    def _of_thread(self) -> threading.local:
        here = self._here
        if not hasattr(here, "cursor"):
            here.cursor, here.tables = self._connection.cursor(), {}
            here.cursor.execute("SET parquet_metadata_cache = true")
            self._cursors.append(here.cursor)
        return here

    def read(self, paths: Sequence[Path]) -> nw.LazyFrame:
        return nw.from_native(self.cursor.read_parquet([str(path) for path in paths]))

    def interrupt(self) -> None:
        """Ends the queries of all threads."""
        for cursor in self._cursors:
            cursor.interrupt()

    def __getitem__(self, name: str) -> nw.LazyFrame:
        here = self._of_thread()
        if name not in here.tables:
            here.tables[name] = self.read(self._files[name])
        return here.tables[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)


def frames(tables: Tables, folder: Path) -> Frames:
    """The tables as lazy frames, by name; what several checks read is kept in the folder."""
    numbers, kept = count(1), folder / "kept"
    kept.mkdir()

    def from_arrow(table: pa.Table) -> nw.LazyFrame:
        return nw.from_native(tables.cursor.from_arrow(table))

    def keep(frame: nw.LazyFrame) -> Kept:
        """The frame as a Parquet file, so that it is computed once and takes no memory."""
        file = kept / f"{next(numbers)}.parquet"
        frame.to_native().write_parquet(str(file))
        return lambda: tables.read([file])

    return Frames(tables, from_arrow=from_arrow, count=rows_by_query, keep=keep, sifts=False)


def failure(error: BaseException) -> EngineFailed | KeyboardInterrupt | None:
    """What to raise instead of an error that comes from the engine; None for any other error."""
    causes: BaseException | None = error
    while causes is not None:
        if isinstance(causes, duckdb.InterruptException) or (
            isinstance(causes, RuntimeError) and INTERRUPTED in str(causes).lower()
        ):
            return KeyboardInterrupt()
        if isinstance(causes, duckdb.OutOfMemoryException):
            return EngineFailed(
                "the engine has too little memory or room in its temporary folder for this"
                f" package ({_first_line(causes)}); --memory-limit and --temp set them"
            )
        if isinstance(causes, FAILURES):
            return EngineFailed(f"DuckDB failed: {_first_line(causes)}")
        causes = causes.__cause__ or causes.__context__
    return None


def _first_line(error: BaseException) -> str:
    return str(error).splitlines()[0]
