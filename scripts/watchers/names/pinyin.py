"""Chinese as pinyin, and what of a Latin word can be pinyin."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from watchers.names.wordlist import words

_SYLLABLES = words("syllables.txt")
_MAX_SYLLABLE_LENGTH = 6


@cache
def _syllable_of(character: str) -> str:
    from pypinyin import lazy_pinyin

    return lazy_pinyin(character)[0]


def pinyin(chinese: str) -> str:
    """Chinese as pinyin, character by character, without tones and spaces."""
    return "".join(map(_syllable_of, chinese))


@lru_cache(maxsize=50_000)
def syllable_count(word: str) -> int:
    """The smallest number of Chinese syllables that the word can be cut into; 0 if it cannot be."""
    ends = {0}
    for count in range(1, len(word) + 1):
        ends = {
            start + size
            for start in ends
            for size in range(1, _MAX_SYLLABLE_LENGTH + 1)
            if word[start : start + size] in _SYLLABLES
        }
        if len(word) in ends or not ends:
            return count if ends else 0
    return 0


def is_pinyin(word: str) -> bool:
    """Whether the word can be cut into Chinese syllables.

    If it can, one letter more or less may be another name.
    """
    return syllable_count(word) > 0


def phonetic_key(word: str) -> str:
    """Pinyin without the differences that many speakers do not hear: zh and z, ng and n."""
    return re.sub(r"(?<=[zcs])h|(?<=n)g", "", word)
