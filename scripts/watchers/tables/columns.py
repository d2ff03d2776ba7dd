"""Columns that the code adds to those of the schema."""

from __future__ import annotations

LINE = "_line"
"""The column of a frame that holds each row's physical line in its file."""


def spelled(column: str) -> str:
    """The column of a frame that holds a numeric column's cells as they are spelled."""
    return f"_spelled_{column}"
