"""The gate: reads the bytes of a CSV file strictly, before any library guesses at them.

Readers of CSV repair in silence: an unclosed quote swallows rows, encodings are guessed, blank lines
vanish. The gate takes one form only: UTF-8 without mark, LF, one record a line, as many cells as the
header, a cell quoted exactly where it holds a comma or a quotation mark (RFC 4180 so narrowed).
It looks at whole files at once, as arrays of bytes.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from watchers.problems.problem import EXAMPLES_SHOWN, Findings, Problem
from watchers.tables import header
from watchers.tables.characters import look_through

LARGEST_CELL = 65_536
"""Bytes; more is no fact but an accident."""

MARK = b"\xef\xbb\xbf"
COMMA, QUOTE, NEWLINE, RETURN, SPACE = b',"\n\r '
CONFLICTS = (b"<<<<<<<", b">>>>>>>", b"|||||||", b"=======\n")
"""How the lines begin that git leaves where two changes of a line met."""


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
    if not raw.removeprefix(MARK).strip():
        findings.add_one(
            path, 0, "", f"is empty. Its first line is {','.join(columns)}", "empty_file"
        )
        return None
    if raw.count(0) * 4 > len(raw):
        findings.add_one(
            path,
            0,
            "",
            "more than a quarter of its bytes are zero, as in UTF-16. Save the file as UTF-8.",
            "encoding",
        )
        return None
    raw = _envelope(path, raw, findings)
    text = _decode(path, raw, findings)
    if text is None:
        return None
    wide_spaces = look_through(path, text, np.frombuffer(raw, np.uint8), findings)
    if any(raw.startswith(mark) or b"\n" + mark in raw for mark in CONFLICTS):
        lines = [
            number
            for number, line in enumerate(raw.splitlines(keepends=True), 1)
            if line.startswith(CONFLICTS)
        ]
        findings.add_lines(
            path,
            lines,
            "git_conflict",
            "a git conflict marker. Choose one side and delete the markers.",
        )
        return None
    grid = _grid(path, raw, findings)
    fits = header.fits(path, text[: text.index("\n")], columns, findings)
    if grid is None or not fits:
        return None
    # All three are asked, so that the faults of all three are said.
    readable = [
        _quoting(path, grid, findings),
        _cells(path, wide_spaces, grid, columns, findings),
        _width(path, grid, columns, findings),
    ]
    return raw if all(readable) else None


def _envelope(path: str, raw: bytes, findings: Findings) -> bytes:
    """The bytes without what stands around the text; mixed line ends are read as line ends."""
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return raw
    if raw.startswith(MARK):
        findings.add_one(
            path, 1, "", "begins with a byte order mark. Run: watchers tidy", "byte_order_mark"
        )
        raw = raw.removeprefix(MARK)
    if b"\r" in raw:
        carriage = np.flatnonzero(np.frombuffer(raw, np.uint8) == RETURN)
        line = raw.count(b"\n", 0, int(carriage[0])) + 1
        findings.add_one(
            path, line, "", "a line ends with a carriage return. Run: watchers tidy", "line_end"
        )
        raw = raw.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    if not raw.endswith(b"\n"):
        findings.add_one(
            path,
            raw.count(b"\n") + 1,
            "",
            "the last line does not end. Run: watchers tidy",
            "no_final_newline",
        )
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
        findings.add_lines(path, odd, "unclosed_quote", message)
        return None
    commas = np.flatnonzero(data == COMMA)
    # Line for line the marks are in pairs, so an even number before a comma means: outside a quoted cell.
    commas = commas[np.searchsorted(quotes, commas) % 2 == 0]
    ends = np.sort(np.concatenate([commas, newlines]), kind="stable")
    starts = np.concatenate([[0], ends[:-1] + 1])
    lines = np.searchsorted(newlines, starts) + 1
    inside = np.searchsorted(quotes, ends) - np.searchsorted(quotes, starts)
    return Grid(data, starts, ends, lines, inside)


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
    findings.add_lines(path, np.unique(grid.lines[stray]), "stray_quote", message)
    all_commas = np.flatnonzero(data == COMMA)
    commas = np.searchsorted(all_commas, ends) - np.searchsorted(all_commas, starts)
    needless = cells[well_formed & (commas == 0) & (counts == 0)]
    message = "quotation marks around a cell that needs none. Run: watchers tidy"
    findings.add_lines(path, np.unique(grid.lines[needless]), "needless_quote", message)
    return not len(stray)


def _cells(
    path: str, wide_spaces: np.ndarray, grid: Grid, columns: list[str], findings: Findings
) -> bool:
    """Whether no cell is too large for readers of CSV; spaces at the ends of cells are reported."""
    sizes = grid.ends - grid.starts
    large = np.unique(grid.lines[sizes > LARGEST_CELL])
    findings.add_lines(
        path, large, "oversized_cell", f"a cell of more than {LARGEST_CELL:,} bytes."
    )
    full = sizes > 0
    starts, ends, lines = grid.starts[full], grid.ends[full], grid.lines[full]
    quoted = grid.quotes[full] > 0
    first = np.minimum(starts + quoted, len(grid.data) - 1)
    last = np.maximum(ends - 1 - quoted, 0)
    outer = (grid.data[first] == SPACE) | (grid.data[last] == SPACE)
    if len(wide_spaces):  # each is three bytes long in UTF-8
        outer |= np.isin(first, wide_spaces) | np.isin(last - 2, wide_spaces)
    spaced = np.unique(lines[outer])
    # Text with commas that wants quotation marks is reported as a row of too many cells, and only so.
    spaced = spaced[np.bincount(grid.lines)[spaced] == len(columns)]
    findings.add_lines(
        path, spaced, "outer_space", "a cell begins or ends with a space. Run: watchers tidy"
    )
    return not len(large)


def _width(path: str, grid: Grid, columns: list[str], findings: Findings) -> bool:
    """Whether every line has as many cells as the header."""
    total = int(grid.lines[-1])
    per_line = np.bincount(grid.lines, minlength=total + 1)[1:]
    blank = np.zeros(total, bool)
    alone = np.flatnonzero(per_line == 1)
    if len(alone):
        cell = np.searchsorted(grid.lines, alone + 1)
        blank[alone[grid.starts[cell] == grid.ends[cell]]] = True
    findings.add_lines(
        path, np.flatnonzero(blank) + 1, "blank_row", "a blank line. Run: watchers tidy"
    )
    ragged = np.flatnonzero((per_line != len(columns)) & ~blank)
    shown = [
        Problem(
            path,
            int(line) + 1,
            "",
            f"{per_line[line]} {'cell' if per_line[line] == 1 else 'cells'} where the header has {len(columns)}. Look for a missing or extra comma.",
            "ragged_row",
        )
        for line in ragged[:EXAMPLES_SHOWN]
    ]
    if shown:
        findings.add(shown, len(ragged))
    return not len(ragged) and not blank.any()
