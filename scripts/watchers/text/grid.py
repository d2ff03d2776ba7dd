"""Tables in Markdown."""

from __future__ import annotations

from collections.abc import Iterable


def grid(head: list[str], *, rows: Iterable[Iterable[object]]) -> str:
    """The rows, whose cells are Markdown already, as a Markdown table."""
    return "".join(map(grid_row, [head, ["---"] * len(head), *rows]))


def grid_row(cells: Iterable[object]) -> str:
    """One row of such a table."""
    return "| " + " | ".join(map(_cell, cells)) + " |\n"


def _cell(value: object) -> str:
    return str(value).replace("|", "\\|")
