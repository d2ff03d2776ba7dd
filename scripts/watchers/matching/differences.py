"""What differs between two parsed names beside their distinctive parts, part by part.

Each function returns the gaps, none if the part is the same, or None if the difference makes the
names those of two parties.
"""

from __future__ import annotations

from watchers.matching.costs import COSTS
from watchers.matching.distinctive import is_distinctive
from watchers.matching.gaps import Gap, Gaps, Kind
from watchers.names.parse import ParsedName
from watchers.names.pinyin import is_pinyin
from watchers.names.vocabulary import enclosing_places

_SAME: Gaps = ()
_CHINA = frozenset({"china"})
"""An extra place that says nothing of a firm whose name is distinctive."""
_WORDS_OF_OWNERS = frozenset({"group", "holding"})
"""Words by which a firm and its owner differ, though both are called by a place and a business."""
_FREE_WORDS = frozenset(
    {"uyghur", "kazakh", "mongolian", "kyrgyz", "hui", "autonomous", "region", "people", "province"}
)
"""Filler words of official names that are left out so often that they say nothing."""


def place_gaps(asked: ParsedName, recorded: ParsedName, *, home: frozenset[str]) -> Gaps | None:
    """Gaps between the places. home: the places that the party sits in."""
    one, other = asked.nearest_places, recorded.nearest_places
    if one == other:
        return _SAME
    if not asked.distinctive:
        return None
    if is_distinctive(asked):
        one, other = one - _CHINA, other - _CHINA
        if one == other:
            return _SAME
    if not one:
        return (Gap(Kind.NO_PLACE, COSTS.no_place),)
    if one ^ other <= home and (not other or one & other):
        return (Gap(Kind.SEAT_ADDED, COSTS.seat_added),)
    is_wider = one <= home and one <= enclosing_places(other)
    is_same_script = asked.is_chinese == recorded.is_chinese
    if is_wider and is_same_script and (asked.is_chinese or not is_pinyin(recorded.joined)):
        return (Gap(Kind.WIDER_PLACE, COSTS.wider_place),)
    if other < one and "china" in enclosing_places(one - other) | (one - other):
        return (Gap(Kind.PLACE_ADDED, COSTS.doubt, tuple(sorted(one - other))),)
    return None


def level_gaps(asked: ParsedName, recorded: ParsedName) -> Gaps | None:
    """Gaps between the words that tell a city's body from its prefecture's.

    A name that leaves the word out could be that of either; two different words are two bodies.
    """
    if asked.distinctive or asked.level == recorded.level:
        return _SAME
    if asked.level and recorded.level:
        return None
    return (Gap(Kind.NO_LEVEL, COSTS.doubt),)


def business_gaps(asked: ParsedName, recorded: ParsedName) -> Gaps | None:
    """Gaps between the words that say what a firm does."""
    if asked.business == recorded.business:
        return _SAME
    shared = len(asked.business & recorded.business)
    longer = max(len(asked.business), len(recorded.business))
    if not asked.distinctive:
        is_translated = asked.is_chinese != recorded.is_chinese and 3 * shared >= 2 * longer
        return (Gap(Kind.OTHER_TRANSLATION, COSTS.doubt),) if is_translated else None
    if asked.is_chinese != recorded.is_chinese and 2 * shared >= longer:
        return (Gap(Kind.OTHER_TRANSLATION, COSTS.other_translation),)
    added = tuple(asked.business - recorded.business)
    if added:
        is_one_more = len(added) == 1 and recorded.business and recorded.business < asked.business
        return (Gap(Kind.BUSINESS_ADDED, COSTS.doubt, added),) if is_one_more else None
    missing = tuple(sorted(recorded.business - asked.business))
    return (Gap(Kind.NO_BUSINESS, COSTS.no_business, missing),)


def filler_gaps(asked: ParsedName, recorded: ParsedName) -> Gaps | None:
    """Gaps between the words that come and go in translation."""
    added = asked.filler - recorded.filler - _FREE_WORDS
    missing = recorded.filler - asked.filler - _FREE_WORDS
    if not added and not missing:
        return _SAME
    if not asked.distinctive and not added | missing <= _WORDS_OF_OWNERS:
        return None
    gaps = []
    if added:
        cost = COSTS.filler_word * len(added)
        gaps.append(Gap(Kind.WORD_ADDED, cost, tuple(sorted(added))))
    if missing:
        cost = COSTS.filler_word * len(missing)
        gaps.append(Gap(Kind.WORD_MISSING, cost, tuple(sorted(missing))))
    return tuple(gaps)
