"""Threads that share the work on the chunks of a file, whose order is kept."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

MAX_WORKERS = 8
"""More threads wait for the one that reads and writes, and each holds chunks in memory."""

T = TypeVar("T")
R = TypeVar("R")


class Workers:
    """Threads that share the work on the chunks of a file. NumPy and Arrow let them run at once."""

    def __init__(self) -> None:
        self.number = min(os.cpu_count() or 1, MAX_WORKERS)
        self._pool = ThreadPoolExecutor(self.number)

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Ends the threads; who still asks them for work gets a RuntimeError."""
        self._pool.shutdown(cancel_futures=True)

    def each(self, work: Callable[[T], R], items: Iterable[T]) -> Iterator[R]:
        """What `work` makes of each item, in the order of the items.

        Only as many items are held as the threads have use for.
        """
        running: deque[Future[R]] = deque()
        try:
            for item in items:
                running.append(self._pool.submit(work, item))
                if len(running) > self.number:
                    yield running.popleft().result()
            while running:
                yield running.popleft().result()
        finally:
            for future in running:
                future.cancel()
