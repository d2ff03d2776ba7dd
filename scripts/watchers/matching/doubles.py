"""Parties of a record with the same name, or nearly: a pair may be one party entered twice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from watchers.matching.candidate import Candidate
from watchers.matching.index import Index, index_of
from watchers.matching.match import all_like
from watchers.matching.parties import Party
from watchers.tables.rows import Record


@dataclass(frozen=True)
class Pair:
    """Two parties, and the names by which they are most alike."""

    party: Party
    name: str
    other: Candidate
    link: str
    """The table that says how the two belong together; empty if none does."""

    @property
    def score(self) -> float:
        return self.other.score


def doubles(record: Record) -> list[Pair]:
    """The pairs of the record, likest first, each pair once."""
    index, links = index_of(record), dict(_links(record))
    best: dict[frozenset[str], Pair] = {}
    for party, name in _names(index):
        for other in all_like(index, name):
            ids = frozenset({party.party_id, other.party.party_id})
            is_pair = len(ids) == 2 and party.table == other.party.table
            if is_pair and (ids not in best or best[ids].score < other.score):
                best[ids] = Pair(party, name, other, links.get(ids, ""))
    return sorted(best.values(), key=lambda pair: (-pair.score, pair.party.party_id, pair.name))


def _names(index: Index) -> list[tuple[Party, str]]:
    """Each party with each of its names, in an order that does not change."""
    named = {(one.party, one.name) for names in index.whole.values() for one in names}
    return sorted(named, key=lambda one: (one[0].party_id, one[1]))


def _links(record: Record) -> Iterator[tuple[frozenset[str], str]]:
    """Pairs of parties that the record holds to be two, or one that replaced the other."""
    for row in record.tables["ownership"]:
        yield frozenset({row["owner_id"], row["owned_id"]}), "ownership"
    for row in record.tables["entities"]:
        if row["replaced_by"]:
            yield frozenset({row["entity_id"], row["replaced_by"]}), "replaced_by"
