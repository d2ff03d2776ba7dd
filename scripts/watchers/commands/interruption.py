"""Whether a signal asked the process to end.

A library can make another error of the interruption, or fail because of it in another thread.
"""

from __future__ import annotations

from types import FrameType
from typing import NoReturn

INTERRUPTED = "interrupted"
"""All that is said of it."""
_signals: list[int] = []


def interrupt(number: int, frame: FrameType | None) -> NoReturn:
    """Handles a signal that asks the process to end: remembers it, and raises KeyboardInterrupt."""
    _signals.append(number)
    raise KeyboardInterrupt


def was_asked_to_end() -> bool:
    """Whether a signal that `interrupt` handles has come."""
    return bool(_signals)
