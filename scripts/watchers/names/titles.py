"""Titles of persons (Mr., Baroness, 书记), and the forms that given names have (Mike, Michael)."""

from __future__ import annotations

from functools import cache

from watchers.names.normalize import has_han
from watchers.names.wordlist import lines, words


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


@cache
def _full_given_names() -> dict[str, str]:
    forms = [line.split() for line in lines("nicknames.txt")]
    return {form: full for full, *others in forms for form in (full, *others)}


def full_given_name(word: str) -> str:
    """The full form of a given name, or the word itself."""
    return _full_given_names().get(word, word)
