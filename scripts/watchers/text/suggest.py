"""The nearest known word, for a word that was misspelt."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

MOST_COMPARED = 2_000
"""Words among which the nearest is looked for; each takes some microseconds."""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint naming the nearest known word, or an empty text."""
    near = difflib.get_close_matches(
        word.lower(), _worth_comparing(word.lower(), list(known)), n=1, cutoff=0.7
    )
    return f" Did you mean {near[0]}?" if near else ""


def _worth_comparing(word: str, known: list[str]) -> list[str]:
    """All words, or of very many those that begin or end like this one: a slip spoils one half of a word."""
    if len(known) <= MOST_COMPARED:
        return known
    half = max(len(word) // 2, 1)
    alike = [name for name in known if name.endswith(word[-half:])] + [
        name for name in known if name.startswith(word[:half])
    ]
    return alike[:MOST_COMPARED]
