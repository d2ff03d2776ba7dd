"""Asks a server for single names at a fixed rate, and measures how long each answer takes.

    python -m benchmarks.serve_names                              # 200 names a second for 20 s
    python -m benchmarks.serve_names --rate 400 --door reconcile

The server is a process of its own, `watchers serve --no-site` over loopback, and the caller is
another: both share the cores of the machine. Names are those of the record, with every third one
misspelt and every tenth one unknown, in an order that is the same each time; none is asked twice
unless they run out. A request is due at its time whether or not the one before was answered, and
its time counts from when it was due (no coordinated omission). Prints the load of the machine
before and after, as on a busy one the times say little about the server; the time that its process
had a core for itself is printed beside them where the system tells it (Linux).
"""

from __future__ import annotations

import argparse
import asyncio
import csv
import json
import os
import random
import re
from itertools import cycle, islice
from pathlib import Path
from time import perf_counter
from urllib.parse import quote

from benchmarks.server_process import ROOT, server

CONNECTIONS = 16
WARM_UP = 50
"""Names asked before the clock starts, as the first ones load what is loaded once."""
DOORS = {
    "listed": lambda name: f"/listed.json?name={quote(name)}",
    "reconcile": lambda name: (
        f"/reconcile?queries={quote(json.dumps({'q0': {'query': name}}, ensure_ascii=False))}"
    ),
}


def core_seconds(process: int) -> float:
    """How long a process has had a core; 0 where the system does not tell it."""
    file = Path(f"/proc/{process}/stat")
    if not file.is_file():
        return 0.0
    cells = file.read_text("utf-8").rpartition(")")[2].split()
    return (int(cells[11]) + int(cells[12])) / os.sysconf("SC_CLK_TCK")


def names() -> list[str]:
    """The names that are asked, in a fixed order."""
    found = []
    for table, column in (("entities", "name"), ("officials", "name"), ("names", "name")):
        with (ROOT / "data" / f"{table}.csv").open(encoding="utf-8", newline="") as lines:
            found += [row[column] for row in csv.DictReader(lines)]
    chance = random.Random(1)
    chance.shuffle(found)
    return [_changed(name, number, chance) for number, name in enumerate(found)]


def _changed(name: str, number: int, chance: random.Random) -> str:
    if number % 10 == 9:
        return f"{''.join(chance.choices('abdefgiklmnoprstu', k=9)).title()} Trading Ltd"
    if number % 3 == 2 and len(name) > 3:
        at = chance.randrange(1, len(name) - 1)
        return name[:at] + name[at + 1] + name[at] + name[at + 2 :]
    return name


class Connection:
    """One connection that is kept open."""

    def __init__(self, host: str, port: int) -> None:
        self._host, self._port = host, port
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def get(self, path: str) -> int:
        """The status of the answer, read to its end."""
        if self._streams is None:
            self._streams = await asyncio.open_connection(self._host, self._port)
        reader, writer = self._streams
        writer.write(f"GET {path} HTTP/1.1\r\nHost: {self._host}:{self._port}\r\n\r\n".encode())
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        length = re.search(r"content-length: (\d+)", head)
        assert length
        await reader.readexactly(int(length[1]))
        return int(head.split()[1])


async def measure(
    host: str, port: int, paths: list[str], *, rate: float
) -> tuple[list[float], set[int], float]:
    """The seconds of each answer from when it was due, the statuses, and the seconds of all."""
    free: asyncio.Queue[Connection] = asyncio.Queue()
    for _ in range(CONNECTIONS):
        free.put_nowait(Connection(host, port))
    statuses: set[int] = set()

    async def ask(path: str) -> None:
        connection = await free.get()
        try:
            statuses.add(await connection.get(path))
        finally:
            free.put_nowait(connection)

    async def timed(path: str, due: float) -> float:
        await asyncio.sleep(max(due - perf_counter(), 0))
        await ask(path)
        return perf_counter() - due

    for path in paths[:WARM_UP]:
        await ask(path)
    begun = perf_counter()
    due = [begun + number / rate for number in range(len(paths) - WARM_UP)]
    seconds = await asyncio.gather(*map(timed, paths[WARM_UP:], due))
    return list(seconds), statuses, perf_counter() - begun


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rate", type=float, default=200.0, help="names a second")
    parser.add_argument("--seconds", type=float, default=20.0)
    parser.add_argument("--door", choices=DOORS, default="listed")
    chosen = parser.parse_args()
    asked = islice(cycle(names()), WARM_UP + int(chosen.rate * chosen.seconds))
    paths = [DOORS[chosen.door](name) for name in asked]
    before = os.getloadavg()[0]
    with server() as (host, port, process):
        used = core_seconds(process)
        seconds, statuses, whole = asyncio.run(measure(host, port, paths, rate=chosen.rate))
        used = core_seconds(process) - used
    seconds.sort()
    print(f"{chosen.door}: {len(seconds):,} names due at {chosen.rate:g} a second, answered at")
    print(f"{len(seconds) / whole:.0f} a second; statuses {sorted(statuses)}")
    for share in (0.5, 0.9, 0.99, 1.0):
        at = min(int(share * len(seconds)), len(seconds) - 1)
        print(f"  {share:>4.0%} within {seconds[at] * 1000:6.1f} ms")
    print(f"the server had a core for {used / len(paths) * 1000:.2f} ms a name")
    after = os.getloadavg()[0]
    print(f"load {before:.1f} before and {after:.1f} after, on {os.cpu_count()} cores")


if __name__ == "__main__":
    main()
