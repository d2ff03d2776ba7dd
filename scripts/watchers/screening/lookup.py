"""Looks cells up in the record: all that screening asks of `matching` goes through here."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import replace

from watchers.answers.reasons import ReasonKind
from watchers.matching.batch import Named, lookup
from watchers.matching.candidate import Candidate, MatchResult
from watchers.matching.index import index_of
from watchers.matching.match import find
from watchers.screening.cell.read import read_cell
from watchers.screening.cell.reading import CellReading
from watchers.screening.embedded import embedded_names
from watchers.screening.merge import NOBODY, CellMatches, NameMatches, PartMatches, merged
from watchers.screening.result import MatchedParty
from watchers.screening.scripts_of_record import ScriptsOfRecord
from watchers.tables.rows import Record

Readings = dict[str, CellReading]


class NameLookup:
    """The record's names, indexed once."""

    def __init__(self, record: Record) -> None:
        self._index = index_of(record)
        self._scripts = ScriptsOfRecord(self._index.whole)

    def over(
        self, blocks: Iterable[list[Named]]
    ) -> Iterator[tuple[list[Named], dict[str, CellMatches]]]:
        """Each block of lines and cells, with the matches of its cells."""
        pending: deque[tuple[list[Named], Readings]] = deque()
        with lookup(self._index) as look:
            for _, found in look.over(_names_of(blocks, pending)):
                block, readings = pending.popleft()
                matches = {name: _matches(result) for name, result in found.items()}
                yield (
                    block,
                    {cell: self._merged(reading, matches) for cell, reading in readings.items()},
                )

    def _merged(self, reading: CellReading, matches: dict[str, NameMatches]) -> CellMatches:
        """What the cell matches, or a name within it could mean; damage is never passed over."""
        found = merged(reading, matches, scripts=self._scripts)
        if reading.is_damaged and not any(part.matches.unreadable for part in found.parts):
            damage = PartMatches("", NameMatches(unreadable=ReasonKind.DAMAGED_TEXT))
            readable = tuple(part for part in found.parts if part.matches.is_anything)
            return replace(found, parts=(*readable, damage))
        if any(part.matches.is_anything for part in found.parts):
            return found
        within = tuple(self._within(reading.cell))
        return replace(found, parts=within) if within else found

    def _within(self, cell: str) -> Iterator[PartMatches]:
        """The parties that names within a cell name; a person must look whether they are meant."""
        seen: set[str] = set()
        for name in dict.fromkeys(embedded_names(cell)):
            parties = _matches(find(self._index, name)).parties
            new = tuple(one for one in parties if one.party_id not in seen)
            seen |= {one.party_id for one in new}
            if new:
                yield PartMatches(name, NameMatches(candidates=new))


def _names_of(
    blocks: Iterable[list[Named]], pending: deque[tuple[list[Named], Readings]]
) -> Iterator[list[Named]]:
    """The names in the cells of each block; the block waits in `pending` until they are found."""
    for block in blocks:
        readings = {cell: read_cell(cell) for cell in dict.fromkeys(cell for _, cell in block)}
        pending.append((block, readings))
        yield [(None, name) for reading in readings.values() for name in reading.names]


def _matches(found: MatchResult) -> NameMatches:
    if not found.matches and not found.candidates:
        return NOBODY
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
