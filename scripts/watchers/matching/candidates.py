"""The names of the record that a name could mean, found without comparing it with all."""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz.distance import OSA

from watchers.matching.index import Index, IndexedName, Party
from watchers.matching.keys import (
    MIN_LATIN_FOR_WORDS,
    can_have_slip,
    distinctive_keys,
)
from watchers.names.parse import ParsedName, parse_name
from watchers.names.vocabulary import common_words, slip_keys

_MAX_DISTANCE = 2


def candidates(index: Index, asked: ParsedName) -> Iterator[IndexedName]:
    """Names with the same places, or with the same or nearly the same distinctive part.

    A name may come more than once.
    """
    if not asked.distinctive:
        yield from index.places.get(asked.nearest_places, ())
        return
    for key in sorted(distinctive_keys(asked)):
        yield from index.distinctive.get(key, ())
    if can_have_slip(asked):
        for distinctive in sorted(_nearly_the_same(index, asked)):
            yield from index.distinctive.get(distinctive, ())


def _nearly_the_same(index: Index, asked: ParsedName) -> set[str]:
    joined = asked.joined
    near = {
        distinctive
        for key in slip_keys(joined)
        for distinctive in index.slips.get(key, ())
        if OSA.distance(joined, distinctive, score_cutoff=_MAX_DISTANCE) <= _MAX_DISTANCE
    }
    if len(joined) >= MIN_LATIN_FOR_WORDS - 1:
        for word in asked.distinctive:
            near |= index.words.get(word, set())
    return near


def parties_called(index: Index, name: str) -> Iterator[Party]:
    """The parties whose distinctive part is the whole name: Zhejiang Dahua Technology for Dahua.

    None for a plain word, which could mean anybody.
    """
    asked = parse_name(name)
    has_more = asked.places or asked.business or asked.filler
    if not asked.distinctive or has_more or set(asked.distinctive) <= common_words():
        return
    for indexed in index.distinctive.get(asked.joined, ()):
        if indexed.parsed.distinctive == asked.distinctive:
            yield indexed.party
