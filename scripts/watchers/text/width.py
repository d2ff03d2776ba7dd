"""How wide text stands on a screen, where a Chinese character takes the place of two letters."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

NARROWEST, WIDEST = 8, 60
PADDING = 2


def display_width(text: str) -> int:
    """The number of letter places that a text takes, as terminals count them (wcwidth)."""
    if text.isascii():
        return len(text)
    from wcwidth import wcwidth

    return sum(max(wcwidth(character), 0) for character in text)


def column_width(cells: Iterable[Any]) -> int:
    """A width in which most cells of a column can be read, within bounds."""
    widest = max((display_width(_shown(cell)) for cell in cells if cell is not None), default=0)
    return min(max(widest + PADDING, NARROWEST), WIDEST)


def _shown(cell: Any) -> str:
    return f"{cell:.15g}" if isinstance(cell, float) else str(cell)
