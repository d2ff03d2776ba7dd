"""All that the commands print goes through here: nothing reaches a terminal that it would obey."""

from __future__ import annotations

import re

import click

from watchers.text.printable import escape_controls

BOLD = re.compile(r"(\x1b\[1m|\x1b\[0m)")
"""What begins and ends a bold heading."""


def echo(text: str, *, err: bool = False, nl: bool = True, headings: bool = False) -> None:
    """Prints the text; control characters, but for line feeds and tabs, are printed as numbers.

    err: on standard error. nl: with a line feed after it. headings: the text has bold headings, and
    its cells were escaped before.
    """
    parts = BOLD.split(text) if headings else [text]
    safe = [part if headings and BOLD.fullmatch(part) else escape_controls(part) for part in parts]
    click.echo("".join(safe), err=err, nl=nl)


class _EscapedError(click.ClickException):
    def __init__(self, message: str, *, exit_code: int) -> None:
        super().__init__(message)
        self._exit_code = exit_code

    @property
    def exit_code(self) -> int:  # type: ignore[override]
        return self._exit_code


def printable_error(error: click.ClickException) -> click.ClickException:
    """The error as it is to be raised: arguments and cells that its message repeats are escaped."""
    message = error.format_message()
    safe = escape_controls(message)
    if safe == message:
        return error
    if isinstance(error, click.UsageError):
        return click.UsageError(safe, error.ctx)
    return _EscapedError(safe, exit_code=error.exit_code)
