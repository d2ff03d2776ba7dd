"""How surely two names name the same party.

The distinctive part must be the same. What other names share may be missing on one side if the rest
is distinctive, but never differ: another place or another business is another firm.
"""

from __future__ import annotations

from watchers.matching.costs import COSTS
from watchers.matching.differences import (
    Gaps,
    business_gaps,
    distinctive_gaps,
    filler_gaps,
    is_distinctive,
    place_gaps,
)
from watchers.matching.gaps import MISSING, SLIPS, Gap, Kind, score_of
from watchers.names.parse import ParsedName


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
    return bool(name.places or name.business or name.filler or name.has_legal_form)


def compare(
    asked: ParsedName,
    recorded: ParsedName,
    *,
    home: frozenset[str],
    is_shared: bool,
    chinese_names: frozenset[str],
) -> Gaps | None:
    """The gaps between `asked` and a name of the record; None if it names somebody else.

    home: the places that the party sits in; is_shared: whether other parties of the record have the
    same distinctive part; chinese_names: the party's distinctive parts in Chinese, if known.
    """
    gaps: Gaps = ()
    for part in (
        distinctive_gaps(asked, recorded, chinese_names=chinese_names),
        place_gaps(asked, recorded, home=home),
        business_gaps(asked, recorded),
        filler_gaps(asked, recorded),
    ):
        if part is None:
            return None
        gaps += part
    missing = {gap.kind for gap in gaps if gap.kind in MISSING}
    has_slip = any(gap.kind in SLIPS for gap in gaps)
    if missing and (has_slip or not _may_be_missing(missing, asked, recorded, is_shared=is_shared)):
        return None
    if is_shared and _may_be_sister(asked, recorded):
        return None
    if score_of(gaps) < COSTS.min_score:
        return None
    return gaps or _other_wording(asked, recorded)


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


def _other_wording(asked: ParsedName, recorded: ParsedName) -> Gaps:
    """The gap between two names whose parts are all the same."""
    if asked.text != recorded.text:
        both_chinese = asked.is_chinese and recorded.is_chinese
        kind = Kind.OTHER_SCRIPT if both_chinese else Kind.OTHER_WORDS
        return (Gap(kind, COSTS.other_wording),)
    if asked.has_legal_form != recorded.has_legal_form:
        return (Gap(Kind.LEGAL_FORM, COSTS.legal_form),)
    return ()
