"""The columns of a file that are compared beside the name, and their cells in a row."""

from __future__ import annotations

from typing import NamedTuple


class ContextCells(NamedTuple):
    """The cells of a row beside the name, as they are; empty where there is no such column."""

    id: str = ""
    country: str = ""
    address: str = ""


class ContextColumns(NamedTuple):
    """The columns of a file that hold these cells; None where there is none."""

    id: str | None = None
    country: str | None = None
    address: str | None = None

    @property
    def named(self) -> tuple[str, ...]:
        """Which of the three are given, by field."""
        return tuple(field for field in self._fields if getattr(self, field) is not None)
