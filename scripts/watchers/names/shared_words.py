"""Whether two names can be of one party: they share a word that says who is meant."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from watchers.names.normalize import folded, has_han
from watchers.names.parse import ParsedName, name_variants, parse_name
from watchers.names.pinyin import pinyin
from watchers.names.titles import full_given_name, without_title

WORDS_OF_A_PERSON = 2
"""A surname alone is that of many."""


def can_be_one_organisation(name: str, names: Iterable[str]) -> bool:
    """Whether the name shares a distinctive word with one of the others.

    One that has none, such as that of a public body (Xinjiang Public Security Bureau), must have
    no word that the other lacks, or lack none of its words.
    """
    others = _own_script_first(name, names)
    words = folded(name)
    if words and words in map(folded, others):  # To take names apart takes far longer.
        return True
    return any(
        _share_a_word(one, other)
        for text in others
        for other in _parsed(text)
        for one in _parsed(name)
    )


def can_be_one_person(name: str, names: Iterable[str]) -> bool:
    """Whether the name shares two words with one of the others, or the one that it has."""
    others = _own_script_first(name, names)
    return any(_is_same_person(folded(name), folded(other)) for other in others)


def _own_script_first(name: str, names: Iterable[str]) -> list[str]:
    """The names in the order in which they are compared: pinyin is slow to load."""
    return sorted(names, key=lambda other: has_han(other) != has_han(name))


@lru_cache(maxsize=10_000)
def _parsed(name: str) -> tuple[ParsedName, ...]:
    """The name and what stands in it, such as a name in brackets, taken apart."""
    return tuple(map(parse_name, name_variants(name)))


def _share_a_word(one: ParsedName, other: ParsedName) -> bool:
    if not (one.distinctive and other.distinctive):
        words, others = set(one.text.split()), set(other.text.split())
        return bool(words and others) and (words <= others or others <= words)
    if one.is_chinese != other.is_chinese:
        chinese, latin = (one, other) if one.is_chinese else (other, one)
        return _sounds_alike(chinese.joined, latin.distinctive, latin.joined)
    return bool({*one.distinctive, one.joined} & {*other.distinctive, other.joined})


def _is_same_person(name: str, other: str) -> bool:
    if has_han(name) != has_han(other):
        chinese, latin = (name, other) if has_han(name) else (other, name)
        return pinyin(without_title(chinese)) == without_title(latin).replace(" ", "")
    words, others = _words_of_person(name), _words_of_person(other)
    return len(words & others) >= min(WORDS_OF_A_PERSON, len(words), len(others))


def _sounds_alike(chinese: str, words: Iterable[str], joined: str) -> bool:
    return pinyin(chinese) in {*words, joined}


def _words_of_person(name: str) -> set[str]:
    return {full_given_name(word) for word in without_title(name).split()}
