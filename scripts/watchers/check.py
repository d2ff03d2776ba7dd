"""One check: what it is called, which rows it calls broken, and what is said of them."""

from __future__ import annotations

import string
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import narwhals as nw

from watchers.problems import EXAMPLES_SHOWN, Problem, printable

LINE = "_line"
"""The column of a frame that holds each row's physical line in its file."""

Frames = Mapping[str, nw.DataFrame]
"""Tables by name. Cells are text, or numbers for number and year columns; unknown is null."""


@dataclass(frozen=True)
class Check:
    """A fault that rows of one table can have.

    find: given all tables, returns the rows of `table` that are broken, with their LINE;
    message: the sentence said of each, with {column} for a value of the row and {cell} for the
    cell of `column`; cure: given that cell, a hint or an empty text; needs: further tables.
    """

    rule: str
    table: str
    column: str
    message: str
    find: Callable[[Frames], nw.DataFrame]
    needs: frozenset[str] = frozenset()
    cure: Callable[[str, Frames], str] | None = None

    def problems(self, path: str, frames: Frames) -> tuple[list[Problem], int]:
        """Examples of the broken rows, and how many there are in all."""
        broken = self.find(frames)
        total = len(broken)
        if not total:
            return [], 0
        rows = broken.sort(LINE).head(EXAMPLES_SHOWN).rows(named=True)
        return [self._problem(path, row, frames) for row in rows], total

    def _problem(self, path: str, row: dict, frames: Frames) -> Problem:
        value = row.get(self.column)
        values = {name: "" if cell is None or cell != cell else _plain(cell) for name, cell in row.items()}
        values["cell"] = "" if value is None or value != value else _plain(value)
        hint = self.cure(values["cell"], frames) if self.cure else ""
        return Problem(path, row[LINE], self.column, _Message().format(self.message, **values) + hint, self.rule)


class _Message(string.Formatter):
    """Fills {column} with the cell between quotation marks, made harmless."""

    def format_field(self, value: object, spec: str) -> str:
        return str(value) if spec == "plain" else printable(value)


def _plain(cell: object) -> str:
    return f"{cell:.15g}" if isinstance(cell, float) else str(cell)
