"""Names of the record of which only the beginning, initials, sound or look are left."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from watchers.matching.costs import MAX_CANDIDATES
from watchers.matching.index import Index
from watchers.matching.indexed_name import IndexedName
from watchers.matching.keys import look_of
from watchers.names.parse import ParsedName, parse_name
from watchers.names.sounds import consonants
from watchers.names.vocabulary import vocabulary

MIN_CUT_LETTERS = 12
"""A name that a narrow column cuts off has at least so many letters ..."""
MIN_CUT_WORD = 4
"""Fewer letters are the beginning of many words."""
MIN_CONSONANTS_OF_A_WORD = 3
"""Two consonants are in every other word of a longer name."""
MIN_CUT_CHARACTERS = 6
"""... or Chinese characters."""


def cut_off_names(index: Index, asked: ParsedName, *, whole: str) -> Iterator[IndexedName]:
    """Longer names that begin with the whole name, none if it begins too many.

    Their distinctive part must be in it, whole.
    """
    needed = MIN_CUT_CHARACTERS if asked.is_chinese else MIN_CUT_LETTERS
    if len(whole) < needed:
        return
    names, at = index.sorted_names, bisect_left(index.sorted_names, whole)
    end = at
    while end < len(names) and names[end].startswith(whole):
        end += 1
    if end - at > MAX_CANDIDATES:
        return
    for name in names[at:end]:
        for indexed in index.whole[name]:
            core = indexed.parsed.distinctive
            if name != whole and core and all(word in whole for word in core):
                yield indexed


def completed(asked: ParsedName) -> Iterator[ParsedName]:
    """What a name could be whose last word is cut off (TECHNO): with each word that begins so."""
    before, _, last = asked.text.rpartition(" ")
    is_unknown = last in asked.distinctive and len(asked.distinctive) > 1
    if asked.has_legal_form or not is_unknown or len(last) < MIN_CUT_WORD:
        return
    known = vocabulary()
    meant = {word for spelling, word in known.words.items() if spelling.startswith(last)}
    for word in sorted(meant):
        yield parse_name(f"{before} {word}")


def read_otherwise(index: Index, asked: ParsedName) -> Iterator[ParsedName]:
    """What a name could be in which a sign was taken for another (H1KVISION)."""
    if asked.is_chinese:
        return
    for words in sorted(index.looks.get(look_of(asked.joined), ())):
        if words != asked.distinctive:
            yield replace(asked, distinctive=words, joined="".join(words))


def names_with_initials(index: Index, asked: ParsedName) -> Iterator[IndexedName]:
    """Names whose initials are all that is asked, but for "group" (CETC Group)."""
    if len(asked.distinctive) == 1 and asked.filler <= {"group"}:
        yield from index.initials.get(asked.joined, ())


def names_that_sound_alike(index: Index, asked: ParsedName) -> Iterator[IndexedName]:
    """Names whose one distinctive word has the consonants of what is asked, none if too many.

    Or else of one of its words, if that has enough of them.
    """
    whole = consonants(asked.joined)
    words = map(consonants, asked.distinctive) if whole not in index.sounds else ()
    for heard in (whole, *(word for word in words if len(word) >= MIN_CONSONANTS_OF_A_WORD)):
        found = index.sounds.get(heard, []) if heard else []
        if len({indexed.party for indexed in found}) <= MAX_CANDIDATES:
            yield from found
