"""Reads the bytes of a CSV file strictly, before any library guesses at them.

Readers of CSV repair silently: an unclosed quote swallows rows, encodings are guessed, blank lines
vanish. This reader accepts one form only: UTF-8 without a byte order mark, LF, one record a line,
as many cells as the header, a cell quoted only if it holds a comma or a quotation mark (RFC 4180,
narrowed). It looks at many lines at once, as arrays of bytes; what it finds does not depend on how
many, so that a file of any size can be read in chunks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import IntEnum

import numpy as np

from watchers.problems.problem import EXAMPLES_SHOWN, Findings, Problem
from watchers.tables.characters import check_characters
from watchers.tables.envelope import MAX_LINE_BYTES, Chunk, Envelope, undecodable
from watchers.tables.grid import NEWLINE, SPACE, Grid, check_quoting, read_grid
from watchers.tables.header import check_header
from watchers.tables.separators import (
    add_tabbed_rows,
    separator_of_header,
    tabbed_lines,
    without_tabbed_rows,
)
from watchers.text.plural import counted

MAX_CELL_BYTES = 65_536
"""A larger cell is no fact but an accident, such as a whole file pasted into one."""

CONFLICTS = (b"<<<<<<<", b">>>>>>>", b"|||||||", b"=======\n")
"""How the lines begin that git leaves where two changes of a line met."""
OPENING_QUOTES = ("“", "„", "”", "«", "‘", "’")
"""Typographic quotation marks that a keyboard or word processor puts for a plain one."""


class Stage(IntEnum):
    """What is looked at, in this order. A fault of some stages ends the reading of the file."""

    ENCODING = 1
    SEPARATOR = 2
    CHARACTERS = 3
    CONFLICTS = 4
    QUOTES = 5
    HEADER = 6
    CELLS = 7


ENDING = {Stage.ENCODING, Stage.SEPARATOR, Stage.CONFLICTS}
"""Where these find a fault, nothing after them is told."""


@dataclass
class Examined:
    """What a chunk of a file, or the whole of it, is found to be."""

    findings: dict[Stage, Findings] = field(
        default_factory=lambda: {stage: Findings() for stage in Stage}
    )
    first_tabbed: int = 0
    """The first row that is separated by tabs; 0 if there is none."""
    tabbed: int = 0
    """How many such rows there are."""
    has_cells: bool = True
    """Whether the cells of each row are those that its author meant."""

    def append(self, later: Examined, *, lines_above: int) -> None:
        """Adds what a later chunk of the same file is found to be.

        Nothing counts behind a byte that is not UTF-8, which is told alone.
        """
        if self.findings[Stage.ENCODING].total:
            return
        for stage, findings in later.findings.items():
            self.findings[stage].append(findings, lines_above=lines_above)
        if later.tabbed and not self.tabbed:
            self.first_tabbed = later.first_tabbed + lines_above
        self.tabbed += later.tabbed
        self.has_cells = self.has_cells and later.has_cells

    @property
    def is_readable(self) -> bool:
        """Whether a reader of CSV takes each row for what it is."""
        broken = ENDING | {Stage.QUOTES, Stage.HEADER}
        return (
            self.has_cells and not self.tabbed and not any(self.findings[s].total for s in broken)
        )


def read(path: str, raw: bytes, columns: list[str], findings: Findings) -> bytes | None:
    """The bytes of a table's file, ready for a reader of CSV; adds every fault of them.

    None if a reader could take one row for another; then no later check can run.
    """
    reading = Reading(path, columns)
    chunks = []
    for chunk in reading.chunks([raw]):
        reading.add(chunk, examine(path, chunk, columns))
        chunks.append(chunk.raw)
    return b"".join(chunks) if reading.finish(findings) else None


class Reading:
    """The reading of one file, chunk by chunk, in bounded memory."""

    def __init__(self, path: str, columns: list[str], *, max_line: int = MAX_LINE_BYTES) -> None:
        self.path, self.columns = path, columns
        self.envelope = Envelope(max_line=max_line)
        self.examined = Examined()

    def chunks(self, blocks: Iterable[bytes]) -> Iterator[Chunk]:
        """The text of the file in chunks, each of which `examine` and then `add` take."""
        return self.envelope.chunks(blocks)

    def add(self, chunk: Chunk, examined: Examined) -> None:
        """Adds what the chunk is found to be; chunks come in the order of the file."""
        self.examined.append(examined, lines_above=chunk.lines_above)

    def finish(self, findings: Findings) -> bool:
        """Whether the file can be read row by row; adds every fault of it."""
        if not self.envelope.has_text:
            message = f"is empty. Its first line is {','.join(self.columns)}"
            findings.add(self.path, rule="empty_file", message=message)
            return False
        if self.envelope.is_utf_16:
            findings.add(
                self.path,
                rule="encoding",
                message="more than a quarter of its bytes are zero, as in UTF-16."
                " Save the file as UTF-8.",
            )
            return False
        self.envelope.report(self.path, findings)
        for stage, found in self.examined.findings.items():
            if stage == Stage.SEPARATOR and self._has_long_line(findings):
                return False
            if stage == Stage.CHARACTERS:
                self._add_tabbed_rows(findings)
            findings.merge(found)
            if stage in ENDING and found.total:
                return False
            if stage == Stage.HEADER and self.examined.findings[Stage.QUOTES].total + found.total:
                return False
        return self.examined.is_readable

    def _has_long_line(self, findings: Findings) -> bool:
        """Whether a line is too long to be read; adds it."""
        if not self.envelope.long_line:
            return False
        findings.add(
            self.path,
            line=self.envelope.long_line,
            rule="oversized_line",
            message=f"a line of more than {self.envelope.max_line:,} bytes. Reading stops here.",
        )
        return True

    def _add_tabbed_rows(self, findings: Findings) -> None:
        examined = self.examined
        add_tabbed_rows(self.path, findings, first=examined.first_tabbed, total=examined.tabbed)


def examine(path: str, chunk: Chunk, columns: list[str]) -> Examined:
    """What the lines of a chunk are found to be; numbers of lines are counted within it."""
    raw, examined = chunk.raw, Examined()
    found = examined.findings
    is_first = not chunk.lines_above
    if undecodable(path, raw, found[Stage.ENCODING]):
        return examined
    header = raw[: raw.index(b"\n")].decode("utf-8") if is_first else ""
    if separator := separator_of_header(header, columns):
        found[Stage.SEPARATOR].add(
            path,
            line=1,
            rule="header",
            message=f"the cells are separated by {separator}. Save the file with commas.",
        )
        return examined
    tabbed = tabbed_lines(raw, len(columns))
    tabbed = tabbed[tabbed > 1] if is_first else tabbed  # the header has a check of its own
    if len(tabbed):
        examined.first_tabbed, examined.tabbed = int(tabbed[0]), len(tabbed)
        raw = without_tabbed_rows(raw, tabbed, width=len(columns))
    wide_spaces = check_characters(path, raw, found[Stage.CHARACTERS])
    _find_conflicts(path, raw, found[Stage.CONFLICTS])
    if is_first:
        check_header(path, header, columns, found[Stage.HEADER])
    grid = read_grid(path, raw, found[Stage.QUOTES])
    if grid is not None:
        # All three are asked, so that the faults of all three are reported.
        is_readable = [
            check_quoting(path, grid, found[Stage.CELLS]),
            _check_cells(path, wide_spaces, grid, columns, found[Stage.CELLS]),
            _check_width(path, grid, columns, found[Stage.CELLS]),
        ]
        examined.has_cells = all(is_readable)
    return examined


def _find_conflicts(path: str, raw: bytes, findings: Findings) -> None:
    """Adds the lines of conflict markers that git left in the file."""
    data = np.frombuffer(raw, np.uint8)
    firsts = data[np.flatnonzero(data == NEWLINE)[:-1] + 1]
    if not (raw.startswith(CONFLICTS) or any((firsts == mark[0]).any() for mark in CONFLICTS)):
        return
    numbered = enumerate(raw.splitlines(keepends=True), 1)
    findings.add(
        path,
        lines=[number for number, line in numbered if line.startswith(CONFLICTS)],
        rule="git_conflict",
        message="a git conflict marker. Choose one side and delete the markers.",
    )


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
