"""Characters that a cell never needs and that nobody sees: what they are and on which lines they stand."""

from __future__ import annotations

import re
import unicodedata

from watchers.problems import EXAMPLES_SHOWN, Findings, Problem

CONTROL = "\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f"
# Formatting, fillers that look like nothing, variation selectors, tags, private use and noncharacters
# (Unicode 15, general categories Cf, Co, Cn and the Default_Ignorable_Code_Point property).
INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164"
    "\ue000-\uf8ff\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U0010ffff"
)
NO_BREAK = "\u00a0\u2007\u202f"
MARKS = {
    "control_character": (re.compile(f"[{CONTROL}]"), "holds the control character {0}. Delete it."),
    "invisible_character": (re.compile(f"[{INVISIBLE}]"), "holds the invisible character {0}. Delete it."),
    "no_break_space": (re.compile(f"[{NO_BREAK}]"), "holds the no-break space {0}. Write a plain space."),
}
WIDE_SPACE = re.compile(rb"\xe1\x9a\x80|\xe2\x80[\x80-\x8a]|\xe2\x81\x9f|\xe3\x80\x80")
"""UTF-8 of the spaces that are neither plain nor no-break: U+1680, U+2000 to U+200A, U+205F, U+3000."""


def look_through(path: str, text: str, findings: Findings) -> None:
    """Adds the marks in the text, and the lines whose letters are composed of parts."""
    for rule, (pattern, message) in MARKS.items():
        hits = list(pattern.finditer(text)) if not text.isascii() or rule == "control_character" else []
        problems = [
            Problem(path, text.count("\n", 0, hit.start()) + 1, "", message.format(f"U+{ord(hit[0]):04X}"), rule)
            for hit in hits[:EXAMPLES_SHOWN]
        ]
        if problems:
            findings.add(problems, len(hits))
    if not unicodedata.is_normalized("NFC", text):
        wrong = [n for n, line in enumerate(text.split("\n"), 1) if not unicodedata.is_normalized("NFC", line)]
        findings.add_lines(path, wrong, "not_nfc", "holds letters composed of parts (not Unicode NFC). Run: watchers tidy")
