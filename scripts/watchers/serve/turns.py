"""Answers requests one after the other, within a time, and refuses those that would wait too long.

One thread makes all answers: the record keeps what it has worked out, and Python would not make
two answers at once anyway. The web server goes on reading and sending meanwhile.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus
from threading import Lock
from typing import TypeVar

from watchers.serve.errors import Code, RequestError
from watchers.serve.limits import Limits

T = TypeVar("T")


class Turns:
    """The requests that are being answered or wait."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="answers")
        self._lock, self._waiting = Lock(), 0

    async def take(self, work: Callable[[], T]) -> T:
        """What `work` returns. Raises RequestError if too many wait, or as the time is over.

        Work that has begun goes on and keeps its place until it is done, as a thread cannot be
        ended; the limits on a request keep it short.
        """
        if not self._enter():
            raise RequestError(
                HTTPStatus.SERVICE_UNAVAILABLE, Code.BUSY, "too many requests wait; ask again"
            )
        turn = self._thread.submit(work)
        turn.add_done_callback(self._leave)
        try:
            return await asyncio.wait_for(asyncio.wrap_future(turn), self._limits.seconds)
        except TimeoutError as error:
            raise RequestError(
                HTTPStatus.SERVICE_UNAVAILABLE,
                Code.OUT_OF_TIME,
                f"no answer within {self._limits.seconds:g} seconds; ask again, or for less",
            ) from error

    def _enter(self) -> bool:
        with self._lock:
            if self._waiting >= self._limits.waiting:
                return False
            self._waiting += 1
            return True

    def _leave(self, _: object) -> None:
        with self._lock:
            self._waiting -= 1
