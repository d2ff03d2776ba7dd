"""A deadline for what may take for ever, such as an answer that comes byte by byte."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")
MAX_WAITING = 16
"""Items that are fetched before they are asked for."""


class DeadlinePassed(Exception):
    """Not all came in time."""


@dataclass(frozen=True)
class _Item(Generic[T]):
    value: T


@dataclass(frozen=True)
class _End:
    error: BaseException | None


def within(seconds: float, items: Iterable[T]) -> Iterator[T]:
    """The items, which a thread fetches; raises DeadlinePassed if they have not all come in time.

    An error that fetching raises is raised here. The time-outs of sockets are for each read, so
    they never pass while a byte comes now and then; a thread can be left behind at any moment.
    """
    arrived: queue.Queue[_Item[T] | _End] = queue.Queue(MAX_WAITING)
    given_up = threading.Event()
    # The process does not wait for it as it ends.
    threading.Thread(target=_fetch, args=(items, arrived, given_up), daemon=True).start()
    deadline = time.monotonic() + seconds
    try:
        while isinstance(item := _next(arrived, deadline), _Item):
            yield item.value
        if item.error is not None:
            raise item.error
    finally:
        given_up.set()
        _empty(arrived)


def _next(arrived: queue.Queue[_Item[T] | _End], deadline: float) -> _Item[T] | _End:
    try:
        return arrived.get(timeout=max(deadline - time.monotonic(), 0))
    except queue.Empty:
        raise DeadlinePassed from None


def _fetch(
    items: Iterable[T], arrived: queue.Queue[_Item[T] | _End], given_up: threading.Event
) -> None:
    try:
        for value in items:
            arrived.put(_Item(value))
            if given_up.is_set():
                return
    except BaseException as error:
        arrived.put(_End(error))
    else:
        arrived.put(_End(None))


def _empty(arrived: queue.Queue[_Item[T] | _End]) -> None:
    """Makes room, so that the thread does not wait for ever to hand over what nobody asks for."""
    try:
        while True:
            arrived.get_nowait()
    except queue.Empty:
        return
