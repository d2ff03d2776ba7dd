"""Rows of a CSV file that are blank, or have more or fewer cells than the header."""

from __future__ import annotations

import numpy as np

from watchers.problems.problem import EXAMPLES_SHOWN, Findings, Problem
from watchers.tables.grid import Grid
from watchers.text.plural import counted

OPENING_QUOTES = ("“", "„", "”", "«", "‘", "’")
"""Typographic quotation marks that a keyboard or word processor puts for a plain one."""


def check_width(path: str, grid: Grid, columns: list[str], findings: Findings) -> bool:
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
