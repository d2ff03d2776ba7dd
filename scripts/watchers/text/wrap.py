"""Text wrapped to the width of a terminal."""

from __future__ import annotations

import textwrap

from watchers.text.printable import escape_invisible

WIDTH = 80


def wrapped(text: str, *, indent: str = "", hanging: str | None = None, width: int = WIDTH) -> str:
    """The text in lines of at most `width` characters, with invisible characters escaped.

    `indent` begins the first line; `hanging` begins the others, and is two spaces deeper if it is
    not given. Ids and addresses are not broken: a longer word has a line to itself.
    """
    return textwrap.fill(
        escape_invisible(text),
        width,
        initial_indent=indent,
        subsequent_indent=f"{indent}  " if hanging is None else hanging,
        break_long_words=False,
        break_on_hyphens=False,
    )
