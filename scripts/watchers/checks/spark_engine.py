"""The tables of a package in Spark: read from Parquet files, checked by its queries."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

import narwhals as nw
import pyarrow as pa
from pyspark import SparkConf
from pyspark.sql import DataFrame, SparkSession

from watchers.checks.driver_memory import TOO_LITTLE, as_java_writes
from watchers.checks.frames import Frames, Kept, rows_by_query
from watchers.checks.other_process import interruption_as_before
from watchers.checks.spark_errors import (
    FAILURES,
    failure,
    quiet_way_to_java,
    reason,
    stopping_quietly,
)
from watchers.checks.spark_java import java
from watchers.problems.errors import EngineFailed
from watchers.text.java_patterns import java_pattern
from watchers.text.printable import quoted


@contextmanager
def connected(
    folder: Path, *, memory_limit: str, master: str
) -> Iterator[tuple[SparkSession, Callable[[], None]]]:
    """The session at hand if there is one; else a new one, which is stopped on leaving.

    With it comes what ends its work: nothing for a session at hand, which has other work too.

    memory_limit, master: what a new session's driver may take, and where Spark is, as spark-submit
    takes them; empty for what Spark is set to, which is this machine unless told otherwise. Raises
    EngineFailed for what fails in Spark, from its start on.
    """
    at_hand = SparkSession.getActiveSession()
    if at_hand and (memory_limit or master):
        raise EngineFailed(
            "a Spark session is at hand, which has its memory and place already;"
            " give neither memory_limit nor master"
        )
    with quiet_way_to_java():
        try:
            if at_hand:
                yield at_hand, _nothing
                return
            conf = _settings(folder, memory_limit=memory_limit, master=master)
            with java(conf, log=folder / "java.log"), _started(conf, master=master) as session:
                yield session, partial(_interrupt, session)
        except Exception as error:
            if instead := failure(error):
                raise instead from error
            raise


def _nothing() -> None:
    pass


def _interrupt(session: SparkSession) -> None:
    with suppress(*FAILURES):
        session.sparkContext.cancelAllJobs()


def _settings(folder: Path, *, memory_limit: str, master: str) -> SparkConf:
    settings = {
        "spark.app.name": "watchers validate",
        "spark.driver.memory": as_java_writes(memory_limit),
        "spark.local.dir": str(folder / "spill"),
        "spark.log.level": "OFF",
        "spark.master": master,
        "spark.sql.warehouse.dir": str(folder / "warehouse"),
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
    }
    conf = SparkConf()
    for name, value in settings.items():
        if value:
            conf.set(name, value)
    return conf


@contextmanager
def _started(conf: SparkConf, *, master: str) -> Iterator[SparkSession]:
    """A new session, which is stopped on leaving."""
    try:
        with interruption_as_before(), stopping_quietly():
            session = SparkSession.builder.config(conf=conf).getOrCreate()
    except FAILURES as error:
        why = reason(error)
        if "INVALID_DRIVER_MEMORY" in why:
            raise EngineFailed(TOO_LITTLE) from error
        if not master:
            raise
        raise EngineFailed(f"Spark cannot be reached at {quoted(master)}: {why}") from error
    try:
        yield session
    finally:
        with suppress(*FAILURES), stopping_quietly():
            session.stop()


def frames(session: SparkSession, files: Mapping[str, Sequence[Path]]) -> Frames:
    """The tables of Parquet files as lazy frames, by name."""

    def from_arrow(table: pa.Table) -> nw.LazyFrame:
        return _lazy(session.createDataFrame(table))

    def keep(frame: nw.LazyFrame) -> Kept:
        """The frame, whose rows Spark keeps when it has computed them."""
        kept = _lazy(frame.to_native().persist())
        return lambda: kept

    return Frames(
        {
            name: _lazy(session.read.parquet(*(path.as_uri() for path in paths)))
            for name, paths in files.items()
        },
        from_arrow=from_arrow,
        count=rows_by_query,
        keep=keep,
        sifts=False,
    )


def _lazy(frame: DataFrame) -> nw.LazyFrame:
    return nw.from_native(frame)


def spelling(pattern: str) -> str:
    """The pattern in the words of Java. Raises EngineFailed for one that cannot be said there."""
    try:
        return java_pattern(pattern)
    except ValueError as error:
        raise EngineFailed(
            f"Spark cannot take the pattern {quoted(pattern)}: {error}; take --engine duckdb"
        ) from error
