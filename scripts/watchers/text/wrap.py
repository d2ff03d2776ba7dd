"""Text wrapped to the width of a terminal."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from watchers.text.printable import escape_invisible
from watchers.text.width import display_width

WIDTH = 80
WORDS = re.compile("( *)([^ ]+)")
"""A word with the spaces before it."""
OPENING = frozenset({"Ps", "Pi"})
CLOSING = frozenset({"Pe", "Pf", "Po"})
"""Unicode categories of what ends no line, and of what begins none, within a wide text."""


def wrapped(text: str, *, indent: str = "", hanging: str | None = None, width: int = WIDTH) -> str:
    """The text in lines of at most `width` places, with invisible characters escaped.

    A Chinese character takes two places. `indent` begins the first line; `hanging` begins the
    others, and is two spaces deeper if it is not given. A word that is longer than a line has one
    to itself, so that ids and addresses are not broken; Chinese is, as it has no spaces.
    """
    further = f"{indent}  " if hanging is None else hanging
    lines, line, places = [], indent, display_width(indent)
    begun = False
    for space, word in _words(escape_invisible(text), width - display_width(further)):
        more = display_width(space) + display_width(word)
        if begun and places + more > width:
            lines.append(line)
            line, places = further + word, display_width(further + word)
        else:
            line, places = line + space + word, places + more
        begun = True
    return "\n".join([*lines, line]) if begun else ""


def _words(text: str, room: int) -> Iterator[tuple[str, str]]:
    """The words, each with the spaces before it; of those too long for a line, the parts."""
    for space, word in WORDS.findall(text):
        parts = [word] if display_width(word) <= room else _parts(word)
        for number, part in enumerate(parts):
            yield ("" if number else space), part


def _parts(word: str) -> Iterator[str]:
    """The parts of a word between which a line may end; marks stay with their letter."""
    start, before = 0, ""
    for position, character in enumerate(word):
        if not display_width(character):
            continue
        if before and _may_part(before, character):
            yield word[start:position]
            start = position
        before = character
    yield word[start:]


def _may_part(before: str, after: str) -> bool:
    """Whether a line may end between two characters: beside a wide one, but for punctuation.

    That is the gist of the Unicode line breaking algorithm (UAX #14).
    """
    return (
        2 in (display_width(before), display_width(after))
        and unicodedata.category(before) not in OPENING
        and unicodedata.category(after) not in CLOSING
    )
