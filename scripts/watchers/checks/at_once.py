"""Work for an engine on several threads, which all end when one of them fails."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from concurrent.futures import FIRST_EXCEPTION, Future, ThreadPoolExecutor, wait
from contextvars import copy_context
from typing import Any

MAX_THREADS = 8
"""More of them wait for each other, and each holds what its query needs in memory."""
PAUSE = 0.05
"""Seconds between two interruptions: a thread may begin another query after the first."""


class Threads:
    """Threads that work on items at once while their engine computes what they ask for."""

    def __init__(self, *, interrupt: Callable[[], object], most: int = MAX_THREADS) -> None:
        self._interrupt = interrupt
        self._pool = ThreadPoolExecutor(min(os.cpu_count() or 1, most))

    def __enter__(self) -> Threads:
        return self

    def __exit__(self, *_: object) -> None:
        self._pool.shutdown()

    def map(self, work: Callable[[Any], Any], items: Iterable[Any]) -> list[Any]:
        """What `work` makes of each item, in the order of the items.

        Raises the first error, after the work on the other items was interrupted.
        """
        running = [self._pool.submit(copy_context().run, work, item) for item in items]
        try:
            ended, _ = wait(running, return_when=FIRST_EXCEPTION)
            for future in ended:
                future.result()
        except BaseException:
            self._end(running)
            raise
        return [future.result() for future in running]

    def _end(self, running: list[Future[Any]]) -> None:
        for future in running:
            future.cancel()
        while wait(running, timeout=PAUSE).not_done:
            self._interrupt()
