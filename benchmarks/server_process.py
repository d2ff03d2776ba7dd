"""A `watchers serve` of the record in a process of its own, for what calls it."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]


class Server(NamedTuple):
    """A server that runs."""

    host: str
    port: int
    process: int

    @property
    def address(self) -> str:
        return f"http://{self.host}:{self.port}"


@contextmanager
def server() -> Iterator[Server]:
    """A server on a free port, which runs until the block is left."""
    process = subprocess.Popen(
        [sys.executable, "-m", "watchers", "serve", "--no-site", "--port", "0"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT / "scripts")},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    try:
        found = re.match(r"serving http://([0-9.]+):(\d+)/", process.stdout.readline())
        if not found:
            raise SystemExit("the server did not start")
        yield Server(found[1], int(found[2]), process.pid)
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(30)
