"""Looks names up in the record: all that screening asks of `matching` goes through here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from watchers.matching.batch import Named, lookup
from watchers.matching.index import index_of
from watchers.matching.match import MatchResult
from watchers.screening.result import MatchedParty
from watchers.tables.rows import Record


@dataclass(frozen=True)
class NameMatches:
    """The parties that a name matches, or those that it could mean."""

    parties: tuple[MatchedParty, ...] = ()
    possible_ids: tuple[str, ...] = ()


class NameLookup:
    """The record's names, indexed once."""

    def __init__(self, record: Record) -> None:
        self._index = index_of(record)

    def over(
        self, blocks: Iterable[list[Named]]
    ) -> Iterator[tuple[list[Named], dict[str, NameMatches]]]:
        """Each block of lines and names, with the matches of its names."""
        with lookup(self._index) as look:
            for block, matches in look.over(blocks):
                yield block, {name: _matches(found) for name, found in matches.items()}


def _matches(found: MatchResult) -> NameMatches:
    return NameMatches(
        parties=tuple(
            MatchedParty(
                table=match.party.table,
                party_id=match.party.party_id,
                party=match.party.name,
                matched_name=match.indexed.name,
                method=match.method,
                score=match.score,
                source_id=match.indexed.source_id,
            )
            for match in found.matches
        ),
        possible_ids=tuple(party.party_id for party in found.possible),
    )
