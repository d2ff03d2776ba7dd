"""What the command does when something other than the data fails: one line of words, and exit status 2."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click


class Failure(click.ClickException):
    """Something other than the data failed."""

    exit_code = 2


class Careful(click.Group):
    """A group whose commands never end in a traceback, nor in 1 for anything but problems in the data."""

    def make_context(self, *args: Any, **extra: Any) -> click.Context:
        # A terminal that cannot show a character shows its number instead of failing.
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(errors="backslashreplace")
        with _told_in_words():
            return super().make_context(*args, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        with _told_in_words():
            return super().invoke(ctx)


@contextmanager
def _told_in_words() -> Iterator[None]:
    try:
        yield
    except (click.ClickException, click.exceptions.Exit):
        raise
    except (KeyboardInterrupt, EOFError, click.Abort) as error:
        raise Failure("stopped before it was done") from error
    except BrokenPipeError as error:
        # Who read our output has seen enough: not worth a word, but not the report's own status either.
        _give_up_output()
        raise click.exceptions.Exit(2) from error
    except Exception as error:
        if isinstance(error, OSError):
            _give_up_output()
        raise Failure(_in_words(error)) from error


def _give_up_output() -> None:
    """Sends what cannot be written nowhere, so that the interpreter does not try again as it ends."""
    try:
        sys.stdout.flush()
    except OSError:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def _in_words(error: Exception) -> str:
    from watchers.problems.errors import BrokenCheck, UnusablePackage, WriteFailed
    from watchers.text.printable import quoted

    if isinstance(error, (UnusablePackage, BrokenCheck, WriteFailed)):
        return str(error)
    if isinstance(error, OSError):
        return f"{quoted(error.filename) if error.filename else 'the machine'}: {error.strerror or error}"
    if isinstance(error, MemoryError):
        return "the machine has too little memory for this package"
    return f"watchers itself failed ({type(error).__name__}: {error}); please report it"
