"""Which of the parties that are like a name match it, and which are for review."""

from __future__ import annotations

from collections.abc import Iterable

from watchers.matching.candidate import Candidate, MatchResult, Tier
from watchers.matching.costs import COSTS, MAX_CANDIDATES
from watchers.matching.gaps import OTHER_WORD, PARTIAL, Gap, Kind

_NO_LEVEL = frozenset({Kind.NO_LEVEL})


def settled(found: Iterable[Candidate]) -> MatchResult:
    """The parties that match if they are sure enough, else the candidates for review.

    A party that is in the record only for what it published, wrote or decided is not offered for a
    name that is not its own.
    """
    told = (one for one in found if one.is_own_name or not one.party.is_background)
    ranked = sorted(told, key=_rank)
    matches = [one for one in ranked if one.tier is Tier.MATCH]
    if not matches:
        return MatchResult((), _for_review(ranked))
    kept = _without_lesser(matches)
    is_sure = len(kept) == 1 or kept[0].score >= COSTS.exact
    if is_sure and not _may_be_of_other_level(kept, ranked):
        return MatchResult(tuple(kept))
    others = [one for one in ranked if one not in kept and one.tier is Tier.REVIEW]
    other_party = Gap(Kind.OTHER_PARTY, COSTS.doubt)
    as_likely = [one.with_gap(other_party) for one in kept]
    return MatchResult((), _for_review(sorted([*as_likely, *others], key=_rank)))


def _may_be_of_other_level(kept: list[Candidate], ranked: list[Candidate]) -> bool:
    """Whether the name gives no level, and a party of some level of the same place fits it too.

    Even a name of the record leaves that open: the prefecture's body is called like the city's.
    """
    says_no_level = any(one.says_no_level for one in kept)
    others = (one for one in ranked if one not in kept)
    return says_no_level and any(one.has_gap(_NO_LEVEL) for one in others)


def _without_lesser(matches: list[Candidate]) -> list[Candidate]:
    """The best match, and those beside it that are hardly worse; there must be one."""
    top = matches[0].score
    kept = [one for one in matches if _is_near(one.score, top)]
    if top >= COSTS.exact:
        # The exact name of one party is not that of its sister with a word more or less.
        kept = [m for m in kept if m.score >= COSTS.exact or not m.has_gap(OTHER_WORD)]
    return [one for one in kept if not one.has_gap(PARTIAL)] or kept


def _is_near(score: float, top: float) -> bool:
    """Whether a match with this score is kept beside the best one."""
    if top >= COSTS.near_exact > score:
        return False
    return score > top - COSTS.margin


def _for_review(ranked: list[Candidate]) -> tuple[Candidate, ...]:
    """The candidates that are not much worse than the best."""
    likely = [one for one in ranked if one.tier is not Tier.NONE]
    floor = likely[0].score - COSTS.review_margin if likely else 0.0
    return tuple(one for one in likely if one.score >= floor)[:MAX_CANDIDATES]


def _rank(one: Candidate) -> tuple[float, str, str]:
    return -one.score, one.party.table, one.party.party_id
