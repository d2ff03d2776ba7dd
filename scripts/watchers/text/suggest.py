"""The nearest known word, for a word that was misspelt."""

from __future__ import annotations

import re
from collections.abc import Iterable

from watchers.text.printable import escape_invisible

LETTERS_PER_SLIP = 5
"""One slip in five letters is a misspelling; more make another word."""
MIN_LETTERS = 4
"""From so many letters on, one slip is a misspelling; in shorter codes each letter counts."""
MAX_SLIPS = 2
"""However long the word: names that share a long beginning differ by little."""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint naming the known word that `word` misspells, or an empty text.

    Slips are letters added, left out, replaced or swapped with their neighbour; capitals do not
    count. Words with other numbers in them are other words: phase-2 does not misspell phase-1.
    """
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    numbers = _numbers(word)
    alike = [name for name in sorted(known) if _numbers(name) == numbers]
    nearest = process.extractOne(
        word, alike, scorer=OSA.distance, processor=str.casefold, score_cutoff=_max_slips(word)
    )
    return f" Did you mean {escape_invisible(nearest[0])}?" if nearest else ""


def _max_slips(word: str) -> int:
    if len(word) < MIN_LETTERS:
        return 0
    return min(max(len(word) // LETTERS_PER_SLIP, 1), MAX_SLIPS)


def _numbers(word: str) -> list[str]:
    return re.findall("[0-9]+", word)
