"""What makes a name that fits too unsure to match: a person must look."""

from __future__ import annotations

from watchers.matching.costs import COSTS
from watchers.matching.distinctive import is_distinctive
from watchers.matching.gaps import MISSING, SLIPS, Gap, Gaps, Kind
from watchers.names.parse import ParsedName
from watchers.names.vocabulary import common_words


def doubts(asked: ParsedName, recorded: ParsedName, gaps: Gaps, *, is_shared: bool) -> Gaps | None:
    """The doubts about a name with these gaps; None if it is so common that it could be anybody's.

    is_shared: whether other parties of the record have the same distinctive part.
    """
    kinds = {gap.kind for gap in gaps}
    missing = kinds & MISSING
    is_common = _is_common(asked, recorded, missing, is_shared=is_shared)
    if Kind.WORD_MISSING in kinds and not _has_other_words(asked) and not is_distinctive(asked):
        is_common = True
    if (is_common or not identifies(asked)) and _is_anybodys(asked):
        return None
    has_common_pinyin = _is_common_pinyin(kinds, asked, recorded, is_shared=is_shared)
    if has_common_pinyin and Kind.NO_BUSINESS in kinds:
        return None
    found = []
    if not identifies(asked):
        found.append(Gap(Kind.TOO_SHORT, COSTS.doubt))
    elif is_common or has_common_pinyin:
        found.append(Gap(Kind.COMMON_REST, COSTS.doubt))
    if kinds & SLIPS and (missing or not _agrees(asked, recorded)):
        found.append(Gap(Kind.UNSUPPORTED_SLIP, COSTS.unsupported_slip))
    if asked.relation:
        found.append(Gap(Kind.RELATED, COSTS.doubt))
    if _has_light_word(kinds, asked, recorded):
        found.append(Gap(Kind.LIGHT_WORD, COSTS.doubt))
    if asked.has_foreign_form and not recorded.has_foreign_form:
        found.append(Gap(Kind.FOREIGN_FORM, COSTS.doubt))
    elif not asked.distinctive and asked.has_legal_form and not recorded.has_legal_form:
        found.append(Gap(Kind.FORM_ADDED, COSTS.doubt))
    return tuple(found)


def identifies(asked: ParsedName) -> bool:
    """Whether a name can identify a party; a short word, a place or a business alone cannot."""
    if not asked.distinctive:
        return bool(asked.places and asked.business)
    if asked.is_chinese:
        is_long = len(asked.joined) >= COSTS.min_chinese_characters
    else:
        is_long = len(asked.joined) >= COSTS.min_latin_letters
    return is_long or _has_more_than_distinctive(asked)


def max_score(asked: ParsedName) -> float:
    """The highest score that a match of this name can have."""
    is_one_word = len(asked.distinctive) <= 1 and not asked.is_chinese
    if is_one_word and not _has_more_than_distinctive(asked):
        return COSTS.max_one_word_score
    return 1.0


def _has_more_than_distinctive(name: ParsedName) -> bool:
    return _has_other_words(name) or name.has_legal_form


def _has_other_words(name: ParsedName) -> bool:
    return bool(name.places or name.business or name.filler)


def _is_anybodys(asked: ParsedName) -> bool:
    """Whether the name is a plain word, or only a place or a business."""
    if not asked.distinctive:
        return not (asked.places and asked.business)
    return len(asked.distinctive) == 1 and asked.joined in common_words()


def _has_light_word(kinds: set[Kind], asked: ParsedName, recorded: ParsedName) -> bool:
    """Whether filler words that differ are nearly all that stands beside what agrees."""
    if Kind.WORD_ADDED in kinds and Kind.WORD_MISSING in kinds:
        return asked.is_chinese == recorded.is_chinese
    if not asked.distinctive:
        return bool(kinds & {Kind.WORD_ADDED, Kind.WORD_MISSING})
    return Kind.WORD_ADDED in kinds and not _has_other_words(recorded)


def _agrees(asked: ParsedName, recorded: ParsedName) -> bool:
    """Whether both names have the same place or business."""
    return bool(asked.places & recorded.places or asked.business & recorded.business)


def _is_common_pinyin(
    kinds: set[Kind], asked: ParsedName, recorded: ParsedName, *, is_shared: bool
) -> bool:
    """Whether little but the pinyin of a few syllables agrees.

    If other parties of the record have it too, the place must agree beside the business.
    """
    if Kind.PINYIN not in kinds:
        return False
    chinese = asked if asked.is_chinese else recorded
    is_short = len(chinese.joined) <= COSTS.max_common_pinyin_characters
    agrees = asked.business & recorded.business and Kind.OTHER_TRANSLATION not in kinds
    is_of_others = is_shared and not asked.places & recorded.places
    return is_short and (is_of_others or not agrees)


def _is_common(
    asked: ParsedName, recorded: ParsedName, missing: set[Kind], *, is_shared: bool
) -> bool:
    """Whether others may have what is left of a name without its place or business."""
    if missing and not _may_be_missing(missing, asked, recorded, is_shared=is_shared):
        return True
    return is_shared and _may_be_sister(asked, recorded)


def _may_be_missing(
    missing: set[Kind], asked: ParsedName, recorded: ParsedName, *, is_shared: bool
) -> bool:
    """Whether the rest of the name is distinctive enough to do without its place or business."""
    if Kind.NO_BUSINESS in missing and (is_shared or not (asked.places or asked.business)):
        return False
    if len(missing) > 1:
        needed = (
            COSTS.min_characters_for_two_missing
            if recorded.is_chinese
            else COSTS.min_latin_for_two_missing
        )
        if len(recorded.joined) < needed:
            return False
    return is_distinctive(recorded)


def _may_be_sister(asked: ParsedName, recorded: ParsedName) -> bool:
    """Whether only filler words tell the name from one of a sister firm in the same place."""
    return (
        not asked.business
        and not recorded.business
        and asked.filler != recorded.filler
        and bool(asked.places or recorded.places)
    )
