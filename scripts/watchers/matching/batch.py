"""Looks many names up: each different name once, on several cores if that is faster."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from watchers.matching.candidate import MatchResult
from watchers.matching.index import Index
from watchers.matching.match import find

if TYPE_CHECKING:
    from watchers.matching.pool import Pool

POOL_FROM_NAMES = 4_000
"""From this many names on, starting further processes costs less time than it saves."""
MAX_CORES = 4
"""Unless told otherwise, no more cores are used: each process takes memory."""
MAX_REMEMBERED = 200_000
"""How many results are kept for names that come again, so that memory stays bounded."""
Named = tuple[int | None, str]
"""A line and the name on it; no line for a name that is not from a file."""
Results = dict[str, MatchResult]


@dataclass(frozen=True)
class _Pending:
    """A block whose new names are being looked up."""

    block: list[Named]
    remembered: Results
    new: list[str]
    results: Iterator[MatchResult]


@dataclass
class Lookup:
    """Looks names up, each once, and remembers the results."""

    index: Index
    processes: int
    """How many may share the work."""
    _remembered: Results = field(default_factory=dict)
    _pool: Pool | None = None

    def over(self, blocks: Iterable[list[Named]]) -> Iterator[tuple[list[Named], Results]]:
        """Each block, and the results of its names. The next block is looked up meanwhile.

        Raises WorkerFailed if one of the other processes ends before its work is done.
        """
        pending: _Pending | None = None
        for block in blocks:
            started = self._start(block)
            if pending:
                yield pending.block, self._finish(pending)
            pending = started
        if pending:
            yield pending.block, self._finish(pending)

    def _start(self, block: list[Named]) -> _Pending:
        names = dict.fromkeys(name for _, name in block)
        remembered = {name: self._remembered[name] for name in names if name in self._remembered}
        new = [name for name in names if name not in remembered]
        return _Pending(block, remembered, new, self._find(new))

    def _finish(self, pending: _Pending) -> Results:
        found = dict(zip(pending.new, pending.results, strict=True))
        results = pending.remembered | found
        if len(self._remembered) + len(results) > MAX_REMEMBERED:
            self._remembered.clear()
        self._remembered.update(results)
        return results

    def _find(self, names: list[str]) -> Iterator[MatchResult]:
        if self._pool is None and (self.processes < 2 or len(names) < POOL_FROM_NAMES):
            return (find(self.index, name) for name in names)
        if self._pool is None:
            from watchers.matching.pool import Pool

            self._pool = Pool(self.index, processes=self.processes)
        return self._pool.find(names)

    def close(self) -> None:
        """Ends the other processes, if there are any."""
        if self._pool is not None:
            self._pool.close()


@contextmanager
def lookup(index: Index, *, processes: int | None = None) -> Iterator[Lookup]:
    """A Lookup whose processes end with the block; None for as many as there are cores."""
    opened = Lookup(index, processes=processes or min(os.cpu_count() or 1, MAX_CORES))
    try:
        yield opened
    finally:
        opened.close()
