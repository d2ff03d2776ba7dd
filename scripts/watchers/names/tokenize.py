"""The words of a name, sorted by what they tell: who is meant, where, in what line of business."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache, lru_cache

from rapidfuzz.distance import OSA
from rigour.names import remove_org_types
from rigour.text.normalize import Normalize

from watchers.names.normalize import has_han, is_pinyin, sounds_like
from watchers.names.vocabulary import (
    FILLERS,
    LEGAL,
    LEGAL_HAN,
    LONGEST_PHRASE,
    Vocabulary,
    ends,
    vocabulary,
)

_AS_FOLDED = Normalize.CASEFOLD | Normalize.NAME


@dataclass
class Parts:
    """The words found so far, by kind."""

    core: list[str] = field(default_factory=list)
    places: set[str] = field(default_factory=set)
    generic: set[str] = field(default_factory=set)
    light: set[str] = field(default_factory=set)
    level: set[str] = field(default_factory=set)

    def word(self, word: str, weight: str) -> None:
        {"light": self.light, "level": self.level, "generic": self.generic}[weight].add(word)


def without_legal_form(text: str) -> tuple[list[str], bool]:
    """The words of a folded name in Latin letters without its legal form, and whether it had one."""
    bare = remove_org_types(text, " ", normalize_flags=_AS_FOLDED)
    words = [word for word in bare.split() if word not in LEGAL]
    return (words, len(words) < len(text.split())) if words else (text.split(), False)


def read_latin(words: list[str], parts: Parts) -> None:
    """Sorts words in Latin letters into `parts`."""
    known, at = vocabulary(), 0
    while at < len(words):
        longest = min(LONGEST_PHRASE, len(words) - at) if words[at] in known.starts else 1
        for size in range(longest, 0, -1):
            phrase = words[at : at + size]
            if _known(" ".join(phrase), "".join(phrase), known, parts):
                break
        else:
            size = 1
            _unknown_word(words[at], known, parts)
        at += size


def _known(phrase: str, joined: str, known: Vocabulary, parts: Parts) -> bool:
    if phrase in known.words:
        word = known.words[phrase]
        parts.word(word, known.weights[word])
        return True
    place = known.places.get(phrase) or (known.places.get(joined) if len(joined) >= 5 else None)
    if place:
        parts.places.add(place)
    return place is not None or phrase in FILLERS


def _unknown_word(word: str, known: Vocabulary, parts: Parts) -> None:
    meant = _one_slip_away(word)
    if meant in known.words:
        parts.word(known.words[meant], known.weights[known.words[meant]])
    elif meant in known.places:
        parts.places.add(known.places[meant])
    else:
        parts.core.append(word)


@lru_cache(maxsize=50_000)
def _one_slip_away(word: str) -> str:
    """The word of the vocabulary that this one is a slip of the pen for, or the word itself."""
    if len(word) < 6:
        return word
    near = vocabulary().near
    meant = {
        spelling
        for end in ends(word)
        for spelling in near.get(end, ())
        if spelling[0] == word[0] and OSA.distance(word, spelling) == 1
    }
    if meant and is_pinyin(word):
        meant = {spelling for spelling in meant if sounds_like(spelling) == sounds_like(word)}
    return meant.pop() if len(meant) == 1 else word


def read_han(text: str, parts: Parts) -> tuple[str, bool]:
    """Reads the pieces between brackets and spaces; returns the text without legal form, and whether it had one."""
    plain, legal = "", False
    for piece in text.split():
        if not has_han(piece):
            read_latin([piece], parts)
            plain += piece
            continue
        bare = _without_legal_end(piece)
        legal = legal or bare != piece
        plain += bare
        _read_words(_read_places(bare, parts), parts)
    return plain, legal


def _without_legal_end(piece: str) -> str:
    for ending in LEGAL_HAN:
        if piece.endswith(ending):
            return _without_legal_end(piece.removesuffix(ending))
    return piece


@cache
def _han_patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    known = vocabulary()
    longest_first = sorted(known.words_han, key=len, reverse=True)
    divisions = [
        word
        for word in longest_first
        if known.weights[known.words_han[word]] == "level"
        or known.words_han[word]
        in ("autonomous", "region", "province", "uyghur", "kazakh", "mongolian", "kyrgyz", "hui")
    ]
    places = sorted(known.places_han, key=len, reverse=True)
    return (
        re.compile("|".join(places)),
        re.compile("|".join(divisions + ["区"])),
        re.compile("|".join(word if len(word) > 1 else f"{word}$" for word in longest_first)),
    )


def _read_places(text: str, parts: Parts) -> str:
    """Takes the places from the front of the text, and returns the rest."""
    known, (places, divisions, _) = vocabulary(), _han_patterns()
    while found := places.match(text):
        parts.places.add(known.places_han[found.group()])
        text = text[found.end() :]
        while division := divisions.match(text):
            word = known.words_han.get(division.group(), "prefecture")
            parts.word(word, known.weights[word])
            text = text[division.end() :]
    return text


def _read_words(text: str, parts: Parts) -> None:
    known, at = vocabulary(), 0
    for found in _han_patterns()[2].finditer(text):
        if found.start() > at:
            parts.core.append(text[at : found.start()])
        word = known.words_han[found.group()]
        parts.word(word, known.weights[word])
        at = found.end()
    if at < len(text):
        parts.core.append(text[at:])
