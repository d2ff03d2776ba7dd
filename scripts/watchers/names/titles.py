"""Titles of persons (Mr., Baroness, 书记): taken out of a name."""

from __future__ import annotations

from functools import cache

from watchers.names.normalize import has_han
from watchers.names.wordlist import words


@cache
def _titles() -> frozenset[str]:
    return words("titles.txt")


@cache
def _chinese_titles() -> tuple[str, ...]:
    return tuple(sorted(filter(has_han, _titles()), key=len, reverse=True))


def without_title(text: str) -> str:
    """A folded name without the titles before and behind it; one of titles alone keeps them."""
    words_left, titles = text.split(), _titles()
    while words_left and words_left[0] in titles:
        del words_left[0]
    while words_left and words_left[-1] in titles:
        del words_left[-1]
    bare = " ".join(words_left)
    title = next(filter(bare.endswith, _chinese_titles()), "") if has_han(bare) else ""
    return bare.removesuffix(title).strip() or text
