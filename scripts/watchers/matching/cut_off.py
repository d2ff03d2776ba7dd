"""Names of the record of which only the beginning, or the initials, are left."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from watchers.matching.costs import MAX_CANDIDATES
from watchers.matching.index import Index, IndexedName
from watchers.names.parse import ParsedName

MIN_CUT_LETTERS = 12
"""A name that a narrow column cuts off has at least so many letters ..."""
MIN_CUT_CHARACTERS = 6
"""... or Chinese characters."""


def cut_off_names(index: Index, asked: ParsedName, whole: str) -> Iterator[IndexedName]:
    """Longer names that begin with the whole name, none if it begins too many.

    Their distinctive part must be in it, whole.
    """
    needed = MIN_CUT_CHARACTERS if asked.is_chinese else MIN_CUT_LETTERS
    if len(whole) < needed:
        return
    at, found = bisect_left(index.sorted_names, whole), []
    while at < len(index.sorted_names) and index.sorted_names[at].startswith(whole):
        found.append(index.sorted_names[at])
        at += 1
    if len(found) > MAX_CANDIDATES:
        return
    for name in found:
        for indexed in index.whole[name]:
            core = indexed.parsed.distinctive
            if name != whole and core and all(word in whole for word in core):
                yield indexed


def names_with_initials(index: Index, asked: ParsedName) -> Iterator[IndexedName]:
    """Names whose initials are all that is asked, but for filler words (CETC Group)."""
    if len(asked.distinctive) == 1 and not asked.places and not asked.business:
        yield from index.initials.get(asked.joined, ())
