"""What differs between two parsed names, part by part.

Each function returns the gaps, none if the part is the same, or None if the difference makes the
names those of two parties.
"""

from __future__ import annotations

from rapidfuzz.distance import OSA

from watchers.matching.costs import COSTS
from watchers.matching.gaps import Gap, Kind
from watchers.names.parse import ParsedName, in_latin_letters
from watchers.names.pinyin import is_pinyin, phonetic_key, pinyin, syllable_count
from watchers.names.vocabulary import common_words, enclosing_places

Gaps = tuple[Gap, ...]
_SAME: Gaps = ()
_MAX_SLIPS = 2
_FREE_WORDS = frozenset(
    {"uyghur", "kazakh", "mongolian", "kyrgyz", "hui", "autonomous", "region", "people", "province"}
)
"""Filler words of official names that are left out so often that they say nothing."""


def is_distinctive(name: ParsedName) -> bool:
    """Whether the distinctive part is rare enough to match without its place or business."""
    joined = name.joined
    if set(name.distinctive) <= common_words():
        return False
    if name.is_chinese:
        return len(joined) >= COSTS.min_chinese_characters
    if syllable_count(joined) >= COSTS.min_distinctive_syllables:
        return True
    return len(joined) >= COSTS.min_latin_letters and not is_pinyin(joined)


def distinctive_gaps(
    asked: ParsedName, recorded: ParsedName, *, chinese_names: frozenset[str]
) -> Gaps | None:
    """Gaps between the distinctive parts.

    chinese_names: the party's distinctive parts in Chinese that the record has; if there are any,
    another Chinese name does not match by its pinyin.
    """
    if asked.distinctive == recorded.distinctive:
        return _SAME
    if not asked.distinctive or not recorded.distinctive:
        return None
    if asked.is_chinese != recorded.is_chinese:
        if asked.is_chinese and chinese_names and asked.joined not in chinese_names:
            return None
        return _pinyin_gaps(asked, recorded)
    if asked.joined == recorded.joined:
        return (Gap(Kind.SPACING, COSTS.spacing),)
    if sorted(asked.distinctive) == sorted(recorded.distinctive):
        return (Gap(Kind.WORD_ORDER, COSTS.word_order),)
    if asked.business != recorded.business:
        return None
    return _chinese_slip(asked, recorded) if asked.is_chinese else _latin_slip(asked, recorded)


def _pinyin_gaps(asked: ParsedName, recorded: ParsedName) -> Gaps | None:
    if in_latin_letters(asked) != in_latin_letters(recorded):
        return None
    chinese = asked if asked.is_chinese else recorded
    is_short = len(chinese.joined) <= COSTS.max_common_pinyin_characters
    if is_short and not recorded.places and not recorded.business:
        return None
    return (Gap(Kind.PINYIN, COSTS.pinyin),)


def _chinese_slip(asked: ParsedName, recorded: ParsedName) -> Gaps | None:
    """One character differs: only in a long name, or if both are spoken alike."""
    one, other = asked.joined, recorded.joined
    shorter = min(len(one), len(other))
    if shorter < COSTS.min_characters_for_slip or OSA.distance(one, other) != 1:
        return None
    if pinyin(one) == pinyin(other):
        return (Gap(Kind.HOMOPHONE, COSTS.homophone),)
    if shorter >= COSTS.min_characters_for_other_sound:
        return (Gap(Kind.ONE_CHARACTER, COSTS.one_character),)
    return None


def _latin_slip(asked: ParsedName, recorded: ParsedName) -> Gaps | None:
    """One or two letters differ, and do not make one number or Chinese name of another."""
    one, other = asked.joined, recorded.joined
    if len(asked.distinctive) != len(recorded.distinctive) or _digits(one) != _digits(other):
        return None
    shorter = min(len(one), len(other))
    slips = OSA.distance(one, other, score_cutoff=_MAX_SLIPS)
    if slips > _allowed_slips(shorter):
        return None
    if is_pinyin(one) and is_pinyin(other):
        sounds_alike = phonetic_key(one) == phonetic_key(other)
        if shorter < COSTS.min_latin_for_two_slips or not sounds_alike:
            return None
    return (Gap(Kind.SPELLING, COSTS.slip_base + COSTS.slip * slips),)


def _allowed_slips(length: int) -> int:
    if length < COSTS.min_latin_for_slip:
        return 0
    return 1 if length < COSTS.min_latin_for_two_slips else _MAX_SLIPS


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))


def place_gaps(asked: ParsedName, recorded: ParsedName, *, home: frozenset[str]) -> Gaps | None:
    """Gaps between the places. home: the places that the party sits in."""
    one, other = asked.nearest_places, recorded.nearest_places
    if one == other:
        return _SAME
    if not asked.distinctive:
        return None
    if not one:
        return (Gap(Kind.NO_PLACE, COSTS.no_place),)
    if one ^ other <= home and (not other or one & other):
        return (Gap(Kind.SEAT_ADDED, COSTS.seat_added),)
    is_wider = one <= home and one <= enclosing_places(other)
    is_same_script = asked.is_chinese == recorded.is_chinese
    if is_wider and is_same_script and (asked.is_chinese or not is_pinyin(recorded.joined)):
        return (Gap(Kind.WIDER_PLACE, COSTS.wider_place),)
    return None


def business_gaps(asked: ParsedName, recorded: ParsedName) -> Gaps | None:
    """Gaps between the words that say what a firm does."""
    if not asked.distinctive and asked.level != recorded.level:
        return None
    if asked.business == recorded.business:
        return _SAME
    if not asked.distinctive:
        return None
    shared = len(asked.business & recorded.business)
    longer = max(len(asked.business), len(recorded.business))
    if asked.is_chinese != recorded.is_chinese and 2 * shared >= longer:
        return (Gap(Kind.OTHER_TRANSLATION, COSTS.other_translation),)
    if asked.business - recorded.business:
        return None
    missing = tuple(sorted(recorded.business - asked.business))
    return (Gap(Kind.NO_BUSINESS, COSTS.no_business, missing),)


def filler_gaps(asked: ParsedName, recorded: ParsedName) -> Gaps | None:
    """Gaps between the words that come and go in translation."""
    added = asked.filler - recorded.filler - _FREE_WORDS
    missing = recorded.filler - asked.filler - _FREE_WORDS
    if not added and not missing:
        return _SAME
    if not asked.distinctive:
        return None
    if added and missing and asked.is_chinese == recorded.is_chinese:
        return None
    has_more = asked.places or asked.business or asked.filler
    if missing and not has_more and not is_distinctive(asked):
        return None
    gaps = []
    if added:
        cost = COSTS.filler_word * len(added)
        gaps.append(Gap(Kind.WORD_ADDED, cost, tuple(sorted(added))))
    if missing:
        cost = COSTS.filler_word * len(missing)
        gaps.append(Gap(Kind.WORD_MISSING, cost, tuple(sorted(missing))))
    return tuple(gaps)
