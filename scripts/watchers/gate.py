"""The gate: reads the bytes of a CSV file strictly, before any library guesses at them.

Readers of CSV repair in silence: an unclosed quote swallows rows, encodings are guessed, blank lines
vanish. The gate takes one form only: UTF-8 without mark, LF, one record a line, as many cells as the
header, a cell quoted exactly where it holds a comma or a quotation mark (RFC 4180 so narrowed).
It looks at whole files at once, as arrays of bytes.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

import numpy as np

from watchers.problems import EXAMPLES_SHOWN, Findings, Problem, did_you_mean, printable

LARGEST_CELL = 65_536
"""Bytes; more is no fact but an accident."""

COMMA, QUOTE, NEWLINE, RETURN, SPACE = b',"\n\r '
CONTROL = "\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f"
INVISIBLE = "\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\ufff9-\uffff\ue000-\uf8ff"
NO_BREAK = "\u00a0\u2007\u202f"
MARKS = {
    "control_character": (re.compile(f"[{CONTROL}]"), "holds the control character {0}. Delete it."),
    "invisible_character": (re.compile(f"[{INVISIBLE}]"), "holds the invisible character {0}. Delete it."),
    "no_break_space": (re.compile(f"[{NO_BREAK}]"), "holds the no-break space {0}. Write a plain space."),
}
CONFLICT = re.compile(rb"^(?:<{7}|={7}$|>{7}|\|{7})", re.MULTILINE)


@dataclass
class Grid:
    """Where the cells of a file lie: byte offsets of each cell's first byte and of the byte behind it."""

    data: np.ndarray
    starts: np.ndarray
    ends: np.ndarray
    lines: np.ndarray
    """Physical line of each cell, from 1."""
    quotes: np.ndarray
    """Number of quotation marks in each cell."""


def read(path: str, raw: bytes, columns: list[str], findings: Findings) -> bytes | None:
    """Adds every fault of the file's bytes; returns them ready for a reader of CSV, or nothing.

    Nothing is returned where a reader could take one row for another; then no later check runs.
    """
    if not raw.strip():
        findings.add_one(path, 0, "", f"is empty. Its first line is {','.join(columns)}", "empty_file")
        return None
    raw = _envelope(path, raw, findings)
    text = _decode(path, raw, findings)
    if text is None:
        return None
    _characters(path, text, findings)
    if CONFLICT.search(raw):
        _report(path, _lines_of(raw, CONFLICT), "git_conflict", "a git conflict marker. Choose one side and delete the markers.", findings)
        return None
    grid = _grid(path, raw, findings)
    if grid is None or not _header(path, text, columns, findings):
        return None
    readable = _quoting(path, grid, findings)
    _cells(path, grid, findings)
    return raw if _width(path, grid, columns, findings) and readable else None


def _envelope(path: str, raw: bytes, findings: Findings) -> bytes:
    """The bytes without what stands around the text; mixed line ends are read as line ends."""
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return raw
    if raw.startswith(b"\xef\xbb\xbf"):
        findings.add_one(path, 1, "", "begins with a byte order mark. Run: watchers tidy", "byte_order_mark")
        raw = raw[3:]
    if b"\r" in raw:
        carriage = np.flatnonzero(np.frombuffer(raw, np.uint8) == RETURN)
        line = raw.count(b"\n", 0, int(carriage[0])) + 1
        findings.add_one(path, line, "", "a line ends with a carriage return. Run: watchers tidy", "line_end")
        raw = raw.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    if not raw.endswith(b"\n"):
        findings.add_one(path, raw.count(b"\n") + 1, "", "the last line does not end. Run: watchers tidy", "no_final_newline")
        raw += b"\n"
    return raw


def _decode(path: str, raw: bytes, findings: Findings) -> str | None:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        bad = f"the byte 0x{raw[error.start]:02X} is not UTF-8. Save the file as UTF-8."
        findings.add_one(path, line, "", bad, "encoding")
        return None


def _characters(path: str, text: str, findings: Findings) -> None:
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
        _report(path, wrong, "not_nfc", "holds letters composed of parts (not Unicode NFC). Run: watchers tidy", findings)


def _lines_of(raw: bytes, pattern: re.Pattern[bytes]) -> list[int]:
    return [raw.count(b"\n", 0, hit.start()) + 1 for hit in pattern.finditer(raw)]


def _report(path: str, lines: list[int] | np.ndarray, rule: str, message: str, findings: Findings, column: str = "") -> None:
    """One fault on several lines: the first as examples, with the exact total."""
    if len(lines):
        shown = [Problem(path, int(line), column, message, rule) for line in lines[:EXAMPLES_SHOWN]]
        findings.add(shown, len(lines))


