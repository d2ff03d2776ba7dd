"""The words of a name by what they say: who is meant, where, in what line of business."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache, lru_cache

from rapidfuzz.distance import OSA

from watchers.names.legal_forms import without_chinese_legal_form
from watchers.names.normalize import has_han
from watchers.names.pinyin import is_pinyin, phonetic_key
from watchers.names.vocabulary import (
    MAX_PHRASE_WORDS,
    MIN_CORRECTED_LENGTH,
    MIN_JOINED_PLACE_LENGTH,
    STOP_WORDS,
    Vocabulary,
    slip_keys,
    vocabulary,
)

_WORDS_AFTER_PLACES = frozenset(
    {"autonomous", "region", "province", "uyghur", "kazakh", "mongolian", "kyrgyz", "hui"}
)
"""Words that follow a place in Chinese names of divisions, beside the words of kind `level`."""


@dataclass
class NameParts:
    """The words of a name by kind; filled while it is read."""

    distinctive: list[str] = field(default_factory=list)
    places: set[str] = field(default_factory=set)
    business: set[str] = field(default_factory=set)
    filler: set[str] = field(default_factory=set)
    level: set[str] = field(default_factory=set)

    def add(self, word: str, *, kind: str) -> None:
        """Adds a word of the vocabulary to the words of its kind."""
        {"filler": self.filler, "level": self.level, "business": self.business}[kind].add(word)


def read_latin(words: list[str], parts: NameParts) -> None:
    """Sorts words in Latin letters into `parts`; the longest phrase of the vocabulary wins."""
    known, at = vocabulary(), 0
    while at < len(words):
        longest = min(MAX_PHRASE_WORDS, len(words) - at) if words[at] in known.starts else 1
        for size in range(longest, 0, -1):
            if _add_known(words[at : at + size], known, parts):
                break
        else:
            size = 1
            _add_unknown(words[at], known, parts)
        at += size


def _add_known(words: list[str], known: Vocabulary, parts: NameParts) -> bool:
    """Adds the phrase if it is in the vocabulary or a stop word; returns whether it was."""
    phrase, joined = " ".join(words), "".join(words)
    if phrase in known.words:
        word = known.words[phrase]
        parts.add(word, kind=known.kinds[word])
        return True
    place = known.places.get(phrase)
    if place is None and len(joined) >= MIN_JOINED_PLACE_LENGTH:
        place = known.places.get(joined)
    if place:
        parts.places.add(place)
    return place is not None or phrase in STOP_WORDS


def _add_unknown(word: str, known: Vocabulary, parts: NameParts) -> None:
    corrected = _corrected(word)
    if corrected in known.words:
        parts.add(known.words[corrected], kind=known.kinds[known.words[corrected]])
    elif corrected in known.places:
        parts.places.add(known.places[corrected])
    else:
        parts.distinctive.append(word)


@lru_cache(maxsize=50_000)
def _corrected(word: str) -> str:
    """The one spelling of the vocabulary that is one slip away, or the word itself."""
    if len(word) < MIN_CORRECTED_LENGTH:
        return word
    near = vocabulary().near
    meant = {
        spelling
        for key in slip_keys(word)
        for spelling in near.get(key, ())
        if spelling[0] == word[0] and OSA.distance(word, spelling) == 1
    }
    if meant and is_pinyin(word):
        meant = {spelling for spelling in meant if phonetic_key(spelling) == phonetic_key(word)}
    return meant.pop() if len(meant) == 1 else word


def read_chinese(text: str, parts: NameParts) -> tuple[str, bool]:
    """Sorts the words of a folded Chinese name into `parts`.

    Returns the text without legal forms, and whether it had one. Brackets and spaces cut the text
    into pieces, and each may end in a legal form.
    """
    plain, has_legal_form = "", False
    for piece in text.split():
        if not has_han(piece):
            read_latin([piece], parts)
            plain += piece
            continue
        bare = without_chinese_legal_form(piece)
        has_legal_form = has_legal_form or bare != piece
        plain += bare
        _read_words(_read_places(bare, parts), parts)
    return plain, has_legal_form


@dataclass(frozen=True)
class _ChinesePatterns:
    places: re.Pattern[str]
    divisions: re.Pattern[str]
    """What may follow a place: 市, 维吾尔, 自治区."""
    words: re.Pattern[str]
    """Any word; one of a single character only at the end, where it is no part of another."""


@cache
def _chinese_patterns() -> _ChinesePatterns:
    known = vocabulary()
    words = sorted(known.chinese_words, key=len, reverse=True)
    divisions = [word for word in words if _follows_place(known.chinese_words[word], known)]
    places = sorted(known.chinese_places, key=len, reverse=True)
    return _ChinesePatterns(
        places=re.compile("|".join(places)),
        divisions=re.compile("|".join([*divisions, "区"])),
        words=re.compile("|".join(word if len(word) > 1 else f"{word}$" for word in words)),
    )


def _follows_place(word: str, known: Vocabulary) -> bool:
    return known.kinds[word] == "level" or word in _WORDS_AFTER_PLACES


def _read_places(text: str, parts: NameParts) -> str:
    """Adds the places at the front of the text, and returns the rest."""
    known, patterns = vocabulary(), _chinese_patterns()
    while place := patterns.places.match(text):
        parts.places.add(known.chinese_places[place.group()])
        text = text[place.end() :]
        while division := patterns.divisions.match(text):
            word = known.chinese_words.get(division.group(), "prefecture")
            parts.add(word, kind=known.kinds[word])
            text = text[division.end() :]
    return text


def _read_words(text: str, parts: NameParts) -> None:
    """Adds the words of the vocabulary; what stands between them is distinctive."""
    known, at = vocabulary(), 0
    for match in _chinese_patterns().words.finditer(text):
        if match.start() > at:
            parts.distinctive.append(text[at : match.start()])
        word = known.chinese_words[match.group()]
        parts.add(word, kind=known.kinds[word])
        at = match.end()
    if at < len(text):
        parts.distinctive.append(text[at:])
