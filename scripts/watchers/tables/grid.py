"""Where the cells of a file begin and end, as arrays of byte offsets for the whole file."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from watchers.problems.problem import Findings

COMMA, QUOTE, NEWLINE, SPACE = b',"\n '


@dataclass(frozen=True)
class Grid:
    """The cells of a file."""

    data: np.ndarray
    """The file's bytes."""
    starts: np.ndarray
    """Offset of each cell's first byte."""
    ends: np.ndarray
    """Offset of the byte after each cell."""
    lines: np.ndarray
    """Physical line of each cell, from 1."""
    quotes: np.ndarray
    """Number of quotation marks in each cell."""


def read_grid(path: str, raw: bytes, findings: Findings) -> Grid | None:
    """The cells, or None if a line has an unclosed quotation mark; then the faults are added."""
    data = np.frombuffer(raw, np.uint8)
    newlines = np.flatnonzero(data == NEWLINE)
    quotes = np.flatnonzero(data == QUOTE)
    quotes_per_line = np.diff(np.searchsorted(quotes, newlines), prepend=0)
    unclosed = np.flatnonzero(quotes_per_line % 2) + 1
    if len(unclosed):
        findings.add(
            path,
            lines=unclosed,
            rule="unclosed_quote",
            message="unclosed quotation mark. Close it, double it inside a cell, and keep each"
            " row on one line.",
        )
        return None
    ends = np.flatnonzero((data == COMMA) | (data == NEWLINE))
    # Marks come in pairs on every line, so an even number before a comma means that it is not
    # inside a quoted cell.
    before = np.searchsorted(quotes, ends)
    is_end = before % 2 == 0
    ends, before = ends[is_end], before[is_end]
    starts = np.concatenate([[0], ends[:-1] + 1])
    lines = np.cumsum(data[starts - 1] == NEWLINE)  # the last byte is one too
    return Grid(data, starts, ends, lines, np.diff(before, prepend=0))


def check_quoting(path: str, grid: Grid, findings: Findings) -> bool:
    """Whether quotation marks are only around cells and doubled inside them.

    Adds stray marks, and marks around cells that need none.
    """
    cells = np.flatnonzero(grid.quotes)
    starts, ends = grid.starts[cells], grid.ends[cells]
    around = _are_enclosed(grid, cells)
    inner_counts, has_gap = _inner_marks(grid, starts, ends)
    well_formed = around & (inner_counts % 2 == 0)
    stray = cells[~well_formed | has_gap]
    findings.add(
        path,
        lines=np.unique(grid.lines[stray]),
        rule="stray_quote",
        message="a quotation mark inside a cell. Put the cell between quotation marks and double"
        " those inside.",
    )
    commas = np.flatnonzero(grid.data == COMMA)
    commas_inside = np.searchsorted(commas, ends) - np.searchsorted(commas, starts)
    needless = cells[well_formed & (commas_inside == 0) & (inner_counts == 0)]
    findings.add(
        path,
        lines=np.unique(grid.lines[needless]),
        rule="needless_quote",
        message="quotation marks around a cell that needs none. Run: watchers tidy",
    )
    return not len(stray)


def _are_enclosed(grid: Grid, cells: np.ndarray) -> np.ndarray:
    """Whether each of the cells begins and ends with a quotation mark."""
    starts, ends = grid.starts[cells], grid.ends[cells]
    opened = grid.data[starts] == QUOTE
    closed = grid.data[ends - 1] == QUOTE
    return opened & closed & (ends - starts >= 2)


def _inner_marks(grid: Grid, starts: np.ndarray, ends: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """For each cell: the number of marks inside it, and whether the marks of a pair are apart."""
    positions = np.flatnonzero(grid.data == QUOTE)
    cell_of = np.searchsorted(ends, positions)
    is_inner = (positions != starts[cell_of]) & (positions != ends[cell_of] - 1)
    marks, owner = positions[is_inner], cell_of[is_inner]
    counts = np.bincount(owner, minlength=len(starts))
    rank = np.arange(len(marks)) - np.searchsorted(owner, owner)
    is_second = rank % 2 == 1
    # The two marks of a pair are neighbours: second minus first is 1.
    is_apart = is_second & (np.diff(marks, prepend=-9) != 1)
    gaps = np.bincount(owner[is_apart], minlength=len(starts))
    return counts, gaps > 0
