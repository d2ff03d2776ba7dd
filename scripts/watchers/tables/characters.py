"""Characters that a cell never needs and that nobody sees: what they are and on which lines they stand.

All characters of a file beyond ASCII are classified at once, as an array of code points.
"""

from __future__ import annotations

import functools
import unicodedata

import numpy as np

from watchers.problems.problem import EXAMPLES_SHOWN, Findings, Problem

NEWLINE = 0x0A
CONTROL, INVISIBLE, NO_BREAK, WIDE_SPACE = 1, 2, 3, 4
# Inclusive ranges of code points. The invisible are formatting, fillers that look like nothing, variation
# selectors, tags, private use and noncharacters (Unicode 15, general categories Cf, Co, Cn and the
# Default_Ignorable_Code_Point property).
RANGES = {
    CONTROL: [(0x00, 0x09), (0x0B, 0x1F), (0x7F, 0x9F)],
    INVISIBLE: [
        (0xAD, 0xAD),
        (0x34F, 0x34F),
        (0x61C, 0x61C),
        (0x115F, 0x1160),
        (0x17B4, 0x17B5),
        (0x180B, 0x180F),
        (0x200B, 0x200F),
        (0x2028, 0x202E),
        (0x2060, 0x206F),
        (0x2800, 0x2800),
        (0x3164, 0x3164),
        (0xE000, 0xF8FF),
        (0xFDD0, 0xFDEF),
        (0xFE00, 0xFE0F),
        (0xFEFF, 0xFEFF),
        (0xFFA0, 0xFFA0),
        (0xFFF0, 0xFFFF),
        (0x1BCA0, 0x1BCA3),
        (0x1D173, 0x1D17A),
        (0xE0000, 0x10FFFF),
    ],
    NO_BREAK: [(0xA0, 0xA0), (0x2007, 0x2007), (0x202F, 0x202F)],
    WIDE_SPACE: [
        (0x1680, 0x1680),
        (0x2000, 0x2006),
        (0x2008, 0x200A),
        (0x205F, 0x205F),
        (0x3000, 0x3000),
    ],
}
FAULTS = {
    CONTROL: ("control_character", "holds the control character U+{0:04X}. Delete it."),
    INVISIBLE: ("invisible_character", "holds the invisible character U+{0:04X}. Delete it."),
    NO_BREAK: ("no_break_space", "holds the no-break space U+{0:04X}. Write a plain space."),
}


def in_brackets(*kinds: int) -> str:
    """The characters of these kinds, as they stand between the brackets of a regular expression."""
    return "".join(f"{chr(first)}-{chr(last)}" for kind in kinds for first, last in RANGES[kind])


@functools.cache
def _kinds() -> np.ndarray:
    """The kind of each code point, 0 for all that a cell may hold."""
    kinds = np.zeros(0x110000, np.uint8)
    for kind, ranges in RANGES.items():
        for first, last in ranges:
            kinds[first : last + 1] = kind
    return kinds


def code_points(data: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Byte offsets and code points of the control characters and of all beyond ASCII, in valid UTF-8."""
    offsets = np.flatnonzero(((data < 0x20) & (data != NEWLINE)) | (data == 0x7F) | (data >= 0xC2))
    lead = data[offsets].astype(np.int32)
    padded = np.concatenate([data, np.zeros(3, np.uint8)])
    points = lead.copy()
    for least, length, mask in ((0xC2, 2, 0x1F), (0xE0, 3, 0x0F), (0xF0, 4, 0x07)):
        longer = lead >= least
        value = lead[longer] & mask
        for step in range(1, length):
            value = value << 6 | (padded[offsets[longer] + step] & 0x3F)
        points[longer] = value
    return offsets, points


def look_through(path: str, text: str, data: np.ndarray, findings: Findings) -> np.ndarray:
    """Adds the marks in the text, and the lines whose letters are composed of parts.

    Returns the byte offsets of wide spaces, which are faults only at the ends of cells.
    """
    offsets, points = code_points(data)
    kinds = _kinds()[points]
    for kind, (rule, message) in FAULTS.items():
        hits = np.flatnonzero(kinds == kind)
        shown = [
            Problem(path, _line(data, offsets[hit]), "", message.format(points[hit]), rule)
            for hit in hits[:EXAMPLES_SHOWN]
        ]
        if shown:
            findings.add(shown, len(hits))
    if not (_stands_alone(np.unique(points)) or unicodedata.is_normalized("NFC", text)):
        wrong = [
            n
            for n, line in enumerate(text.split("\n"), 1)
            if not unicodedata.is_normalized("NFC", line)
        ]
        findings.add_lines(
            path,
            wrong,
            "not_nfc",
            "holds letters composed of parts (not Unicode NFC). Run: watchers tidy",
        )
    return offsets[kinds == WIDE_SPACE]


def _line(data: np.ndarray, offset: int) -> int:
    return int(np.count_nonzero(data[:offset] == NEWLINE)) + 1


def _stands_alone(points: np.ndarray) -> bool:
    """Whether none of the characters can be composed with another, so that no text of them needs it."""
    if (
        (points >= 0x1100) & (points <= 0x11FF)
    ).any():  # parts of Korean syllables, which are no marks
        return False
    return all(
        unicodedata.is_normalized("NFC", character)
        and not unicodedata.category(character).startswith("M")
        for character in map(chr, points.tolist())
    )
