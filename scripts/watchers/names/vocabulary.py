"""Words that many names share, and places.

`words.csv` gives each word its other spellings, its Chinese, and its kind: `filler` words come and
go in translation (group, technology), `level` words tell a city's office from its prefecture's,
`relation` words make another party of the one beside them (subsidiary), and `business` words say
what a firm does. `places.csv` gives each place its spellings and the place
that it lies within.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from watchers.names import wordlist

STOP_WORDS = frozenset(
    {
        "and",
        "of",
        "the",
        "for",
        "in",
        "its",
        "to",
        "by",
        "no",
        "including",
    }
)
MAX_PHRASE_WORDS = 4
MIN_CORRECTED_LENGTH = 6
"""Shorter words are one letter away from too many others to be corrected."""
MIN_JOINED_PLACE_LENGTH = 5
"""From this length a place is also recognised if it is written in several words (Shi He Zi)."""


@dataclass(frozen=True)
class Vocabulary:
    """Words and places by each of their spellings."""

    words: dict[str, str]
    """Spelling → word."""
    kinds: dict[str, str]
    """Word → filler, level, relation or business."""
    places: dict[str, str]
    """Spelling → place."""
    within: dict[str, frozenset[str]]
    """Place → the places that it lies directly within."""
    chinese_words: dict[str, str]
    """Chinese → word."""
    chinese_places: dict[str, str]
    """Chinese → place."""
    near: dict[str, set[str]]
    """First or last letters (`slip_keys`) → the longer spellings that begin or end so."""
    starts: frozenset[str]
    """What the first word of a phrase, or of a place in several words, can be."""


@cache
def vocabulary() -> Vocabulary:
    """The words and places of both files."""
    words: dict[str, str] = {}
    kinds: dict[str, str] = {}
    chinese_words: dict[str, str] = {}
    for word, spellings, chinese, kind in _rows("words.csv"):
        kinds[word] = kind
        words.update(dict.fromkeys((word, *spellings), word))
        chinese_words.update(dict.fromkeys(chinese, word))
    places: dict[str, str] = {}
    within: dict[str, frozenset[str]] = {}
    chinese_places: dict[str, str] = {}
    for place, spellings, chinese, parents in _rows("places.csv"):
        places.update(dict.fromkeys((place, *spellings), place))
        chinese_places.update(dict.fromkeys(chinese, place))
        within[place] = frozenset(filter(None, parents.split("|")))
    return Vocabulary(
        words=words,
        kinds=kinds,
        places=places,
        within=within,
        chinese_words=chinese_words,
        chinese_places=chinese_places,
        near=_by_slip_key((*words, *places)),
        starts=_first_words(words) | _first_words(places) | _beginnings(places),
    )


def _by_slip_key(spellings: Iterable[str]) -> dict[str, set[str]]:
    near: dict[str, set[str]] = {}
    for spelling in spellings:
        if len(spelling) >= MIN_CORRECTED_LENGTH and " " not in spelling:
            for key in slip_keys(spelling):
                near.setdefault(key, set()).add(spelling)
    return near


def _first_words(spellings: Iterable[str]) -> frozenset[str]:
    return frozenset(spelling.split()[0] for spelling in spellings if " " in spelling)


def _beginnings(places: Iterable[str]) -> frozenset[str]:
    """Every beginning of a place that may be written in several words."""
    long = [place for place in places if len(place) >= MIN_JOINED_PLACE_LENGTH]
    return frozenset(place[:size] for place in long for size in range(1, len(place)))


def _rows(file: str) -> Iterator[tuple[str, list[str], list[str], str]]:
    """Name, spellings, Chinese and last cell of each row."""
    with wordlist.FOLDER.joinpath(file).open(encoding="utf-8", newline="") as lines:
        reader = csv.reader(lines)
        next(reader)
        for name, spellings, chinese, last in reader:
            yield name, _values(spellings), _values(chinese), last


def _values(cell: str) -> list[str]:
    return list(filter(None, cell.split("|")))


def slip_keys(text: str) -> tuple[str, str]:
    """Its first and its last letters: two texts that are one slip apart share one of the two."""
    size = 1 if text > "\u3000" else 3
    return f"{text[:size]}-", f"-{text[-size:]}"


def enclosing_places(places: frozenset[str]) -> frozenset[str]:
    """The places that these lie within, directly or not."""
    within = vocabulary().within
    enclosing: set[str] = set()
    next_up = set(places)
    while next_up:
        next_up = {parent for place in next_up for parent in within.get(place, ())} - enclosing
        enclosing |= next_up
    return frozenset(enclosing)


@cache
def common_words() -> frozenset[str]:
    """Plain words that many firms choose as their name."""
    return wordlist.words("common_words.txt")
