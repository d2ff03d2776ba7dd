"""Many names at once: each different name is looked up once, on several cores where that pays."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing.pool import Pool

from watchers.matching.index import Index
from watchers.matching.match import MatchResult, find

POOL_FROM_NAMES = 4_000
"""Names for which starting further processes costs less than it saves."""
MAX_REMEMBERED = 200_000
CHUNK_SIZE = 1_000
Named = tuple[int | None, str]
Ahead = tuple[list[Named], dict[str, MatchResult], list[str], Iterator[MatchResult]]
_index: Index | None = None


@dataclass
class Lookup:
    """Looks names up and remembers the answers; at most MAX_REMEMBERED, so that memory stays bounded."""

    index: Index
    cores: int = field(default_factory=lambda: min(os.cpu_count() or 1, 4))
    _known: dict[str, MatchResult] = field(default_factory=dict)
    _pool: Pool | None = None

    def over(
        self, blocks: Iterable[list[Named]]
    ) -> Iterator[tuple[list[Named], dict[str, MatchResult]]]:
        """Each block of places and names with what its names name; the next block is looked up meanwhile."""
        ahead: Ahead | None = None
        for block in blocks:
            names = dict.fromkeys(name for _, name in block)
            known = {name: self._known[name] for name in names if name in self._known}
            new = [name for name in names if name not in known]
            started = block, known, new, self._find(new)
            if ahead:
                yield ahead[0], self._done(*ahead[1:])
            ahead = started
        if ahead:
            yield ahead[0], self._done(*ahead[1:])

    def _done(
        self, known: dict[str, MatchResult], new: list[str], found: Iterator[MatchResult]
    ) -> dict[str, MatchResult]:
        known.update(zip(new, found, strict=True))
        if len(self._known) + len(known) > MAX_REMEMBERED:
            self._known.clear()
        self._known.update(known)
        return known

    def _find(self, names: list[str]) -> Iterator[MatchResult]:
        if self.cores < 2 or len(names) < POOL_FROM_NAMES:
            return (find(self.index, name) for name in names)
        if self._pool is None:
            # Forked processes share the index; where there is no fork, it is sent to each.
            method = "fork" if "fork" in multiprocessing.get_all_start_methods() else None
            self._pool = multiprocessing.get_context(method).Pool(
                self.cores, _remember, (self.index,)
            )
        return self._pool.imap(_find_one, names, chunksize=CHUNK_SIZE)

    def close(self) -> None:
        if self._pool is not None:
            self._pool.terminate()
            self._pool.join()


@contextmanager
def lookup(index: Index) -> Iterator[Lookup]:
    """A lookup whose processes end with it."""
    made = Lookup(index)
    try:
        yield made
    finally:
        made.close()


def _remember(index: Index) -> None:
    global _index
    _index = index


def _find_one(name: str) -> MatchResult:
    assert _index is not None
    return find(_index, name)
