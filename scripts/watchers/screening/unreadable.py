"""The errors for files that cannot be read or used, and how columns are named in messages."""

from __future__ import annotations

from collections.abc import Sequence

from watchers.text.printable import escape_invisible

MAX_NAMED = 20
MAX_CHARACTERS_NAMED = 60


class UnreadableFile(Exception):
    """The file of names cannot be read; the message says what to change."""


class UnusableFile(Exception):
    """A receipt, or a file of decisions, cannot be used; the message says why."""


def listed(names: Sequence[str]) -> str:
    """The first of the columns or sheets of a file, and how many more there are."""
    shown = [escape_invisible(" ".join(name[:MAX_CHARACTERS_NAMED].split())) for name in names]
    more = len(names) - MAX_NAMED
    text = ", ".join(shown[:MAX_NAMED])
    return f"{text} and {more:,} more" if more > 0 else text
