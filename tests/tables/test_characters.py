"""Characters that nobody sees, or that are spelled in parts, are named with their line."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from support.csv_faults import HEAD, cases

CHARACTERS = {
    "NUL": (
        "a,b\0,c\n",
        [":2: holds the control character U+0000. Delete it. [control_character]"],
    ),
    "escape sequence": (
        "a,\x1b[2J,c\n",
        [":2: holds the control character U+001B. Delete it. [control_character]"],
    ),
    "tab": (
        "a,b\tc,d\n",
        [":2: holds the control character U+0009. Delete it. [control_character]"],
    ),
    "next line": (
        "a,b\x85,c\n",
        [":2: holds the control character U+0085. Delete it. [control_character]"],
    ),
    "bidi override": (
        "a,\u202egnp.exe,c\n",
        [":2: holds the invisible character U+202E. Delete it. [invisible_character]"],
    ),
    "bidi isolate": (
        "a,b\u2066,c\n",
        [":2: holds the invisible character U+2066. Delete it. [invisible_character]"],
    ),
    "zero-width space": (
        "a,b\u200bc,d\n",
        [":2: holds the invisible character U+200B. Delete it. [invisible_character]"],
    ),
    "byte order mark in a cell": (
        "a,\ufeffb,c\n",
        [":2: holds the invisible character U+FEFF. Delete it. [invisible_character]"],
    ),
    "line separator": (
        "a,b\u2028c,d\n",
        [":2: holds the invisible character U+2028. Delete it. [invisible_character]"],
    ),
    "Hangul filler": (
        "a,\u115f,c\n",
        [":2: holds the invisible character U+115F. Delete it. [invisible_character]"],
    ),
    "text hidden in tags": (
        "a,b\U000e0041,c\n",
        [":2: holds the invisible character U+E0041. Delete it. [invisible_character]"],
    ),
    "private use": (
        "a,\U000f0000,c\n",
        [":2: holds the invisible character U+F0000. Delete it. [invisible_character]"],
    ),
    "noncharacter": (
        "a,\ufffe,c\n",
        [":2: holds the invisible character U+FFFE. Delete it. [invisible_character]"],
    ),
    "undecoded character": (
        "a,Z\ufffdrich,c\n",
        [":2: holds the invisible character U+FFFD. Delete it. [invisible_character]"],
    ),
    "no-break space": (
        "a,b\u00a0c,d\n",
        [":2: holds the no-break space U+00A0. Write a plain space. [no_break_space]"],
    ),
    "NFD": (
        "a,Zu\u0308rich,c\n",
        [":2: holds letters composed of parts (not Unicode NFC). Run: watchers tidy [not_nfc]"],
    ),
}


def test_a_character_is_reported_once_for_a_line(gate_lines: Callable) -> None:
    assert gate_lines(HEAD + "a,b\u200bc\u200bd\u00ade,f\n".encode()) == [
        "data/t.csv:2: holds the invisible character U+00AD. Delete it. [invisible_character]",
        "data/t.csv:2: holds the invisible character U+200B. Delete it. [invisible_character]",
    ]


@pytest.mark.parametrize(("rows", "lines"), cases(CHARACTERS))
def test_characters_that_nobody_sees_are_shown_by_number(
    gate_lines: Callable, rows: str, lines: list[str]
) -> None:
    assert gate_lines(HEAD + rows.encode()) == lines
