"""Characters that a cell never needs and that nobody sees, and the lines that hold them.

All characters of a file beyond ASCII are classified at once, as an array of code points.
"""

from __future__ import annotations

import functools
import unicodedata

import numpy as np

from watchers.problems.problem import EXAMPLES_SHOWN, Findings, Problem

NEWLINE = 0x0A
CONTROL, INVISIBLE, NO_BREAK, WIDE_SPACE = 1, 2, 3, 4
# Inclusive ranges of code points. The invisible are formatting, fillers that look like nothing,
# variation selectors, tags, private use and noncharacters (Unicode 15, general categories Cf, Co,
# Cn and the Default_Ignorable_Code_Point property).
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
    """The characters of these kinds, as written between the brackets of a regular expression."""
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
    """Byte offsets and code points of the control characters and of all beyond ASCII.

    The bytes are valid UTF-8.
    """
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


def check_characters(path: str, raw: bytes, findings: Findings) -> np.ndarray:
    """Adds invisible characters of the UTF-8 text `raw`, and lines whose letters are decomposed.

    Returns the byte offsets of wide spaces, which are faults only at the ends of cells.
    """
    data = np.frombuffer(raw, np.uint8)
    offsets, points = code_points(data)
    kinds = _kinds()[points]
    for kind, (rule, message) in FAULTS.items():
        of_kind = kinds == kind
        if of_kind.any():
            places = _distinct(_lines(data, offsets[of_kind]), points[of_kind])
            examples = [
                Problem(path=path, line=int(line), message=message.format(int(point)), rule=rule)
                for line, point in _first(places)
            ]
            findings.add_examples(examples, total=len(places))
    if not _needs_no_composing(np.flatnonzero(_are_there(points))):
        _check_composed(path, raw.decode("utf-8"), findings)
    return offsets[kinds == WIDE_SPACE]


def are_all_fit(data: np.ndarray) -> bool:
    """Whether the UTF-8 text holds only characters that a cell may hold anywhere, composed.

    A newline and the wide spaces, which depend on their place, are none of these.
    """
    if ((data < 0x20) | (data == 0x7F)).any():
        return False
    _, points = code_points(data)
    if _kinds()[points].any():
        return False
    return _needs_no_composing(np.flatnonzero(_are_there(points))) or (
        unicodedata.is_normalized("NFC", data.tobytes().decode("utf-8"))
    )


def _check_composed(path: str, text: str, findings: Findings) -> None:
    if unicodedata.is_normalized("NFC", text):
        return
    numbered = enumerate(text.split("\n"), 1)
    findings.add(
        path,
        lines=[number for number, line in numbered if not unicodedata.is_normalized("NFC", line)],
        rule="not_nfc",
        message="holds letters composed of parts (not Unicode NFC). Run: watchers tidy",
    )


def _lines(data: np.ndarray, offsets: np.ndarray) -> np.ndarray:
    """The physical line of each byte offset, from 1."""
    return np.searchsorted(np.flatnonzero(data == NEWLINE), offsets) + 1


def _distinct(lines: np.ndarray, points: np.ndarray) -> np.ndarray:
    """Line and code point of each character, once for each line that holds it."""
    return np.unique(np.stack([lines, points], 1), axis=0)


def _first(places: np.ndarray) -> np.ndarray:
    """The places among which the first ones that are shown are, whichever come first on a line."""
    last_line = places[:EXAMPLES_SHOWN, 0][-1]
    return places[: np.searchsorted(places[:, 0], last_line, side="right")]


def _are_there(points: np.ndarray) -> np.ndarray:
    """For each code point, whether it is among the points; there are too many to sort them."""
    there = np.zeros(0x110000, bool)
    there[points] = True
    return there


def _needs_no_composing(points: np.ndarray) -> bool:
    """Whether none of the characters can be composed with another."""
    is_part_of_a_syllable = (points >= 0x1100) & (points <= 0x11FF)  # Korean; these are no marks
    if is_part_of_a_syllable.any():
        return False
    return all(
        unicodedata.is_normalized("NFC", character)
        and not unicodedata.category(character).startswith("M")
        for character in map(chr, points.tolist())
    )
