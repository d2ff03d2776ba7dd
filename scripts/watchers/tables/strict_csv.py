"""Reads the bytes of a CSV file strictly, before any library guesses at them.

Readers of CSV repair silently: an unclosed quote swallows rows, encodings are guessed, blank lines
vanish. This reader accepts one form only: UTF-8 without a byte order mark, LF, one record a line,
as many cells as the header, a cell quoted only if it holds a comma or a quotation mark (RFC 4180,
narrowed). It looks at whole files at once, as arrays of bytes.
"""

from __future__ import annotations

import numpy as np

from watchers.problems.problem import EXAMPLES_SHOWN, Findings, Problem
from watchers.tables.characters import check_characters
from watchers.tables.envelope import MARK, decode, is_utf_16, strip_mark_and_line_ends
from watchers.tables.grid import SPACE, Grid, check_quoting, read_grid
from watchers.tables.header import check_header
from watchers.tables.separators import replace_tabbed_rows, separator_of_header
from watchers.text.plural import counted

MAX_CELL_BYTES = 65_536
"""A larger cell is no fact but an accident, such as a whole file pasted into one."""

CONFLICTS = (b"<<<<<<<", b">>>>>>>", b"|||||||", b"=======\n")
"""How the lines begin that git leaves where two changes of a line met."""
OPENING_QUOTES = ("“", "„", "”", "«", "‘", "’")
"""Typographic quotation marks that a keyboard or word processor puts for a plain one."""


def read(path: str, raw: bytes, columns: list[str], findings: Findings) -> bytes | None:
    """The bytes of a table's file, ready for a reader of CSV; adds every fault of them.

    None if a reader could take one row for another; then no later check can run.
    """
    if not _has_text(path, raw, columns, findings):
        return None
    raw = strip_mark_and_line_ends(path, raw, findings)
    text = decode(path, raw, findings)
    if text is None:
        return None
    header = text[: text.index("\n")]
    if separator := separator_of_header(header, columns):
        findings.add(
            path,
            line=1,
            rule="header",
            message=f"the cells are separated by {separator}. Save the file with commas.",
        )
        return None
    raw, has_tabbed_rows = replace_tabbed_rows(path, raw, columns, findings)
    wide_spaces = check_characters(path, raw, findings)
    if _has_conflicts(path, raw, findings):
        return None
    grid = read_grid(path, raw, findings)
    if not check_header(path, header, columns, findings) or grid is None:
        return None
    # All three are asked, so that the faults of all three are reported.
    is_readable = [
        check_quoting(path, grid, findings),
        _check_cells(path, wide_spaces, grid, columns, findings),
        _check_width(path, grid, columns, findings),
    ]
    return raw if all(is_readable) and not has_tabbed_rows else None


def _has_text(path: str, raw: bytes, columns: list[str], findings: Findings) -> bool:
    """Whether the file is neither empty nor UTF-16."""
    if not raw.removeprefix(MARK).strip():
        message = f"is empty. Its first line is {','.join(columns)}"
        findings.add(path, rule="empty_file", message=message)
        return False
    if is_utf_16(raw):
        findings.add(
            path,
            rule="encoding",
            message="more than a quarter of its bytes are zero, as in UTF-16."
            " Save the file as UTF-8.",
        )
        return False
    return True


def _has_conflicts(path: str, raw: bytes, findings: Findings) -> bool:
    """Whether git left conflict markers in the file; adds their lines."""
    if not any(raw.startswith(mark) or b"\n" + mark in raw for mark in CONFLICTS):
        return False
    numbered = enumerate(raw.splitlines(keepends=True), 1)
    findings.add(
        path,
        lines=[number for number, line in numbered if line.startswith(CONFLICTS)],
        rule="git_conflict",
        message="a git conflict marker. Choose one side and delete the markers.",
    )
    return True


def _check_cells(
    path: str, wide_spaces: np.ndarray, grid: Grid, columns: list[str], findings: Findings
) -> bool:
    """Whether no cell is too large for readers of CSV; adds spaces at the ends of cells."""
    sizes = grid.ends - grid.starts
    large = np.unique(grid.lines[sizes > MAX_CELL_BYTES])
    findings.add(
        path,
        lines=large,
        rule="oversized_cell",
        message=f"a cell of more than {MAX_CELL_BYTES:,} bytes.",
    )
    spaced = np.unique(grid.lines[_begin_or_end_with_space(grid, wide_spaces)])
    # Text with commas that lacks quotation marks is reported as a row of too many cells, not twice.
    spaced = spaced[np.bincount(grid.lines)[spaced] == len(columns)]
    findings.add(
        path,
        lines=spaced,
        rule="outer_space",
        message="a cell begins or ends with a space. Run: watchers tidy",
    )
    return not len(large)


def _begin_or_end_with_space(grid: Grid, wide_spaces: np.ndarray) -> np.ndarray:
    """The numbers of the cells that do, inside their quotation marks if they have any."""
    cells = np.flatnonzero(grid.ends > grid.starts)
    is_quoted = grid.quotes[cells] > 0
    first = np.minimum(grid.starts[cells] + is_quoted, len(grid.data) - 1)
    last = np.maximum(grid.ends[cells] - 1 - is_quoted, 0)
    outer = (grid.data[first] == SPACE) | (grid.data[last] == SPACE)
    if len(wide_spaces):  # each is three bytes long in UTF-8
        outer |= np.isin(first, wide_spaces) | np.isin(last - 2, wide_spaces)
    return cells[outer]


def _check_width(path: str, grid: Grid, columns: list[str], findings: Findings) -> bool:
    """Whether every line has as many cells as the header; adds blank and ragged lines."""
    total = int(grid.lines[-1])
    per_line = np.bincount(grid.lines, minlength=total + 1)[1:]
    is_blank = np.zeros(total, bool)
    alone = np.flatnonzero(per_line == 1)
    only_cell = np.searchsorted(grid.lines, alone + 1)
    is_blank[alone[grid.starts[only_cell] == grid.ends[only_cell]]] = True
    findings.add(
        path,
        lines=np.flatnonzero(is_blank) + 1,
        rule="blank_row",
        message="a blank line. Run: watchers tidy",
    )
    ragged = np.flatnonzero((per_line != len(columns)) & ~is_blank)
    examples = [
        Problem(
            path=path,
            line=int(row) + 1,
            message=f"{counted(int(per_line[row]), 'cell')} where the header has {len(columns)}."
            f" {_hint_on_width(grid, int(row) + 1)}",
            rule="ragged_row",
        )
        for row in ragged[:EXAMPLES_SHOWN]
    ]
    findings.add_examples(examples, total=len(ragged))
    return not len(ragged) and not is_blank.any()


def _hint_on_width(grid: Grid, line: int) -> str:
    """What to look for in a line that has another number of cells than the header."""
    for cell in np.flatnonzero(grid.lines == line):
        text = grid.data[grid.starts[cell] : grid.ends[cell]].tobytes().decode("utf-8")
        if text.startswith(OPENING_QUOTES):
            return f'A cell with commas needs straight quotation marks (") instead of {text[0]}.'
    return "Look for a missing or extra comma."
