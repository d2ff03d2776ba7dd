"""One check: what it is called, which rows it calls broken, and what is said of them."""

from __future__ import annotations

import re
import string
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import narwhals as nw

from watchers.problems.problem import EXAMPLES_SHOWN, Problem
from watchers.tables.columns import LINE, spelled
from watchers.text.printable import quoted

WORTH_SIFTING = 10_000
"""Rows from which on looking for a check's needles first saves time."""

Frames = Mapping[str, nw.DataFrame]
"""Tables by name. Cells are text, or numbers for number and year columns; unknown is null."""


@dataclass(frozen=True)
class Check:
    """A fault that rows of one table can have.

    broken: what is true of a broken row, where that can be said of the row alone; else
    find: given all tables, returns the rows of `table` that are broken, with their LINE;
    message: the sentence said of each, with {column} for a value of the row and {cell} for the
    cell of `column` (or of `shown`); cure: given that cell, a hint or an empty text; needs: further
    tables; needles: texts of which a broken cell of `column` holds at least one.
    """

    rule: str
    table: str
    column: str
    message: str
    broken: nw.Expr | None = None
    find: Callable[[Frames], nw.DataFrame] | None = None
    needs: frozenset[str] = frozenset()
    needles: tuple[str, ...] = ()
    shown: str = ""
    cure: Callable[[str, Frames], str] | None = None

    def broken_rows(self, frames: Frames) -> nw.DataFrame:
        if self.find:
            return self.find(frames)
        assert self.broken is not None
        rows = frames[self.table]
        if self.needles and len(rows) > WORTH_SIFTING:
            rows = rows.filter(
                nw.col(self.column).str.contains("|".join(map(re.escape, self.needles)))
            )
        return rows.filter(self.broken)

    def problems(self, path: str, frames: Frames) -> tuple[list[Problem], int]:
        """Examples of the broken rows, and how many there are in all."""
        broken = self.broken_rows(frames)
        total = len(broken)
        if not total:
            return [], 0
        rows = broken.sort(LINE).head(EXAMPLES_SHOWN).rows(named=True)
        return [self._problem(path, row, frames) for row in rows], total

    def _problem(self, path: str, row: dict, frames: Frames) -> Problem:
        value = row.get(self.shown or self.column)
        values = {
            name: "" if cell is None or cell != cell else _plain(cell) for name, cell in row.items()
        }
        # A number is shown as it is spelled, also where it cannot be read.
        values |= {name: values[spelled(name)] for name in row if spelled(name) in row}
        values["cell"] = "" if value is None or value != value else _plain(value)
        hint = self.cure(values["cell"], frames) if self.cure else ""
        return Problem(
            path,
            row[LINE],
            self.column,
            _Message().format(self.message, **values) + hint,
            self.rule,
        )


class _Message(string.Formatter):
    """Fills {column} with the cell between quotation marks, made harmless."""

    def format_field(self, value: object, spec: str) -> str:
        return str(value) if spec == "plain" else quoted(value)


def _plain(cell: object) -> str:
    return f"{cell:.15g}" if isinstance(cell, float) else str(cell)
