"""How the command fails: with one line that says why, and exit status 2."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click
from click.exceptions import NoArgsIsHelpError

from watchers.commands.output import printable_error
from watchers.text.printable import escape_controls


class Failure(click.ClickException):
    """Something other than the data failed."""

    exit_code = 2


class ErrorHandlingGroup(click.Group):
    """A group whose commands end neither in a traceback, nor in 1 because something failed."""

    def make_context(self, *args: Any, **extra: Any) -> click.Context:
        # A terminal that cannot show a character shows its number instead of failing.
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(errors="backslashreplace")
        with _errors_as_messages():
            return super().make_context(*args, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        with _errors_as_messages():
            return super().invoke(ctx)


@contextmanager
def _errors_as_messages() -> Iterator[None]:
    try:
        yield
    except (NoArgsIsHelpError, click.exceptions.Exit):
        raise
    except click.ClickException as error:
        raise printable_error(error) from error
    except (KeyboardInterrupt, EOFError, click.Abort) as error:
        raise Failure("interrupted") from error
    except BrokenPipeError as error:
        # The reader closed the pipe (as `head` does): no message, but not a report's status either.
        _discard_output()
        raise click.exceptions.Exit(2) from error
    except Exception as error:
        if isinstance(error, OSError):
            _discard_output()
        raise Failure(escape_controls(_message(error))) from error


def _discard_output() -> None:
    """Redirects output that cannot be written, so that Python does not try again as it exits."""
    try:
        sys.stdout.flush()
    except OSError:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def _message(error: Exception) -> str:
    from watchers.problems.errors import BrokenCheck, UnusablePackage, WriteFailed
    from watchers.text.printable import quoted

    if isinstance(error, (UnusablePackage, BrokenCheck, WriteFailed)):
        return str(error)
    if isinstance(error, OSError):
        reason = error.strerror or str(error)
        return f"{quoted(error.filename)}: {reason}" if error.filename else reason
    if isinstance(error, MemoryError):
        return "not enough memory for this package"
    name = type(error).__name__
    return f"unexpected error in watchers ({name}: {error}); please report it"
