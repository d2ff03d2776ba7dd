"""What screening a name results in, as values; `text` and `data` write them out."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from watchers.screening.reasons import Reason

if TYPE_CHECKING:
    from watchers.screening.list_status import ListStatus
    from watchers.screening.owners import Chain


class Outcome(StrEnum):
    """What is said of a name and a list; the gravest of a name's outcomes comes first."""

    LISTED = "listed"
    OWNED = "owned"
    """Owned by a listed party."""
    NO_MATCH = "no_match"
    NOT_LISTED = "not_listed"
    UNKNOWN = "unknown"


HITS = frozenset({Outcome.LISTED, Outcome.OWNED})


class OwnerBasis(StrEnum):
    """How sure it is that a listed party owned the party on the day."""

    CERTAIN = "certain"
    OWNERSHIP_UNCERTAIN = "ownership_uncertain"
    """The owner was listed; whether it was the owner on that day is unknown."""
    LISTING_UNCERTAIN = "listing_uncertain"
    """Whether the owner itself was listed on that day is unknown."""


@dataclass(frozen=True)
class MatchedParty:
    """A party of the record that a name matches, and how."""

    table: str
    party_id: str
    party: str
    matched_name: str
    method: str
    score: float
    source_id: str


@dataclass(frozen=True)
class OwnerLink:
    """A listed, or perhaps listed, owner of the party."""

    owner_id: str
    name: str
    share: float | None
    """In percent; None if unknown."""
    basis: OwnerBasis
    chains: tuple[Chain, ...]
    source_ids: tuple[str, ...]


@dataclass(frozen=True)
class ScreeningResult:
    """One result: a name, a party that it matches, and what is said of the party and one list.

    A name that matches nothing has one result, NO_MATCH; one that could mean several parties has
    one, UNKNOWN. Both have neither match nor status.
    """

    name: str
    line: int | None
    outcome: Outcome
    reasons: tuple[Reason, ...] = ()
    match: MatchedParty | None = None
    status: ListStatus | None = None
    """The party's own status or, if there is an owner, the owner's."""
    owner: OwnerLink | None = None

    @property
    def is_hit(self) -> bool:
        return self.outcome in HITS

    @property
    def source_ids(self) -> tuple[str, ...]:
        of_status = self.status.source_ids if self.status else ()
        of_owner = self.owner.source_ids if self.owner else ()
        return tuple(dict.fromkeys((*of_status, *of_owner)))


@dataclass(frozen=True)
class Proof:
    """What results rest on: the day asked, and the package's version and content hash."""

    asked_on: str
    package_version: str
    content_hash: str


@dataclass
class Summary:
    """How many names had which outcome; a name counts once, under its gravest."""

    names: Counter[Outcome] = field(default_factory=Counter)

    def add(self, results: list[ScreeningResult]) -> None:
        outcomes = {result.outcome for result in results}
        self.names[next(outcome for outcome in Outcome if outcome in outcomes)] += 1

    @property
    def hits(self) -> int:
        return sum(self.names[outcome] for outcome in HITS)
