"""Looks many names up: each different name once, on several cores if that is faster."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, field

from watchers.matching.candidate import MatchResult
from watchers.matching.index import Index
from watchers.matching.match import find
from watchers.matching.worker import prepare_worker, signals_blocked
from watchers.problems.errors import WorkerFailed

POOL_FROM_NAMES = 4_000
"""From this many names on, starting further processes costs less time than it saves."""
MAX_REMEMBERED = 200_000
"""How many results are kept for names that come again, so that memory stays bounded."""
CHUNK_SIZE = 1_000
"""Names that a process takes at a time."""
Named = tuple[int | None, str]
"""A line and the name on it; no line for a name that is not from a file."""
Results = dict[str, MatchResult]
_index: Index | None = None


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
    cores: int = field(default_factory=lambda: min(os.cpu_count() or 1, 4))
    _remembered: Results = field(default_factory=dict)
    _pool: ProcessPoolExecutor | None = None

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
        try:
            found = dict(zip(pending.new, pending.results, strict=True))
        except BrokenProcessPool as error:
            raise _worker_failed() from error
        results = pending.remembered | found
        if len(self._remembered) + len(results) > MAX_REMEMBERED:
            self._remembered.clear()
        self._remembered.update(results)
        return results

    def _find(self, names: list[str]) -> Iterator[MatchResult]:
        if self.cores < 2 or len(names) < POOL_FROM_NAMES:
            return (find(self.index, name) for name in names)
        if self._pool is None:
            # Forked processes share the index; without fork, it is sent to each.
            method = "fork" if "fork" in multiprocessing.get_all_start_methods() else None
            self._pool = ProcessPoolExecutor(
                self.cores,
                mp_context=multiprocessing.get_context(method),
                initializer=_start_worker,
                initargs=(self.index,),
            )
        try:
            # The processes start with the first names.
            with signals_blocked():
                return self._pool.map(_find_one, names, chunksize=CHUNK_SIZE)
        except BrokenProcessPool as error:
            raise _worker_failed() from error

    def close(self) -> None:
        """Ends the other processes; what they have not begun is dropped."""
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)


def _worker_failed() -> WorkerFailed:
    return WorkerFailed(
        "a process that was looking names up was ended from outside;"
        " memory may have run out, so try again with fewer names in the file"
    )


@contextmanager
def lookup(index: Index) -> Iterator[Lookup]:
    """A Lookup whose processes end with the block."""
    opened = Lookup(index)
    try:
        yield opened
    finally:
        opened.close()


def _start_worker(index: Index) -> None:
    global _index
    prepare_worker()
    _index = index


def _find_one(name: str) -> MatchResult:
    assert _index is not None
    return find(_index, name)
