"""Looks names up in the record: all that screening asks of `matching` goes through here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from watchers.matching.batch import Named, lookup
from watchers.matching.candidate import Candidate, MatchResult
from watchers.matching.index import index_of
from watchers.matching.match import find
from watchers.screening.result import MatchedParty
from watchers.tables.rows import Record


@dataclass(frozen=True)
class NameMatches:
    """The parties that a name matches, or else those that it could mean, the likest first."""

    parties: tuple[MatchedParty, ...] = ()
    candidates: tuple[MatchedParty, ...] = ()


class NameLookup:
    """The record's names, indexed once."""

    def __init__(self, record: Record) -> None:
        self._index = index_of(record)

    def is_a_party(self, name: str) -> bool:
        return bool(find(self._index, name).matches)

    def over(
        self, blocks: Iterable[list[Named]]
    ) -> Iterator[tuple[list[Named], dict[str, NameMatches]]]:
        """Each block of lines and names, with the matches of its names."""
        with lookup(self._index) as look:
            for block, matches in look.over(blocks):
                yield block, {name: _matches(found) for name, found in matches.items()}


def _matches(found: MatchResult) -> NameMatches:
    return NameMatches(
        parties=tuple(map(_matched_party, found.matches)),
        candidates=tuple(map(_matched_party, found.candidates)),
    )


def _matched_party(found: Candidate) -> MatchedParty:
    return MatchedParty(
        table=found.party.table,
        party_id=found.party.party_id,
        party=found.party.name,
        matched_name=found.indexed.name,
        method=found.method,
        score=found.score,
        source_id=found.indexed.source_id,
    )
