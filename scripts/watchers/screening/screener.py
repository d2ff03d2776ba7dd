"""The results for a name: each matched party's status on each list, and that of its owners."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from watchers.screening.list_status import Listings, ListStatus, Standing
from watchers.screening.lookup import NameMatches
from watchers.screening.owners import Owner, Owners
from watchers.screening.reasons import Reason, ReasonKind
from watchers.screening.result import (
    MatchedParty,
    Outcome,
    OwnerBasis,
    OwnerLink,
    ScreeningResult,
)
from watchers.tables.rows import Record

MAX_POSSIBLE = 5
"""How many possible matches of a name are listed."""
OUTCOMES = {
    Standing.LISTED: Outcome.LISTED,
    Standing.NOT_LISTED: Outcome.NOT_LISTED,
    Standing.UNKNOWN: Outcome.UNKNOWN,
}
Key = tuple[str, str]


class Screener:
    """Screens names for one day (YYYY-MM-DD) and one threshold of ownership in percent."""

    def __init__(self, record: Record, *, day: str, owned_from: float) -> None:
        self.record, self.day, self.owned_from = record, day, owned_from
        self.listings, self.owners = Listings(record, day), Owners(record, day)
        self._by_party: dict[Key, tuple[ScreeningResult, ...]] = {}

    def results(
        self, name: str, matches: NameMatches, *, line: int | None = None
    ) -> list[ScreeningResult]:
        """All results for a name; `line` is its line in a file, None if it comes from none."""
        if matches.parties:
            return [
                replace(result, name=name, line=line, match=party)
                for party in matches.parties
                for result in self._of_party(party)
            ]
        if matches.possible_ids:
            possible = matches.possible_ids[:MAX_POSSIBLE]
            reason = Reason(ReasonKind.AMBIGUOUS_NAME, parties=possible)
            return [ScreeningResult(name, line, Outcome.UNKNOWN, (reason,))]
        return [ScreeningResult(name, line, Outcome.NO_MATCH, (Reason(ReasonKind.NO_MATCH),))]

    def _of_party(self, party: MatchedParty) -> tuple[ScreeningResult, ...]:
        """The party's results, computed once: the same for every name that matches it."""
        key = party.table, party.party_id
        if key not in self._by_party:
            self._by_party[key] = (*self._own(party), *self._through_owners(party))
        return self._by_party[key]

    def _own(self, party: MatchedParty) -> Iterator[ScreeningResult]:
        for status in self.listings.status_on_all_lists(party.party_id):
            yield ScreeningResult(
                "", None, OUTCOMES[status.standing], status.reasons, status=status
            )

    def _through_owners(self, party: MatchedParty) -> Iterator[ScreeningResult]:
        if party.table != "entities" or self.day > self.record.package.created:
            return
        for owner in self.owners.owners_of(party.party_id, owned_from=self.owned_from):
            for status in self.listings.status_on_all_lists(owner.owner_id):
                if _may_be_listed(status):
                    yield self._through(owner, status)

    def _through(self, owner: Owner, status: ListStatus) -> ScreeningResult:
        """OWNED if the owner was surely listed and surely the owner on that day, else UNKNOWN."""
        basis = _basis(owner, status)
        link = OwnerLink(
            owner_id=owner.owner_id,
            name=self.record.name("entities", owner.owner_id),
            share=owner.share,
            basis=basis,
            chains=owner.chains,
            source_ids=owner.source_ids,
        )
        outcome = Outcome.OWNED if basis is OwnerBasis.CERTAIN else Outcome.UNKNOWN
        reasons = (*owner.reasons, *status.reasons)
        return ScreeningResult("", None, outcome, reasons, status=status, owner=link)


def _may_be_listed(status: ListStatus) -> bool:
    """Whether it was listed or, with a listing to go by, perhaps was."""
    if status.standing is Standing.UNKNOWN:
        return bool(status.designation_ids)
    return status.standing is Standing.LISTED


def _basis(owner: Owner, status: ListStatus) -> OwnerBasis:
    if status.standing is not Standing.LISTED:
        return OwnerBasis.LISTING_UNCERTAIN
    return OwnerBasis.CERTAIN if owner.surely else OwnerBasis.OWNERSHIP_UNCERTAIN
