"""Languages by their codes (ISO 639, in the form that BCP 47 takes)."""

from __future__ import annotations

from functools import cache

from watchers.names import wordlist


@cache
def language_codes() -> frozenset[str]:
    """The code of every language, as tags like zh-Hans begin with it."""
    return wordlist.words("languages.txt")
