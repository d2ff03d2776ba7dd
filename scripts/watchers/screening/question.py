"""What is asked of one name."""

from __future__ import annotations

from typing import NamedTuple

from watchers.screening.context.columns import ContextCells


class Question(NamedTuple):
    """A name, and what its row says beside it."""

    line: int | None
    """Its line in a file; None if it comes from none."""
    name: str
    cells: ContextCells | None = None
    """None if no columns are compared."""


Block = list[Question]
"""Names that are read, looked up and answered together."""
