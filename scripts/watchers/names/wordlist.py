"""Reads the files in wordlists/."""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).with_name("wordlists")


def lines(file: str, *, with_comments: bool = False) -> list[str]:
    """The lines of a list, without empty ones and comments (`#`)."""
    stripped = map(str.strip, FOLDER.joinpath(file).read_text("utf-8").splitlines())
    return [line for line in stripped if line and (with_comments or not line.startswith("#"))]


def words(file: str) -> frozenset[str]:
    """The words of a list, however many a line holds."""
    return frozenset(word for line in lines(file) for word in line.split())
