"""The parts of words by which a full-text index finds them, beside the whole words.

SQLite's tokenizers take a run of Chinese characters for one word, so that 海康 does not find
海康威视; the one that cuts words into threes (trigram) finds nothing for two characters. So the
parts are written into the index: a search for one then finds it as a word of its own, whoever asks,
without any syntax.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from watchers.names.normalize import HAN

LONGEST = 32
"""Characters of a part: more than the names of companies have. A cell of nothing but Chinese would
otherwise have as many parts as the square of its length."""
SHORTEST_BEGINNING = 3
"""Letters with which the beginning of a word in letters is worth finding."""
_WORD = re.compile(r"\w+")
_STARTS = re.compile(rf"{HAN.pattern}|(?:(?!{HAN.pattern})\w)+")
"""Where a part may begin: at each Chinese character, and where letters begin."""


def word_parts(text: str, names: str) -> str:
    """The parts of words in the text, and the beginnings of those in the names; with spaces.

    text: of a word with Chinese characters, all parts of it are given.
    names: of a word in letters, all beginnings; these may stand in the text as well.
    """
    parts: set[str] = set()
    if HAN.search(text):
        for word in _WORD.findall(text):
            parts.update(_chinese_parts(word))
    for word in _WORD.findall(names):
        parts.update(_beginnings(word))
    return " ".join(sorted(parts))


@lru_cache(maxsize=65_536)
def _chinese_parts(word: str) -> tuple[str, ...]:
    """Its parts that have a Chinese character, of which it may have none."""
    return tuple(part for part in _parts(word) if HAN.search(part)) if HAN.search(word) else ()


@lru_cache(maxsize=65_536)
def _beginnings(word: str) -> tuple[str, ...]:
    """The parts in letters alone: its beginning and, if it is mixed, those of each run of them."""
    return tuple(
        part for part in _parts(word) if len(part) >= SHORTEST_BEGINNING and not HAN.search(part)
    )


def _parts(word: str) -> Iterator[str]:
    for start in _STARTS.finditer(word):
        first = start.start()
        for last in range(first + 1, min(first + LONGEST, len(word)) + 1):
            yield word[first:last]
