"""How surely two names name the same party.

The distinctive part must be the same. What other names share may be missing on one side if the rest
is distinctive, but never differ: another place or another business is another firm, which may be
of the same group.
"""

from __future__ import annotations

from watchers.matching.costs import COSTS
from watchers.matching.differences import business_gaps, filler_gaps, level_gaps, place_gaps
from watchers.matching.distinctive import distinctive_gaps, is_rare
from watchers.matching.doubts import doubts
from watchers.matching.gaps import Gap, Gaps, Kind, score_of
from watchers.names.parse import ParsedName

SAME_LETTERS = frozenset({Kind.SPACING, Kind.WORD_ORDER})
"""Gaps between distinctive parts of the same words."""


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
    core = distinctive_gaps(asked, recorded, chinese_names=chinese_names)
    if core is None:
        return None
    gaps = core
    for part in (
        place_gaps(asked, recorded, home=home),
        level_gaps(asked, recorded),
        business_gaps(asked, recorded),
        filler_gaps(asked, recorded),
    ):
        if part is None:
            return _affiliate_gaps(asked, recorded, core)
        gaps += part
    found = doubts(asked, recorded, gaps, is_shared=is_shared)
    if found is None or score_of(gaps + found) < COSTS.min_review:
        return None
    return gaps + found or _other_wording(asked, recorded)


def _affiliate_gaps(asked: ParsedName, recorded: ParsedName, core: Gaps) -> Gaps | None:
    """The gap to another firm that has the same rare name."""
    is_same = all(gap.kind in SAME_LETTERS for gap in core)
    if not is_same or not asked.distinctive or not is_rare(recorded):
        return None
    return (*core, Gap(Kind.AFFILIATE, COSTS.affiliate))


def _other_wording(asked: ParsedName, recorded: ParsedName) -> Gaps:
    """The gap between two names whose parts are all the same."""
    if asked.text != recorded.text:
        both_chinese = asked.is_chinese and recorded.is_chinese
        kind = Kind.OTHER_SCRIPT if both_chinese else Kind.OTHER_WORDS
        return (Gap(kind, COSTS.other_wording),)
    if asked.has_legal_form != recorded.has_legal_form:
        return (Gap(Kind.LEGAL_FORM, COSTS.legal_form),)
    return ()
