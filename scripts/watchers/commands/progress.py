"""One line on the terminal that says how far a command is."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from shutil import get_terminal_size
from threading import Lock

from watchers.text.printable import escape_controls


@contextmanager
def progress_line() -> Iterator[Callable[[str, float], object]]:
    """Yields what is told what is being done, and which share of it is done (0 to 1).

    The line stands on standard error, if that is a terminal, and is gone at the end.
    """
    if not sys.stderr.isatty():
        yield lambda what, share: None
        return
    shown, one_at_a_time = "", Lock()

    def show(text: str) -> None:
        nonlocal shown
        # A terminal goes on to the next line where one is full, and \r leads to the start of that.
        text = text[: get_terminal_size().columns - 1]
        with one_at_a_time:
            if text != shown:
                sys.stderr.write(f"\r{text.ljust(len(shown))}")
                sys.stderr.flush()
                shown = text

    try:
        yield lambda what, share: show(escape_controls(f"{what}, {share:.0%} done"))
    finally:
        show("")
        sys.stderr.write("\r")
