"""How a word sounds, roughly: its consonants, for names that another alphabet spells by ear."""

from __future__ import annotations

import re
from itertools import groupby

_SPELLED_BY_EAR = re.compile(r"[\u3040-\u30ff\uff66-\uff9f\u1100-\u11ff\uac00-\ud7af\u0400-\u052f]")
"""Japanese kana, Korean and Cyrillic."""
_ALIKE = (("kh", "h"), ("sh", "s"), ("zh", "s"), ("ch", "s"), ("ts", "s"), ("x", "s"))
_SAME_SOUND = str.maketrans("bvwzjcqfglyr", "bbbsssshklil")
_GLIDE = re.compile(r"u(?=[aeio])")
"""Japanese writes hua as fua, Korean as hwa."""
_VOWELS = re.compile(r"[^a-z]|[aeiou]")
MIN_CONSONANTS = 2
"""A single consonant is in every name."""


def is_spelled_by_ear(name: str) -> bool:
    """Whether the name has letters of an alphabet that spells Chinese names by their sound."""
    return _SPELLED_BY_EAR.search(name) is not None


def consonants(word: str) -> str:
    """The consonants of a word, those that alphabets mix up as one; empty if there are too few."""
    from anyascii import anyascii

    text = anyascii(word).lower()
    for spelling, sound in _ALIKE:
        text = text.replace(spelling, sound)
    heard = _VOWELS.sub("", _GLIDE.sub("w", text).translate(_SAME_SOUND))
    once = "".join(letter for letter, _ in groupby(heard))
    return once if len(once) >= MIN_CONSONANTS else ""
