"""One check: its name, the rows it calls broken, and the message about them."""

from __future__ import annotations

import re
import string
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import narwhals as nw

from watchers.checks.frames import Frames
from watchers.checks.patterns import matches
from watchers.problems.problem import EXAMPLES_SHOWN, Problem, Severity
from watchers.tables.columns import LINE, spelled
from watchers.text.printable import quoted

SIFT_FROM_ROWS = 10_000
"""From so many rows on, looking for a check's needles first saves time."""


@dataclass(frozen=True)
class Check:
    """A fault that rows of one table can have."""

    rule: str
    table: str
    column: str
    message: str
    """The sentence about a broken row: {column} is a value of it, {cell} the cell of `shown`."""
    broken: nw.Expr | None = None
    """What is true of a broken row, if that can be said of the row alone."""
    find: Callable[[Frames], nw.LazyFrame | None] | None = None
    """Otherwise: takes all tables and returns the broken rows of `table`, with their LINE, or None
    if it is known by then that there are none."""
    pattern: str = ""
    """The regular expression that a cell of `column` is broken by, if that says all of it."""
    needs: frozenset[str] = frozenset()
    """Further tables that `find` reads."""
    needles: tuple[str, ...] = ()
    """Texts of which a broken cell of `column` holds at least one."""
    shown: str = ""
    """The column whose cell the message shows; `column` if empty."""
    hint: Callable[[str, Frames], str] | None = None
    """Takes that cell and returns a cure, or an empty text if none is known."""
    severity: Severity = Severity.PROBLEM

    def broken_rows(self, frames: Frames) -> nw.LazyFrame | None:
        """The rows of `table` that have the fault, with their LINE; None if there are none."""
        if self.find:
            return self.find(frames)
        assert self.broken is not None
        rows = frames[self.table]
        if self.sifts(frames):
            rows = rows.filter(matches(nw.col(self.column), "|".join(map(re.escape, self.needles))))
        return rows.filter(self.broken)

    def sifts(self, frames: Frames) -> bool:
        """Whether only the rows with one of the needles are looked at, to save time."""
        if not (self.needles and frames.sifts):
            return False
        return frames.count(frames[self.table]) > SIFT_FROM_ROWS

    def problems(self, path: str, frames: Frames) -> tuple[list[Problem], int]:
        """Examples of the broken rows, and how many there are in all."""
        broken = self.broken_rows(frames)
        total = 0 if broken is None else frames.count(broken)
        if broken is None or not total:
            return [], 0
        rows = broken.sort(LINE).head(EXAMPLES_SHOWN).collect().rows(named=True)
        return [self._problem(path, row, frames) for row in rows], total

    def _problem(self, path: str, row: dict[str, Any], frames: Frames) -> Problem:
        values = {name: _as_text(cell) for name, cell in row.items()}
        # A number is shown as it is spelled, also if it cannot be read.
        values |= {name: values[spelled(name)] for name in row if spelled(name) in row}
        cell = _as_text(row.get(self.shown or self.column))
        message = _Message().format(self.message, **(values | {"cell": cell}))
        hint = self.hint(cell, frames) if self.hint else ""
        return Problem(
            path=path, line=row[LINE], column=self.column, message=message + hint, rule=self.rule
        )


class _Message(string.Formatter):
    """Fills {column} with the cell between quotation marks, or as it is for {column:plain}."""

    def format_field(self, value: object, spec: str) -> str:
        return str(value) if spec == "plain" else quoted(value)


def _as_text(cell: object) -> str:
    """The cell as it is written in a message; empty if it is null or not a number."""
    if cell is None or cell != cell:
        return ""
    return f"{cell:.15g}" if isinstance(cell, float) else str(cell)
