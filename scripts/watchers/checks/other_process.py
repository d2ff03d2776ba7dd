"""A process of another program, which ends with what it was started for."""

from __future__ import annotations

import signal
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

PATIENCE = 5.0
"""Seconds that a process has to end in its own way, before it is killed."""


@contextmanager
def signals_wait() -> Iterator[None]:
    """Holds the signals that Python handles until leaving, when they are handled as they came.

    What is done meanwhile is done as a whole. Nothing is held in other threads than the main one,
    which handles all signals.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    came: list[int] = []
    handlers = _handlers()
    for number in handlers:
        signal.signal(number, lambda number, frame: came.append(number))
    try:
        yield
    finally:
        for number, handler in handlers.items():
            signal.signal(number, handler)
        for number in came:
            signal.raise_signal(number)


@contextmanager
def interruption_as_before() -> Iterator[None]:
    """Gives Ctrl-C back, on leaving, to what handled it before.

    A library that takes it over cannot know what else is to end.
    """
    before = signal.getsignal(signal.SIGINT)
    try:
        yield
    finally:
        is_main = threading.current_thread() is threading.main_thread()
        if is_main and before is not None and signal.getsignal(signal.SIGINT) is not before:
            signal.signal(signal.SIGINT, before)


def _handlers() -> dict[int, Callable[[int, FrameType | None], Any]]:
    """The functions that handle signals, by signal."""
    found = {number: signal.getsignal(number) for number in signal.valid_signals()}
    return {number: handler for number, handler in found.items() if callable(handler)}


def end(process: subprocess.Popen[Any]) -> None:
    """Ends the process, if it has not ended: asks it to, and kills it when it takes too long.

    It is killed at once if the waiting is interrupted.
    """
    with process:  # closes its pipes
        process.terminate()
        try:
            process.wait(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            pass
        finally:
            process.kill()