def _grid(path: str, raw: bytes, findings: Findings) -> Grid | None:
    """The cells, where every quotation mark of a line has its partner on the same line."""
    data = np.frombuffer(raw, np.uint8)
    newlines = np.flatnonzero(data == NEWLINE)
    quotes = np.flatnonzero(data == QUOTE)
    quotes_before_line_end = np.searchsorted(quotes, newlines)
    per_line = np.diff(quotes_before_line_end, prepend=0)
    odd = np.flatnonzero(per_line % 2) + 1
    if len(odd):
        message = "a quotation mark without its partner on the line. Close it, double it inside a cell, and keep each row on one line."
        _report(path, odd, "unclosed_quote", message, findings)
        return None
    commas = np.flatnonzero(data == COMMA)
    # Line for line the marks are in pairs, so an even number before a comma means: outside a quoted cell.
    commas = commas[np.searchsorted(quotes, commas) % 2 == 0]
    ends = np.sort(np.concatenate([commas, newlines]), kind="stable")
    starts = np.concatenate([[0], ends[:-1] + 1])
    lines = np.searchsorted(newlines, starts) + 1
    inside = np.searchsorted(quotes, ends) - np.searchsorted(quotes, starts)
    return Grid(data, starts, ends, lines, inside)


def _header(path: str, text: str, columns: list[str], findings: Findings) -> bool:
    found = text[: text.index("\n")].split(",")
    if found == columns:
        return True
    before = findings.total
    for name in found:
        if name not in columns:
            hint = did_you_mean(name.strip(), [c for c in columns if c not in found])
            findings.add_one(path, 1, name if name.isidentifier() else "", f"{printable(name)} is not a column of this table.{hint}", "header")
    for name in columns:
        if name not in found:
            findings.add_one(path, 1, name, "this column is missing from the header.", "header")
    for name in sorted({name for name in found if found.count(name) > 1}):
        findings.add_one(path, 1, name, "this column stands twice in the header.", "header")
    if findings.total == before:
        findings.add_one(path, 1, "", "the columns are not in the schema's order. Run: watchers tidy", "header")
    return False


def _quoting(path: str, grid: Grid, findings: Findings) -> bool:
    """Whether quotation marks stand only around cells and doubled inside them; needless ones are reported."""
    cells = np.flatnonzero(grid.quotes)
    data, starts, ends = grid.data, grid.starts[cells], grid.ends[cells]
    around = (data[starts] == QUOTE) & (data[ends - 1] == QUOTE) & (ends - starts >= 2)
    positions = np.flatnonzero(data == QUOTE)
    cell_of = np.searchsorted(ends, positions)
    inner = (positions != starts[cell_of]) & (positions != ends[cell_of] - 1)
    pairs = positions[inner]
    owner = cell_of[inner]
    # Inside a well-formed cell the marks come in neighbouring pairs: second minus first is 1.
    counts = np.bincount(owner, minlength=len(cells))
    well_formed = around & (counts % 2 == 0)
    rank = np.arange(len(pairs)) - np.searchsorted(owner, owner)
    second = rank % 2 == 1
    gaps = np.bincount(owner[second & (np.diff(pairs, prepend=-9) != 1)], minlength=len(cells))
    stray = cells[~(well_formed & (gaps == 0))]
    message = "a quotation mark inside a cell. Put the cell between quotation marks and double those inside."
    _report(path, np.unique(grid.lines[stray]), "stray_quote", message, findings)
    all_commas = np.flatnonzero(data == COMMA)
    commas = np.searchsorted(all_commas, ends) - np.searchsorted(all_commas, starts)
    needless = cells[well_formed & (commas == 0) & (counts == 0)]
    message = "quotation marks around a cell that needs none. Run: watchers tidy"
    _report(path, np.unique(grid.lines[needless]), "needless_quote", message, findings)
    return not len(stray)


def _cells(path: str, grid: Grid, findings: Findings) -> None:
    sizes = grid.ends - grid.starts
    large = np.unique(grid.lines[sizes > LARGEST_CELL])
    _report(path, large, "oversized_cell", f"a cell of more than {LARGEST_CELL:,} bytes.", findings)
    full = sizes > 0
    starts, ends, lines = grid.starts[full], grid.ends[full], grid.lines[full]
    quoted = grid.quotes[full] > 0
    first = np.minimum(starts + quoted, len(grid.data) - 1)
    last = np.maximum(ends - 1 - quoted, 0)
    outer = (grid.data[first] == SPACE) | (grid.data[last] == SPACE)
    message = "a cell begins or ends with a space. Run: watchers tidy"
    _report(path, np.unique(lines[outer]), "outer_space", message, findings)


def _width(path: str, grid: Grid, columns: list[str], findings: Findings) -> bool:
    """Whether every line has as many cells as the header."""
    total = int(grid.lines[-1])
    per_line = np.bincount(grid.lines, minlength=total + 1)[1:]
    blank = np.zeros(total, bool)
    alone = np.flatnonzero(per_line == 1)
    if len(alone):
        cell = np.searchsorted(grid.lines, alone + 1)
        blank[alone[grid.starts[cell] == grid.ends[cell]]] = True
    _report(path, np.flatnonzero(blank) + 1, "blank_row", "a blank line. Run: watchers tidy", findings)
    ragged = np.flatnonzero((per_line != len(columns)) & ~blank)
    shown = [
        Problem(path, int(line) + 1, "", f"{per_line[line]} cells where the header has {len(columns)}. Look for a missing or extra comma.", "ragged_row")
        for line in ragged[:EXAMPLES_SHOWN]
    ]
    if shown:
        findings.add(shown, len(ragged))
    return not len(ragged) and not blank.any()


