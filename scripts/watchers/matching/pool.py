"""Processes that look names up beside this one, on its other cores."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from watchers.matching.candidate import MatchResult
from watchers.matching.index import Index
from watchers.matching.match import find
from watchers.matching.worker import prepare_worker, signals_blocked
from watchers.problems.errors import WorkerFailed

CHUNK_SIZE = 1_000
"""Names that a process takes at a time."""
_index: Index | None = None


class Pool:
    """Processes that share an index; they start with the first names."""

    def __init__(self, index: Index, *, processes: int) -> None:
        # Forked processes share the index; without fork, it is sent to each.
        method = "fork" if "fork" in multiprocessing.get_all_start_methods() else None
        self._executor = ProcessPoolExecutor(
            processes,
            mp_context=multiprocessing.get_context(method),
            initializer=_start_worker,
            initargs=(index,),
        )

    def find(self, names: list[str]) -> Iterator[MatchResult]:
        """What each name matches, in their order; the work begins at once.

        Raises WorkerFailed, also later, if one of the processes ends before its work is done.
        """
        try:
            with signals_blocked():
                found = self._executor.map(_find_one, names, chunksize=CHUNK_SIZE)
        except BrokenProcessPool as error:
            raise _worker_failed() from error
        return _unless_broken(found)

    def close(self) -> None:
        """Ends the processes; what they have not begun is dropped."""
        self._executor.shutdown(wait=True, cancel_futures=True)


def _unless_broken(found: Iterator[MatchResult]) -> Iterator[MatchResult]:
    try:
        yield from found
    except BrokenProcessPool as error:
        raise _worker_failed() from error


def _worker_failed() -> WorkerFailed:
    return WorkerFailed(
        "a process that was looking names up was ended from outside;"
        " memory may have run out, so try again with fewer names in the file"
    )


def _start_worker(index: Index) -> None:
    global _index
    prepare_worker()
    _index = index


def _find_one(name: str) -> MatchResult:
    assert _index is not None
    return find(_index, name)
