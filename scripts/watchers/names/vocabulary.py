"""Words that many names share: places, what firms do, legal forms. They tell little of who is meant.

`words.csv` gives each word its other spellings, its Chinese, and its weight: `light` words come and go in
translation (group, technology), `level` words tell a city's office from its prefecture's, `generic` ones
tell what a firm does. `places.csv` gives places their spellings and the place that they lie within.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

LEGAL = frozenset(
    Path(__file__).with_name("wordlists").joinpath("legal.txt").read_text("utf-8").split()
)
LEGAL_HAN = ("股份有限公司", "有限责任公司", "有限公司", "股份公司", "有限合伙", "公司", "股份")
FILLERS = frozenset(
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
        "subsidiaries",
        "affiliates",
        "subsidiary",
    }
)
LONGEST_PHRASE = 4


@dataclass(frozen=True)
class Vocabulary:
    """Words and places in each spelling → their form here; weights of words; places within places;
    what is one letter away from them; and what a place or phrase of several words can begin with."""

    words: dict[str, str]
    weights: dict[str, str]
    places: dict[str, str]
    within: dict[str, frozenset[str]]
    words_han: dict[str, str]
    places_han: dict[str, str]
    near: dict[str, set[str]]
    starts: frozenset[str]


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary, with the spellings that are one letter away from a long word of it."""
    words: dict[str, str] = {}
    weights: dict[str, str] = {}
    words_han: dict[str, str] = {}
    for word, also, han, weight in _rows("words.csv"):
        weights[word] = weight
        words.update(dict.fromkeys((word, *also), word))
        words_han.update(dict.fromkeys(han, word))
    places: dict[str, str] = {}
    within: dict[str, frozenset[str]] = {}
    places_han: dict[str, str] = {}
    for place, also, han, parents in _rows("places.csv"):
        places.update(dict.fromkeys((place, *also), place))
        places_han.update(dict.fromkeys(han, place))
        within[place] = frozenset(filter(None, parents.split("|")))
    near: dict[str, set[str]] = {}
    for spelling in (*words, *places):
        if len(spelling) >= 6 and " " not in spelling:
            for end in ends(spelling):
                near.setdefault(end, set()).add(spelling)
    starts = {spelling.split()[0] for spelling in (*words, *places) if " " in spelling}
    starts |= {
        spelling[:size]
        for spelling in places
        if len(spelling) >= 5
        for size in range(1, len(spelling))
    }
    return Vocabulary(
        words, weights, places, within, words_han, places_han, near, frozenset(starts)
    )


def _rows(file: str) -> Iterator[tuple[str, list[str], list[str], str]]:
    with (
        Path(__file__)
        .with_name("wordlists")
        .joinpath(file)
        .open(encoding="utf-8", newline="") as lines
    ):
        for row in csv.reader(lines):
            if row[0] not in ("word", "place"):
                yield (
                    row[0],
                    list(filter(None, row[1].split("|"))),
                    list(filter(None, row[2].split("|"))),
                    row[3],
                )


def ends(text: str) -> tuple[str, str]:
    """Its first and its last letters: two texts that are one slip apart have one of the two in common."""
    size = 1 if text > "\u3000" else 3
    return f"{text[:size]}-", f"-{text[-size:]}"


def around(places: frozenset[str]) -> frozenset[str]:
    """The places that the places lie within, at any remove."""
    within = vocabulary().within
    found: set[str] = set()
    next_up = set(places)
    while next_up:
        next_up = {parent for place in next_up for parent in within.get(place, ())} - found
        found |= next_up
    return frozenset(found)


@cache
def common_words() -> frozenset[str]:
    """Plain words that many firms of the world choose as their name."""
    return frozenset(
        Path(__file__).with_name("wordlists").joinpath("common.txt").read_text("utf-8").split()
    )
