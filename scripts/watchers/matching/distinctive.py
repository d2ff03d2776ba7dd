"""What differs between the distinctive parts of two names.

Returns the gaps, none if the parts are the same, or None if they name two parties.
"""

from __future__ import annotations

from rapidfuzz.distance import OSA

from watchers.matching.costs import COSTS
from watchers.matching.gaps import Gap, Gaps, Kind
from watchers.matching.keys import is_rare_word
from watchers.names.parse import ParsedName, in_latin_letters
from watchers.names.pinyin import is_pinyin, phonetic_key, pinyin, syllable_count
from watchers.names.vocabulary import common_words

_SAME: Gaps = ()
_MAX_SLIPS = 2


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


def is_rare(name: ParsedName) -> bool:
    """Whether nobody but a group of firms is likely to have the distinctive part."""
    if name.is_chinese:
        return len(name.joined) >= COSTS.min_rare_characters
    return any(map(is_rare_word, name.distinctive))


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
    return _slip_gaps(asked, recorded) or _core_word_gaps(asked, recorded)


def _slip_gaps(asked: ParsedName, recorded: ParsedName) -> Gaps | None:
    if asked.business != recorded.business:
        return None
    return _chinese_slip(asked, recorded) if asked.is_chinese else _latin_slip(asked, recorded)


def _core_word_gaps(asked: ParsedName, recorded: ParsedName) -> Gaps | None:
    """One distinctive word more or less; the others must be rare."""
    longer, shorter = sorted((asked, recorded), key=lambda name: len(name.joined), reverse=True)
    others = _one_word_more(longer, shorter)
    if others is None:
        return None
    kind = Kind.CORE_WORD_ADDED if longer is asked else Kind.CORE_WORD_MISSING
    return (Gap(kind, COSTS.core_word, others),)


def _one_word_more(longer: ParsedName, shorter: ParsedName) -> tuple[str, ...] | None:
    """The word that the longer of two names has besides the rare one that is all of the other."""
    if longer.is_chinese:
        one, other = longer.joined, shorter.joined
        is_part = one.startswith(other) or one.endswith(other)
        is_enough = is_rare(shorter) or _is_supported(longer, shorter)
        return (one.replace(other, "", 1),) if is_part and is_enough else None
    others = set(longer.distinctive) - set(shorter.distinctive)
    is_one_more = len(longer.distinctive) == len(shorter.distinctive) + 1 and len(others) == 1
    is_enough = any(map(is_rare_word, shorter.distinctive)) or _is_supported(longer, shorter)
    is_part = set(shorter.distinctive) <= set(longer.distinctive)
    return tuple(others) if is_one_more and is_part and is_enough else None


def _is_supported(one: ParsedName, other: ParsedName) -> bool:
    """Whether place and business agree, so that less of the distinctive part is enough."""
    return bool(one.places & other.places) and bool(one.business & other.business)


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
    # Everything else must agree, as otherwise it is mostly another firm.
    is_same_length = len(one) == len(other) == COSTS.min_rare_characters
    if is_same_length and asked.business and _is_supported(asked, recorded):
        return (Gap(Kind.ONE_CHARACTER, COSTS.doubt),)
    return None


def _latin_slip(asked: ParsedName, recorded: ParsedName) -> Gaps | None:
    """One or two letters differ, and do not make one number or Chinese name of another."""
    one, other = asked.joined, recorded.joined
    if len(asked.distinctive) != len(recorded.distinctive) or _digits(one) != _digits(other):
        return None
    shorter = min(len(one), len(other))
    slips = OSA.distance(one, other, score_cutoff=_MAX_SLIPS)
    if slips > _allowed_slips(shorter):
        return _short_slip(asked, recorded) if slips == 1 else None
    if is_pinyin(one) and is_pinyin(other):
        sounds_alike = phonetic_key(one) == phonetic_key(other)
        if shorter < COSTS.min_latin_for_two_slips or not sounds_alike:
            return None
    return (Gap(Kind.SPELLING, COSTS.slip_base + COSTS.slip * slips),)


def _short_slip(asked: ParsedName, recorded: ParsedName) -> Gaps | None:
    """A slip in a short word, which left no Chinese name, between words that agree."""
    is_short = len(asked.joined) < COSTS.min_latin_for_doubtful_slip
    agreeing = asked.places & recorded.places or asked.business or asked.filler
    if is_short or is_pinyin(asked.joined) or not agreeing or asked.filler ^ recorded.filler:
        return None
    return (Gap(Kind.SPELLING, COSTS.doubt),)


def _allowed_slips(length: int) -> int:
    if length < COSTS.min_latin_for_slip:
        return 0
    return 1 if length < COSTS.min_latin_for_two_slips else _MAX_SLIPS


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))
