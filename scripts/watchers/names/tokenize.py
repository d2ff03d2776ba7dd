"""The words of a name by what they say: who is meant, where, in what line of business."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from rapidfuzz.distance import OSA

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


@dataclass
class NameParts:
    """The words of a name by kind; filled while it is read."""

    distinctive: list[str] = field(default_factory=list)
    places: set[str] = field(default_factory=set)
    business: set[str] = field(default_factory=set)
    filler: set[str] = field(default_factory=set)
    level: set[str] = field(default_factory=set)
    relation: set[str] = field(default_factory=set)

    def add(self, word: str, *, kind: str) -> None:
        """Adds a word of the vocabulary to the words of its kind."""
        by_kind = {
            "filler": self.filler,
            "level": self.level,
            "relation": self.relation,
            "business": self.business,
        }
        by_kind[kind].add(word)


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
    phrase = " ".join(words)
    if phrase in known.words:
        word = known.words[phrase]
        parts.add(word, kind=known.kinds[word])
        return True
    place = known.places.get(phrase)
    if place is None and len(words) > 1:
        joined = "".join(words)
        place = known.places.get(joined) if len(joined) >= MIN_JOINED_PLACE_LENGTH else None
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
    if len(meant) > 1:
        # A letter that is lost or doubled is a likelier slip than one for another.
        meant = {spelling for spelling in meant if len(spelling) != len(word)}
    return meant.pop() if len(meant) == 1 else word
