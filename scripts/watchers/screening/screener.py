"""What the record answers when it is asked whether a name was listed on a day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from watchers.matching.index import Index, Party
from watchers.matching.match import Match, MatchResult
from watchers.screening.list_status import ListAnswer, Listings, Standing
from watchers.screening.owners import Owner, Owners
from watchers.tables.rows import Record

NO_MATCH = "no_match"
HITS = frozenset({Standing.LISTED, Standing.OWNED})
MOST_POSSIBLE = 5


@dataclass(frozen=True)
class Answer:
    """One answer: a name, the party that it names, and how that party stood on one list.

    A name that names nobody in the record has one answer `no_match`; one that could name several, `unknown`.
    """

    name: str
    line: int | None
    answer: str
    party_id: str = ""
    party: str = ""
    matched_name: str = ""
    match_method: str = ""
    match_score: float | None = None
    match_source_id: str = ""
    list_id: str = ""
    since: str = ""
    since_by: str = ""
    checked_to: str = ""
    remark: str = ""
    citation: str = ""
    owner_id: str = ""
    owned_share_pct: float | None = None
    chain: str = ""
    designation_ids: tuple[str, ...] = ()
    source_ids: tuple[str, ...] = ()

    @property
    def is_hit(self) -> bool:
        return self.answer in HITS


class Desk:
    """Answers for one package, one day (YYYY-MM-DD) and one threshold of ownership in percent."""

    def __init__(self, record: Record, index: Index, day: str, owned_from: float) -> None:
        self.record, self.index, self.day, self.owned_from = record, index, day, owned_from
        self.listings, self.owners = Listings(record, day), Owners(record, day)
        self._of_party: dict[Party, list[Answer]] = {}

    def answers(self, name: str, found: MatchResult, line: int | None = None) -> list[Answer]:
        """All answers for a name, for what it was found to name."""
        if found.matches:
            return [
                answer for match in found.matches for answer in self._of_match(match, name, line)
            ]
        if found.possible:
            named = ", ".join(party.party_id for party in found.possible[:MOST_POSSIBLE])
            return [
                Answer(
                    name,
                    line,
                    Standing.UNKNOWN,
                    remark=f"says too little to tell who is meant; it could be {named}",
                )
            ]
        return [Answer(name, line, NO_MATCH, remark="no party of the record matches")]

    def _of_match(self, match: Match, name: str, line: int | None) -> Iterator[Answer]:
        if match.party not in self._of_party:
            self._of_party[match.party] = [*self._listed(match.party), *self._owned(match.party)]
        indexed = match.indexed
        for answer in self._of_party[match.party]:
            yield replace(
                answer,
                name=name,
                line=line,
                matched_name=indexed.name,
                match_method=match.method,
                match_score=match.score,
                match_source_id=indexed.source_id,
            )

    def _listed(self, party: Party) -> Iterator[Answer]:
        for found in self.listings.of(party.party_id):
            yield _answer(party, found)

    def _owned(self, party: Party) -> Iterator[Answer]:
        if party.table != "entities" or self.day > self.record.package.created:
            return
        for owner in self.owners.of(party.party_id, self.owned_from):
            for found in self.listings.of(owner.owner_id):
                if found.standing is Standing.LISTED or (
                    found.standing is Standing.UNKNOWN and found.designation_ids
                ):
                    yield self._through(party, owner, found)

    def _through(self, party: Party, owner: Owner, found: ListAnswer) -> Answer:
        """Owned, where the owner was surely listed and surely the owner on that day; otherwise unknown."""
        sure = owner.surely and found.standing is Standing.LISTED
        name = self.record.name("entities", owner.owner_id)
        share = "share unknown" if owner.share is None else f"{owner.share:g} %"
        if sure:
            remark = f"owned by {name} ({share})"
        elif found.standing is Standing.LISTED:
            remark = f"{name} (listed) is an owner ({share}); whether on that day is not known"
        else:
            remark = f"{name} is an owner ({share}); whether it was listed on that day is not known"
        return replace(
            _answer(party, found),
            answer=Standing.OWNED if sure else Standing.UNKNOWN,
            remark="; ".join(filter(None, (remark, owner.remark, found.remark))),
            owner_id=owner.owner_id,
            owned_share_pct=owner.share,
            chain="; ".join(map(str, owner.chains)),
            source_ids=tuple(dict.fromkeys((*found.source_ids, *owner.source_ids))),
        )


def _answer(party: Party, found: ListAnswer) -> Answer:
    return Answer(
        "",
        None,
        found.standing,
        party.party_id,
        party.name,
        list_id=found.list_id,
        since=found.since,
        since_by=found.since_by,
        checked_to=found.checked_to,
        remark=found.remark,
        citation=found.citation,
        designation_ids=found.designation_ids,
        source_ids=found.source_ids,
    )
