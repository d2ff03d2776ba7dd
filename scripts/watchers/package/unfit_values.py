"""Texts and numbers of a descriptor or a schema that its exports could not carry."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from watchers.package.properties import Fault
from watchers.text.printable import BIDI_CONTROLS, NONCHARACTERS

UNFIT = re.compile(
    f"[\\x00-\\x1f\\x7f-\\x9f\\u2028\\u2029{BIDI_CONTROLS}\\ud800-\\udfff{NONCHARACTERS}]"
)
BIDI = re.compile(f"[{BIDI_CONTROLS}]")
MAY_HAVE_LINES = "description"
"""The property whose text may have several lines: the standard makes it Markdown."""


def unfit_values(data: object) -> Iterator[Fault]:
    """Each text with a character that is obeyed or is none, and each number that is too large.

    Not recursive, because JSON may be nested as deeply as its reader allows.
    """
    waiting = [("", data)]
    while waiting:
        where, value = waiting.pop()
        if isinstance(value, (dict, list)):
            items = value.items() if isinstance(value, dict) else enumerate(value)
            place = f"{where}/" if where else ""
            waiting += reversed([(f"{place}{name}", item) for name, item in items])
        elif isinstance(value, str):
            character = _unfit_character(value, where=where)
            if character:
                yield where, _character_fault(character)
        elif isinstance(value, float) and not math.isfinite(value):
            yield where, "is a number too large to be read. Write one with fewer digits."


def _unfit_character(text: str, *, where: str) -> str:
    """The first character of the text that it must not have; empty if there is none."""
    if where.rpartition("/")[2] == MAY_HAVE_LINES:
        text = text.replace("\n", "")
    match = UNFIT.search(text)
    return match[0] if match else ""


def _character_fault(character: str) -> str:
    number = f"U+{ord(character):04X}"
    if "\ud800" <= character <= "\udfff":
        return f"holds {number}, one half of a character. Write the whole character."
    if BIDI.match(character):
        return f"holds {number}, which turns the direction of text. Delete it."
    if re.match(f"[{NONCHARACTERS}]", character):
        return f"holds {number}, which is not a character. Delete it."
    return f"holds the control character {number}. Delete it."
