"""Spark that fails, or is interrupted, says so in one line and leaves nothing behind.

In Spark on this machine; `make test-spark` runs it.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from support.commands import validated
from support.packages import ROOT

pytestmark = pytest.mark.spark

KILLS_JAVA = """
import os
import signal

from pyspark import SparkContext

from watchers.__main__ import main
from watchers.checks import spark_engine

frames = spark_engine.frames


def then_killed(session, files):
    made = frames(session, files)
    os.kill(SparkContext._gateway.proc.pid, signal.SIGKILL)
    return made


spark_engine.frames = then_killed
main()
"""
"""The command, with Java killed outright when it has the tables."""

INTERRUPTED = """
import os
import signal
import sys
import threading

from watchers.__main__ import main
from watchers.checks import spark_engine, spark_java

as_java_starts = sys.argv.pop(1) == "as Java starts"
start, frames = spark_java.Popen, spark_engine.frames


def started(*arguments, **options):
    process = start(*arguments, **options)
    print(process.pid, flush=True)
    if as_java_starts:
        os.kill(os.getpid(), signal.SIGTERM)
    return process


def while_java_works(session, files):
    threading.Timer(1, os.kill, [os.getpid(), signal.SIGINT]).start()
    session.sparkContext._jvm.java.lang.Thread.sleep(300_000)


spark_java.Popen, spark_engine.frames = started, while_java_works
main()
"""
"""The command, which says the process of Java, and is interrupted as Java starts or works."""


def outside(package: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own, in which no session is at hand."""
    command = [sys.executable, "-m", "watchers", "--package", str(package), "validate"]
    return subprocess.run(
        [*command, "--engine", "spark", *arguments],
        capture_output=True,
        text=True,
        timeout=300,
        env={**os.environ, "PYTHONPATH": str(ROOT / "scripts"), **environment},
        check=False,
    )


@pytest.mark.parametrize(
    ("arguments", "environment", "line"),
    [
        (
            ["--master", "nowhere://x"],
            {},
            "Spark did not start: Master must",
        ),
        (["--memory-limit", "much"], {}, "'much' is not an amount of memory like 4GB"),
        ([], {"JAVA_HOME": "/nowhere"}, "Spark did not start: /"),
    ],
    ids=["wrong address", "wrong amount", "no Java"],
)
def test_what_fails_is_one_line(
    valid_package: Path,
    tmp_path: Path,
    arguments: list[str],
    environment: dict[str, str],
    line: str,
) -> None:
    temp = tmp_path / "temp"
    temp.mkdir()
    done = outside(valid_package, *arguments, "--temp", str(temp), **environment)
    assert (done.returncode, done.stdout) == (2, "")
    (said,) = done.stderr.splitlines()
    assert said.startswith(f"Error: {line}")
    assert list(temp.iterdir()) == []


def run_code(code: str, *arguments: str, temp: Path) -> subprocess.CompletedProcess[str]:
    """The code in a process of its own, which must fail with one line and leave nothing behind."""
    temp.mkdir()
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments, "--engine", "spark", "--temp", str(temp)],
        capture_output=True,
        text=True,
        timeout=300,
        env={**os.environ, "PYTHONPATH": str(ROOT / "scripts")},
        check=False,
    )
    assert done.returncode == 2
    assert list(temp.iterdir()) == []
    return done


def test_when_java_is_killed_it_is_one_line(valid_package: Path, tmp_path: Path) -> None:
    command = ["--package", str(valid_package), "validate"]
    done = run_code(KILLS_JAVA, *command, temp=tmp_path / "temp")
    assert done.stdout == ""
    assert done.stderr == "Error: Spark failed: the connection to it was lost\n"


@pytest.mark.parametrize("moment", ["as Java starts", "while Java works"])
def test_an_interruption_is_one_line_and_ends_java(
    valid_package: Path, tmp_path: Path, moment: str
) -> None:
    command = ["--package", str(valid_package), "validate"]
    done = run_code(INTERRUPTED, moment, *command, temp=tmp_path / "temp")
    assert done.stderr == "Error: interrupted\n"
    with pytest.raises(ProcessLookupError):
        os.kill(int(done.stdout), 0)


def test_a_session_at_hand_has_its_memory_already(valid_package: Path, spark: Any) -> None:
    result = validated(valid_package, "--engine", "spark", "--memory-limit", "1GB")
    assert result.exit_code == 2
    assert result.output.startswith("Error: a Spark session is at hand, which has its memory")
