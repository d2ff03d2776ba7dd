"""How the command fails: with one line that says why, and exit status 2."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import click
from click.exceptions import NoArgsIsHelpError

from watchers.commands.interruption import INTERRUPTED, was_asked_to_end
from watchers.commands.output import printable_error
from watchers.text.printable import escape_controls

LOADER_WORDS = ("failed to map segment", "annot allocate memory")
"""What the dynamic loader says when there is no memory for a library."""
THREAD_WORDS = ("can't start new thread", "Failed to launch worker thread")
"""What Python and Arrow say when there is no memory for a thread."""


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
            _refuse_undecodable(extra.get("args", args[1] if len(args) > 1 else ()))
            return super().make_context(*args, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        with _errors_as_messages():
            return super().invoke(ctx)


def _refuse_undecodable(arguments: Iterable[str]) -> None:
    """Raises Failure if the bytes of an argument are not text in the terminal's encoding.

    Python keeps such bytes as lone surrogates, which no file, database or JSON document can hold.
    """
    from watchers.text.printable import quoted

    for argument in arguments:
        if any("\ud800" <= character <= "\udfff" for character in argument):
            raise Failure(
                f"the argument {quoted(_bytes_shown(argument))}"
                f" is not {sys.getfilesystemencoding().upper()}"
            )


def _bytes_shown(argument: str) -> str:
    """The argument with its bytes as `\\xff`; half characters, which Windows lets pass, as
    `\\ud800`."""
    try:
        return os.fsencode(argument).decode("ascii", "backslashreplace")
    except UnicodeEncodeError:
        return argument.encode("ascii", "backslashreplace").decode("ascii")


@contextmanager
def _errors_as_messages() -> Iterator[None]:
    try:
        yield
    except (NoArgsIsHelpError, click.exceptions.Exit):
        raise
    except click.ClickException as error:
        raise printable_error(error) from error
    except (KeyboardInterrupt, EOFError, click.Abort) as error:
        raise Failure(INTERRUPTED) from error
    except BrokenPipeError as error:
        # The reader closed the pipe (as `head` does): no message, but not a report's status either.
        _discard_output()
        raise click.exceptions.Exit(2) from error
    except Exception as error:
        if isinstance(error, OSError):
            _discard_output()
        raise Failure(escape_controls(message_of(error))) from error


def _discard_output() -> None:
    """Redirects output that cannot be written, so that Python does not try again as it exits."""
    try:
        sys.stdout.flush()
    except OSError:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def message_of(error: BaseException) -> str:
    """One line that says why a command failed; after a signal that asked it to end, only that."""
    from watchers.dates.today import NotATime
    from watchers.problems import errors
    from watchers.text.printable import quoted

    if was_asked_to_end():
        return INTERRUPTED
    with_words = (errors.UnusablePackage, errors.BrokenCheck, errors.EngineFailed)
    if isinstance(error, (*with_words, errors.WriteFailed, errors.WorkerFailed, NotATime)):
        return str(error)
    if is_out_of_memory(error):
        return "not enough memory for this package"
    if isinstance(error, OSError):
        reason = error.strerror or str(error)
        return f"{quoted(error.filename)}: {reason}" if error.filename else reason
    name = type(error).__name__
    return f"unexpected error in watchers ({name}: {error}); please report it"


def is_out_of_memory(error: BaseException) -> bool:
    """Whether memory ran out: here, in a library's own code, or as a module was loaded."""
    causes: list[BaseException] = []
    cause: BaseException | None = error
    while cause is not None and cause not in causes:
        causes.append(cause)
        cause = cause.__cause__ or cause.__context__
    return any(_says_out_of_memory(cause) for cause in causes)


def _says_out_of_memory(error: BaseException) -> bool:
    if isinstance(error, OSError):
        return error.errno == errno.ENOMEM
    text = str(error)
    return (
        isinstance(error, MemoryError)
        or (isinstance(error, ImportError) and any(words in text for words in LOADER_WORDS))
        or any(words in text for words in THREAD_WORDS)
    )
