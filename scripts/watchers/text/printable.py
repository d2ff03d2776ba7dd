"""Text made safe to print: without control characters and with invisible ones made visible."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

MAX_VALUE_SHOWN = 60
"""Characters of a cell that a message repeats."""

LOOKS_LIKE_NOTHING = "\u00a0\u034f\u115f\u1160\u17b4\u17b5\u2007\u202f\u2800\u3164\uffa0" + "".join(
    map(chr, range(0xFE00, 0xFE10))
)
"""Spaces, letters and marks that Unicode does not class as invisible."""

BIDI_CONTROLS = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
"""What turns the direction of text, as the inside of a character class."""
NONCHARACTERS = "\ufdd0-\ufdef" + "".join(
    chr(plane + last) for plane in range(0, 0x110000, 0x10000) for last in (0xFFFE, 0xFFFF)
)
"""Numbers that Unicode never gives to a character, as the inside of a character class."""
OBEYED = re.compile(
    f"[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f{BIDI_CONTROLS}\\u2028\\u2029\\ud800-\\udfff]"
)
"""What a terminal or a browser obeys instead of showing it, and halves of characters.

Line feeds and tabs are not among them: they are the layout of our own output.
"""


def escape_controls(text: str) -> str:
    """The text with each character that a terminal obeys replaced by its number, like U+001B.

    For whole outputs: line feeds and tabs stay, and so do characters that are merely invisible.
    """
    return OBEYED.sub(_number, text)


def _number(match: re.Match[str]) -> str:
    return f"U+{ord(match[0]):04X}"


def quoted(value: object) -> str:
    """A value between quotation marks, cut short, with control and invisible characters escaped."""
    text = str(value)
    safe = escape_invisible(text[:MAX_VALUE_SHOWN])
    return f"'{safe}…'" if len(text) > MAX_VALUE_SHOWN else f"'{safe}'"


def escape_invisible(text: str) -> str:
    """The text with each control or invisible character replaced by its number, like U+202E."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_visible(character) for character in text)


@lru_cache(maxsize=8192)
def _visible(character: str) -> str:
    if (
        unicodedata.category(character) in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
        or character in LOOKS_LIKE_NOTHING
    ):
        return f"U+{ord(character):04X}"
    return character
