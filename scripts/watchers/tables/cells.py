"""Cells of a CSV file that are too large, or begin or end with a space."""

from __future__ import annotations

import numpy as np

from watchers.problems.problem import Findings
from watchers.tables.grid import SPACE, Grid

MAX_CELL_BYTES = 65_536
"""A larger cell is no fact but an accident, such as a whole file pasted into one."""


def check_cells(
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
