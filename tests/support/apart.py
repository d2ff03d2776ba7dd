"""Runs what needs an event loop of its own."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")


def apart(work: Callable[[], T]) -> T:
    """What `work` gives in a thread of its own, since the browser's loop may run in this one."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(work).result()
