"""Times validations of one package, interleaved, each in a process of its own.

Prints a table in Markdown: wall and processor seconds, memory, and ratios. Run:

    python benchmarks/scaled_copy.py 76 /tmp/scaled
    python benchmarks/validation.py /tmp/scaled [--runs 3] [--frictionless]
        [--without memory] [--memory-limit 4GB]
"""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
import time
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import NamedTuple

HERE = Path(__file__).parent
FRICTIONLESS = """
import sys
from frictionless import validate
report = validate(sys.argv[1] + "/datapackage.json")
print(report.valid, report.stats)
"""
LIBRARIES = ("duckdb", "narwhals", "pandas", "pandera", "pyarrow", "frictionless")


class Run(NamedTuple):
    wall: float
    processor: float
    megabytes: int
    load: float


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("package")
    options.add_argument("--runs", type=int, default=3)
    options.add_argument("--frictionless", action="store_true", help="time it too, once")
    options.add_argument("--without", nargs="*", default=[], help="what is not to be timed")
    options.add_argument("--memory-limit", default="2GB", help="for DuckDB [default: 2GB]")
    given = options.parse_args()
    commands = {
        name: command
        for name, command in _commands(given.package, memory_limit=given.memory_limit).items()
        if name not in given.without
    }
    runs: dict[str, list[Run]] = {name: [] for name in commands}
    for _ in range(given.runs):
        for name, command in commands.items():
            runs[name].append(timed(command))
    if given.frictionless:
        command = [sys.executable, "-c", FRICTIONLESS, given.package]
        runs["frictionless validate"] = [timed(command)]
    print(_report(runs))


def _commands(package: str, *, memory_limit: str) -> dict[str, list[str]]:
    watchers = [sys.executable, "-m", "watchers", "--package", package, "validate", "--engine"]
    by_hand = [sys.executable, str(HERE / "by_hand.py")]
    return {
        "reading alone": [*by_hand, "read", package],
        "by hand": [*by_hand, "check", package],
        "duckdb": [*watchers, "duckdb", "--memory-limit", memory_limit],
        "memory": [*watchers, "memory"],
    }


def timed(command: list[str]) -> Run:
    """The command's time and greatest memory. Raises RuntimeError unless it ends with 0."""
    environment = {**os.environ, "WATCHERS_MAX_BYTES": str(1 << 40)}
    load, before = os.getloadavg()[0], time.perf_counter()
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{command} ended with {process.returncode}")
    wall = time.perf_counter() - before
    return Run(wall, used.ru_utime + used.ru_stime, used.ru_maxrss >> 10, load)


def _report(runs: dict[str, list[Run]]) -> str:
    hand = _middle(runs["by hand"]).processor if "by hand" in runs else 0
    lines = [
        f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, "
        + ", ".join(f"{name} {version(name)}" for name in LIBRARIES),
        "",
        "| what | wall s | processor s | by hand = 1 | memory MB | runs | load |",
        "| --- | --: | --: | --: | --: | --: | --: |",
    ]
    for name, of_name in runs.items():
        run = _middle(of_name)
        ratio = f"{run.processor / hand:.1f}" if hand else ""
        lines.append(
            f"| {name} | {run.wall:.1f} | {run.processor:.1f} | {ratio} | {run.megabytes:,}"
            f" | {len(of_name)} | {run.load:.1f} |"
        )
    return "\n".join(lines)


def _middle(runs: list[Run]) -> Run:
    """The medians of each measure."""
    return Run(
        median(run.wall for run in runs),
        median(run.processor for run in runs),
        max(run.megabytes for run in runs),
        median(run.load for run in runs),
    )


if __name__ == "__main__":
    main()
