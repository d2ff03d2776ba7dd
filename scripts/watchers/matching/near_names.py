"""The names of the record that a name could mean, found without comparing it with all."""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz.distance import OSA

from watchers.matching.index import Index
from watchers.matching.indexed_name import IndexedName
from watchers.matching.keys import (
    HEAD_LENGTH,
    can_have_slip,
    distinctive_keys,
)
from watchers.names.parse import ParsedName
from watchers.names.vocabulary import common_words, slip_keys

_MAX_DISTANCE = 2


def near_names(index: Index, asked: ParsedName) -> Iterator[IndexedName]:
    """Names with the same places, or with the same or nearly the same distinctive part.

    A name may come more than once.
    """
    if not asked.distinctive:
        yield from index.places.get(asked.nearest_places, ())
        return
    for key in sorted(distinctive_keys(asked)):
        yield from index.distinctive.get(key, ())
    for core in sorted(_with_other_words(index, asked)):
        yield from index.distinctive[core]
    if can_have_slip(asked):
        for distinctive in sorted(_nearly_the_same(index, asked)):
            yield from index.distinctive.get(distinctive, ())


def _nearly_the_same(index: Index, asked: ParsedName) -> set[str]:
    joined = asked.joined
    return {
        distinctive
        for key in slip_keys(joined)
        for distinctive in index.slips.get(key, ())
        if OSA.distance(joined, distinctive, score_cutoff=_MAX_DISTANCE) <= _MAX_DISTANCE
    }


def _with_other_words(index: Index, asked: ParsedName) -> set[str]:
    """Distinctive parts that share a word; in Chinese, a beginning or an end."""
    if asked.is_chinese:
        return _longer_or_shorter(index, asked.joined)
    known = [index.words[word] for word in asked.distinctive if word in index.words]
    return set().union(*known) if known else set()


def _longer_or_shorter(index: Index, joined: str) -> set[str]:
    head, tail = joined[:HEAD_LENGTH], joined[-HEAD_LENGTH:]
    found = {core for core in index.heads.get(head, ()) if core.startswith(joined)}
    found |= {core for core in index.tails.get(tail, ()) if core.endswith(joined)}
    for size in range(HEAD_LENGTH, len(joined)):
        found.update(part for part in (joined[:size], joined[-size:]) if part in index.distinctive)
    return found


def names_called(index: Index, asked: ParsedName) -> Iterator[IndexedName]:
    """The names whose distinctive part is all that is asked: Zhejiang Dahua Technology for Dahua.

    Likewise half of a Chinese one (格灵 for 格灵深瞳). None for a plain word.
    """
    if asked.filler or set(asked.distinctive) <= common_words():
        return
    for indexed in index.distinctive.get(asked.joined, ()):
        if indexed.parsed.distinctive == asked.distinctive:
            yield indexed
    if asked.is_chinese and len(asked.joined) == HEAD_LENGTH:
        halves = index.heads.get(asked.joined, set()) | index.tails.get(asked.joined, set())
        for core in sorted(halves):
            yield from index.distinctive[core] if len(core) == 2 * HEAD_LENGTH else ()
