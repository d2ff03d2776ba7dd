"""What a process that shares the work does about signals, and about the end of its parent."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import wait
from threading import Thread

ENDING = frozenset(
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
)
"""Signals that ask a process to end. Windows has no SIGHUP."""
CAN_BLOCK = hasattr(signal, "pthread_sigmask")
"""Whether signals can be held back; Windows cannot."""


@contextmanager
def signals_blocked() -> Iterator[None]:
    """Holds back the signals that end a process while others are started.

    A process starts with the handlers and the mask of its parent: one that is interrupted before
    `prepare_worker` would print a traceback of its own.
    """
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ENDING) if CAN_BLOCK else None
    try:
        yield
    finally:
        if before is not None:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)


def prepare_worker() -> None:
    """Leaves Ctrl-C, which reaches the whole group of processes, to the parent.

    Any other signal ends this process without a word, and so does the end of the parent; but what
    the parent ignores, as SIGHUP under nohup, is ignored here too.
    """
    for number in ENDING:
        if signal.getsignal(number) != signal.SIG_IGN:
            signal.signal(number, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if CAN_BLOCK:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDING)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
