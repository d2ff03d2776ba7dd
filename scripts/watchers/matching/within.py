"""Names of the record that stand within a longer text, which as a whole is like none of them.

Such a text is a branch, a subsidiary, a dealer, or words about the party: nobody is cleared by it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum, auto
from itertools import pairwise

from watchers.matching.costs import COSTS
from watchers.matching.distinctive import is_rare
from watchers.matching.indexed_name import WEAK_ALIAS, IndexedName
from watchers.matching.keys import may_be_person, squeezed
from watchers.names.normalize import folded, has_han
from watchers.names.parse import MAX_NAME_LENGTH, ParsedName
from watchers.names.vocabulary import common_words

MIN_LETTERS = 3
"""Shorter names are initials of anybody."""
MIN_STEM = 5
"""From this length a word is read without what is stuck to its end: a number, a legal form."""
MIN_CHARACTERS = 3
"""A shorter Chinese name is a word of many others."""
MIN_CHARACTERS_ANYWHERE = 5
"""Words are not set apart in Chinese: 照相机制造 holds 相机制造 and does not name it."""
_ENDS = ("co", "ltd", "limited", "inc", "corp", "llc", "gmbh", *"0123456789")
_STUCK = re.compile(r"(?:[0-9]+|(?:co|company)?(?:ltd|limited)|co|inc|corp|llc|gmbh)$")


class _Stands(Enum):
    """Where a name must stand to say who is meant."""

    ANYWHERE = auto()
    IN_FRONT = auto()
    """Other firms have the word too, but those of the group begin with it."""
    NOWHERE = auto()


@dataclass(frozen=True)
class _Name:
    parts: tuple[str, ...]
    """Its words; in Chinese, its characters."""
    stands: _Stands
    indexed: IndexedName


@dataclass
class NamesWithin:
    """The names of the record by how they begin."""

    _by_start: dict[str, list[_Name]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def of(cls, names: Iterable[IndexedName]) -> NamesWithin:
        """Of all these names, those that say who is meant within a longer text, too."""
        found = cls()
        for indexed in names:
            parts, stands = _parts(indexed), _where(indexed)
            if stands is not _Stands.NOWHERE:
                found._by_start[_starts(parts)[0]].append(_Name(parts, stands, indexed))
        for same_start in found._by_start.values():
            same_start.sort(key=lambda name: len(name.parts), reverse=True)
        return found

    def find(self, text: str) -> Iterator[IndexedName]:
        """The names within a text; of those that begin at one place, only the longest."""
        plain = folded(text[:MAX_NAME_LENGTH])
        parts = _characters(plain) if has_han(plain) else _words(plain)
        starts = _starts(parts)
        if self._by_start.keys().isdisjoint(starts):
            return
        may_hold_person, end = may_be_person(plain), 0
        for at, start in enumerate(starts):
            if at < end or start not in self._by_start:
                continue
            found = [
                name
                for name in self._by_start[start]
                if parts[at : at + len(name.parts)] == name.parts
                and (not at or name.stands is _Stands.ANYWHERE)
                and (may_hold_person or name.indexed.party.table == "entities")
            ]
            longest = len(found[0].parts) if found else 0
            yield from (name.indexed for name in found if len(name.parts) == longest)
            end = at + longest


def _words(text: str) -> tuple[str, ...]:
    return tuple(map(_stem, text.split()))


def _stem(word: str) -> str:
    if not word.endswith(_ENDS):
        return word
    stem = _STUCK.sub("", word)
    return stem if len(stem) >= MIN_STEM else word


def _characters(text: str) -> tuple[str, ...]:
    return tuple(squeezed(text))


def _starts(parts: tuple[str, ...]) -> list[str]:
    """The keys of the names that could begin at each part: a word, or a character and the next."""
    if not has_han("".join(parts)):
        return list(parts)
    return [one + after for one, after in pairwise((*parts, ""))]


def _parts(indexed: IndexedName) -> tuple[str, ...]:
    """The words or characters of a name without its legal form, or with it if it is short."""
    whole, bare = folded(indexed.name), indexed.parsed.text
    if not has_han(whole):
        return _words(whole if indexed.party.table == "officials" else bare)
    return _characters(bare if len(squeezed(bare)) >= MIN_CHARACTERS else whole)


def _where(indexed: IndexedName) -> _Stands:
    parts = _parts(indexed)
    if indexed.party.is_background or not parts:
        return _Stands.NOWHERE
    if indexed.kind == WEAK_ALIAS:
        return _Stands.IN_FRONT
    if indexed.party.table == "officials":
        return _where_person(parts)
    if has_han("".join(parts)):
        return _where_chinese(parts, indexed.parsed)
    return _where_latin(parts, indexed.parsed)


def _where_person(words: tuple[str, ...]) -> _Stands:
    size = sum(map(len, words))
    if has_han("".join(words)):
        is_whole = size >= COSTS.min_person_characters
    else:
        is_whole = len(words) > 1 and size >= COSTS.min_person_letters
    return _Stands.ANYWHERE if is_whole else _Stands.NOWHERE


def _where_chinese(characters: tuple[str, ...], parsed: ParsedName) -> _Stands:
    if len(characters) >= MIN_CHARACTERS_ANYWHERE or is_rare(parsed):
        return _Stands.ANYWHERE
    return _Stands.IN_FRONT if len(characters) >= MIN_CHARACTERS else _Stands.NOWHERE


def _where_latin(words: tuple[str, ...], parsed: ParsedName) -> _Stands:
    if sum(map(len, words)) < MIN_LETTERS or common_words().issuperset(words):
        return _Stands.NOWHERE
    if is_rare(parsed) or len(words) > 2:
        return _Stands.ANYWHERE
    is_plain = common_words().issuperset(parsed.distinctive)
    return _Stands.IN_FRONT if len(words) == 1 or is_plain else _Stands.ANYWHERE
