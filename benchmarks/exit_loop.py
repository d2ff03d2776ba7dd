"""Runs a command many times, some at once, and counts its exit statuses.

    python benchmarks/exit_loop.py                                    # show with an unknown id
    python benchmarks/exit_loop.py --runs 400 --at-once 3 -- validate
    python benchmarks/exit_loop.py --expect 1 -- listed Hikvision

A crash while a process exits is rare and needs company: it shows in a loop with several runs at
once, seldom in one run after another. Exits with 1 if a status was not the expected one, or if
something was written to standard error in one run and not in the others.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import perf_counter

SCRIPTS = Path(__file__).resolve().parents[1] / "scripts"
DEFAULT_COMMAND = ["show", "no-such-id"]
Ending = tuple[int, str]
"""An exit status and what was written to standard error."""
NOT_ENDED = -999
RUN_SECONDS = 60.0


def run_once(command: list[str], *, timeout: float) -> Ending:
    """How one run ended; the status is NOT_ENDED if it did not end in time."""
    path = os.pathsep.join(filter(None, [str(SCRIPTS), os.environ.get("PYTHONPATH")]))
    try:
        done = subprocess.run(
            [sys.executable, "-m", "watchers", *command],
            env={**os.environ, "PYTHONPATH": path},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            timeout=timeout,
        )
    except subprocess.TimeoutExpired:
        return NOT_ENDED, "did not end in time"
    return done.returncode, done.stderr.decode("utf-8", "replace").strip()


def run_many(command: list[str], *, runs: int, at_once: int, seconds: float) -> Counter[Ending]:
    """How often the command ended in which way; no run begins when the seconds are over."""
    end = perf_counter() + seconds

    def run_in_time(_: int) -> Ending | None:
        return run_once(command, timeout=RUN_SECONDS) if perf_counter() < end else None

    with ThreadPoolExecutor(at_once) as pool:
        return Counter(ending for ending in pool.map(run_in_time, range(runs)) if ending)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("command", nargs="*", help="the arguments of watchers")
    parser.add_argument("--runs", type=int, default=400)
    parser.add_argument("--at-once", type=int, default=3)
    parser.add_argument("--expect", type=int, default=2, help="the exit status [default: 2]")
    parser.add_argument("--seconds", type=float, default=900, help="begin no run after them")
    asked = parser.parse_args()
    command = asked.command or DEFAULT_COMMAND
    started = perf_counter()
    endings = run_many(command, runs=asked.runs, at_once=asked.at_once, seconds=asked.seconds)
    print(f"watchers {' '.join(command)}: {endings.total()} runs, {asked.at_once} at once")
    for (status, message), count in endings.most_common():
        last_line = message.splitlines()[-1] if message else "(nothing on standard error)"
        print(f"{count:6} x status {status}: {last_line[:150]}")
    print(f"{perf_counter() - started:.0f} seconds")
    return 0 if len(endings) == 1 and next(iter(endings))[0] == asked.expect else 1


if __name__ == "__main__":
    sys.exit(main())
