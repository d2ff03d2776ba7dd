"""The Java in which Spark runs: started for a session, and ended with it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from subprocess import Popen
from typing import Any

from pyspark import SparkConf, SparkContext, java_gateway
from pyspark.errors import PySparkException

from watchers.checks.java_output import why_not_started
from watchers.checks.other_process import end, signals_wait
from watchers.checks.spark_errors import FAILURES
from watchers.problems.errors import EngineFailed

ENDED = "its Java ended before it was ready"


@contextmanager
def java(conf: SparkConf, *, log: Path) -> Iterator[None]:
    """Java for a session: what this process has already, or else a new one, ended on leaving.

    log: the file for what a new one writes. Raises EngineFailed if it does not start.
    """
    started: list[Popen[bytes]] = []
    try:
        # Nobody else in this process starts one meanwhile.
        with SparkContext._lock:
            if SparkContext._gateway is None and "PYSPARK_GATEWAY_PORT" not in os.environ:
                _start(conf, log=log, started=started)
        yield
    finally:
        for process in started:
            end(process)
            _forget()


def _start(conf: SparkConf, *, log: Path, started: list[Popen[bytes]]) -> None:
    """Starts Java, and adds its process, also if it is interrupted or fails afterwards."""
    with log.open("wb") as written, _told_of_processes(started):
        try:
            gateway = java_gateway.launch_gateway(conf, {"stdout": written, "stderr": written})
        except (OSError, PySparkException) as error:
            said = log.read_text("utf-8", "replace").splitlines()
            silent = str(error) if isinstance(error, OSError) else ENDED
            why = why_not_started(said, otherwise=silent)
            raise EngineFailed(f"Spark did not start: {why}") from error
    SparkContext._ensure_initialized(gateway=gateway)


@contextmanager
def _told_of_processes(started: list[Popen[bytes]]) -> Iterator[None]:
    """Adds each process that Spark starts.

    It tells of its process only once Java has answered. One that is interrupted before would be
    left behind, and would run for ever: it has nobody to talk to.
    """

    def start(*arguments: Any, **options: Any) -> Popen[bytes]:
        with signals_wait():
            started.append(Popen(*arguments, **options))
        return started[-1]

    java_gateway.Popen = start
    try:
        yield
    finally:
        java_gateway.Popen = Popen


def _forget() -> None:
    """Lets Spark start Java anew when it is needed again."""
    gateway = SparkContext._gateway
    SparkContext._gateway = SparkContext._jvm = SparkContext._active_spark_context = None
    if gateway is not None:
        with suppress(*FAILURES):
            gateway.shutdown()
