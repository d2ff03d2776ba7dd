"""A name taken apart into what tells who is meant and what many names share."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache

from rapidfuzz.distance import OSA
from rigour.names import remove_org_types
from rigour.text.normalize import Normalize

from watchers.matching.vocabulary import FILLERS, LEGAL, LEGAL_HAN, LONGEST_PHRASE, Vocabulary, around, ends, vocabulary
from watchers.matching.writing import folded, has_han, is_pinyin, pinyin, sounds_like

_BRACKETS = re.compile(r"\s*[(（\[]([^()（）\[\]]*)[)）\]]\s*")
_TAIL = re.compile(r"[,，]?\s*\b(?:and|including|incl\.?)\s+(?:its|one|two|three|four|five|all|any)\b.*$|[,，]?\s+and\s+subsidiaries\s*$", re.I)
_OTHER_NAME = re.compile(r"\s*(?:\b(?:a\.?k\.?a\.?|f\.?k\.?a\.?|d\.?b\.?a\.?|formerly|also known as|trading as)(?:\s+known\s+as)?[\s:]|[;/|\n])\s*", re.I)
_ADDED = re.compile(
    r"[(（\[;/|\n]|\b(?:including|incl|a\.?k\.?a|f\.?k\.?a|d\.?b\.?a|formerly|also|trading|subsidiaries|its)\b|[a-z] ?[\u3400-\u9fff]|[\u3400-\u9fff] ?[a-z]", re.I
)
"""What every name has to which something was added; most names have none of it."""
_AS_FOLDED = Normalize.CASEFOLD | Normalize.NAME
MOST_CHARACTERS = 400
"""What of a cell is read as a name; the longest official names have about 200."""


@dataclass(frozen=True)
class Reading:
    """One name: its words without legal form (`text`), the words that say who is meant (`core`), the
    others by kind, whether a legal form stood there, and whether the core is Chinese."""

    text: str
    core: tuple[str, ...]
    places: frozenset[str]
    generic: frozenset[str]
    light: frozenset[str]
    level: frozenset[str]
    legal: bool
    han: bool

    @property
    def joined(self) -> str:
        return "".join(self.core)

    @property
    def nearest_places(self) -> frozenset[str]:
        """The places without those that the others lie within: Hotan, not Xinjiang and Hotan."""
        return self.places - around(self.places)


@dataclass
class _Parts:
    core: list[str] = field(default_factory=list)
    places: set[str] = field(default_factory=set)
    generic: set[str] = field(default_factory=set)
    light: set[str] = field(default_factory=set)
    level: set[str] = field(default_factory=set)

    def word(self, word: str, weight: str) -> None:
        {"light": self.light, "level": self.level, "generic": self.generic}[weight].add(word)


def writings(name: str) -> Iterator[str]:
    """The name as it stands, and without what was added to it: other names, brackets, "and its subsidiaries"."""
    name = name[:MOST_CHARACTERS]
    seen = [name]
    if not _ADDED.search(name):
        return iter(seen)
    for part in (_TAIL.sub("", name), *_OTHER_NAME.split(name)):
        for form in (part, _BRACKETS.sub(_without_other_name, part), *_scripts_apart(part)):
            if form and form.strip() and form not in seen:
                seen.append(form)
    return iter(seen)


def _without_other_name(bracket: re.Match[str]) -> str:
    """A place or a common word in brackets is part of the name; anything else is another name."""
    inside = read(bracket.group(1))
    return f" {bracket.group(1)} " if inside.text and not inside.core else " "


def _scripts_apart(part: str) -> Iterator[str]:
    """A name that is given in Chinese and in Latin letters side by side, as two names."""
    if has_han(part) and re.search(r"[A-Za-z]{4}", part):
        yield " ".join(word for word in part.split() if not has_han(word))
        yield "".join(re.findall(r"[\u3400-\u9fff（）()]+", part)) if re.search(r"[A-Za-z)）]\s+[\u3400-\u9fff]|[\u3400-\u9fff]\s+[(（A-Za-z]", part) else ""


@lru_cache(maxsize=10_000)
def read(name: str) -> Reading:
    """The name taken apart; every part is empty for a name without letters and digits."""
    text = folded(name)
    parts = _Parts()
    han = has_han(text)
    if han:
        plain, legal = _read_han(text, parts)
    else:
        words, legal = _without_legal_form(text)
        _read_latin(words, parts)
        plain = " ".join(words)
    return Reading(plain, tuple(parts.core), *map(frozenset, (parts.places, parts.generic, parts.light, parts.level)), legal, han)


def _without_legal_form(text: str) -> tuple[list[str], bool]:
    bare = remove_org_types(text, " ", normalize_flags=_AS_FOLDED)
    words = [word for word in bare.split() if word not in LEGAL]
    return (words, len(words) < len(text.split())) if words else (text.split(), False)


def _read_latin(words: list[str], parts: _Parts) -> None:
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


def _known(phrase: str, joined: str, known: Vocabulary, parts: _Parts) -> bool:
    if phrase in known.words:
        word = known.words[phrase]
        parts.word(word, known.weights[word])
        return True
    place = known.places.get(phrase) or (known.places.get(joined) if len(joined) >= 5 else None)
    if place:
        parts.places.add(place)
    return place is not None or phrase in FILLERS


def _unknown_word(word: str, known: Vocabulary, parts: _Parts) -> None:
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
    meant = {spelling for end in ends(word) for spelling in near.get(end, ()) if spelling[0] == word[0] and OSA.distance(word, spelling) == 1}
    if meant and is_pinyin(word):
        meant = {spelling for spelling in meant if sounds_like(spelling) == sounds_like(word)}
    return meant.pop() if len(meant) == 1 else word


def _read_han(text: str, parts: _Parts) -> tuple[str, bool]:
    """Reads the pieces between brackets and spaces; returns the text without legal form, and whether it had one."""
    plain, legal = "", False
    for piece in text.split():
        if not has_han(piece):
            _read_latin([piece], parts)
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
    divisions = [word for word in longest_first if known.weights[known.words_han[word]] == "level" or known.words_han[word] in
                 ("autonomous", "region", "province", "uyghur", "kazakh", "mongolian", "kyrgyz", "hui")]
    places = sorted(known.places_han, key=len, reverse=True)
    return (
        re.compile("|".join(places)),
        re.compile("|".join(divisions + ["区"])),
        re.compile("|".join(word if len(word) > 1 else f"{word}$" for word in longest_first)),
    )


def _read_places(text: str, parts: _Parts) -> str:
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


def _read_words(text: str, parts: _Parts) -> None:
    known, at = vocabulary(), 0
    for found in _han_patterns()[2].finditer(text):
        if found.start() > at:
            parts.core.append(text[at : found.start()])
        word = known.words_han[found.group()]
        parts.word(word, known.weights[word])
        at = found.end()
    if at < len(text):
        parts.core.append(text[at:])


def spoken(reading: Reading) -> str:
    """The core in Latin letters without spaces: Chinese as pinyin."""
    return pinyin(reading.joined) if reading.han else reading.joined
