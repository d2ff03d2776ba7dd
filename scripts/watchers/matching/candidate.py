"""A party that a name names or could mean, and how surely."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from watchers.matching.costs import COSTS
from watchers.matching.describe import describe_identifier, describe_name
from watchers.matching.gaps import WHOLE_NAME, Gap, Gaps, Kind, score_of
from watchers.matching.indexed_name import IndexedName
from watchers.matching.parties import Party


class Tier(StrEnum):
    """What is done with a party of a score."""

    MATCH = "match"
    REVIEW = "review"
    """A person must look."""
    NONE = "none"


def tier(score: float) -> Tier:
    """The tier of a score: two thresholds on one scale."""
    if score >= COSTS.min_match:
        return Tier.MATCH
    return Tier.REVIEW if score >= COSTS.min_review else Tier.NONE


@dataclass(frozen=True)
class Candidate:
    """A party of the record with the name, or identifier, that is most like the one asked."""

    party: Party
    indexed: IndexedName
    gaps: Gaps
    """How the names differ; empty if they are the same."""
    score: float
    by_identifier: bool = False

    @property
    def method(self) -> str:
        """How it matched, or why not surely, in words."""
        if self.by_identifier:
            return describe_identifier(self.indexed.kind)
        return describe_name(self.gaps, name_kind=self.indexed.kind)

    @property
    def tier(self) -> Tier:
        return tier(self.score)

    @property
    def is_own_name(self) -> bool:
        """Whether it is the whole name of the party, but for spaces and the legal form."""
        return all(gap.kind in WHOLE_NAME for gap in self.gaps)

    @property
    def says_no_level(self) -> bool:
        """Whether its name has only a place and a business, and not city, county or prefecture."""
        parsed = self.indexed.parsed
        return not parsed.distinctive and not parsed.level

    def has_gap(self, kinds: frozenset[Kind]) -> bool:
        """Whether one of its gaps is of these kinds."""
        return any(gap.kind in kinds for gap in self.gaps)

    def with_gap(self, gap: Gap) -> Candidate:
        """The candidate with one gap more."""
        gaps = (*self.gaps, gap)
        return replace(self, gaps=gaps, score=min(self.score, score_of(gaps)))


def candidate(indexed: IndexedName, gaps: Gaps, *, max_score: float = 1.0) -> Candidate:
    """The party of an indexed name, at the score of its gaps."""
    return Candidate(indexed.party, indexed, gaps, min(score_of(gaps), max_score))


@dataclass(frozen=True)
class MatchResult:
    """What a name names."""

    matches: tuple[Candidate, ...] = ()
    """Surest first."""
    candidates: tuple[Candidate, ...] = ()
    """If nothing matches, parties that the name could mean but does not identify; likest first."""
