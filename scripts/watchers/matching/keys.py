"""The keys under which names and identifiers are indexed and looked up."""

from __future__ import annotations

from watchers.names.normalize import folded, has_han
from watchers.names.parse import ParsedName, in_latin_letters
from watchers.names.pinyin import pinyin

MAX_PERSON_NAME_LENGTH = 60
"""Longer names are not those of persons."""
MAX_PERSON_NAME_WORDS = 4
MAX_CHINESE_PERSON_NAME = 4
"""Longer Chinese names are foreign names spelled in characters, which pinyin does not give back."""
MIN_LATIN_FOR_SLIP_KEYS = 6
"""One letter below the shortest name that may have a slip: the slip may be a missing letter."""
MIN_CHINESE_FOR_SLIP_KEYS = 3
MIN_LATIN_FOR_WORDS = 12
"""From this length a name may have two slips, at both ends, and is also found by its words."""
EXCHANGES = {"SZSE": "SZ", "SSE": "SS", "HKEX": "HK", "SEHK": "HK", "NYSE": "N", "NASDAQ": "O"}
"""Exchange → how it ends a ticker (002415.SZ)."""


def squeezed(text: str) -> str:
    """The text without spaces."""
    return text.replace(" ", "")


def can_have_slip(name: ParsedName) -> bool:
    """Whether the distinctive part is long enough to be looked up with a slip."""
    needed = MIN_CHINESE_FOR_SLIP_KEYS if name.is_chinese else MIN_LATIN_FOR_SLIP_KEYS
    return len(name.joined) >= needed


def distinctive_keys(name: ParsedName) -> set[str]:
    """The distinctive part as written, with its words in order of the alphabet, and as pinyin."""
    return {name.joined, "".join(sorted(name.distinctive)), in_latin_letters(name)}


def person_keys(name: str) -> set[str]:
    """The words of a person's name in order of the alphabet; Chinese also as pinyin.

    Empty if the name is too long for a person's.
    """
    text = folded(name)
    if len(text) > MAX_PERSON_NAME_LENGTH or text.count(" ") >= MAX_PERSON_NAME_WORDS:
        return set()
    return _chinese_person_keys(squeezed(text)) if has_han(text) else _latin_person_keys(text)


def _chinese_person_keys(name: str) -> set[str]:
    if not 1 < len(name) <= MAX_CHINESE_PERSON_NAME:
        return {name}
    return {name, _sorted_key(pinyin(name[0]), pinyin(name[1:]))}


def _latin_person_keys(text: str) -> set[str]:
    words = text.split()
    keys = {_sorted_key(*words), _sorted_key(*(word for word in words if len(word) > 1))}
    if len(words) == 3:
        # A given name of two syllables is written in one word or in two.
        first, second, third = words
        keys |= {_sorted_key(first, second + third), _sorted_key(first + second, third)}
    return keys


def _sorted_key(*words: str) -> str:
    return "".join(sorted(words))


def identifier_spellings(scheme: str, value: str) -> set[str]:
    """How files write an identifier, in lower case.

    With its scheme; and alone, unless it is a bare number, which could be any other.
    """
    spellings = {f"{scheme}:{value}".lower()}
    if not value.isdigit():
        spellings.add(value.lower())
    exchange, _, number = value.partition(":")
    if scheme == "ticker" and number:
        spellings.add(f"{number}.{EXCHANGES.get(exchange, exchange)}".lower())
        if exchange == "SSE":
            spellings.add(f"{number}.sh")
    return spellings
