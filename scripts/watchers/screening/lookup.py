"""Looks cells up in the record: all that screening asks of `matching` goes through here."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from watchers.answers.reasons import ReasonKind
from watchers.matching.batch import Lookup, Named, lookup
from watchers.matching.candidate import Candidate, MatchResult
from watchers.matching.index import index_of
from watchers.matching.match import find
from watchers.screening.cell.identifiers import labelled_numbers
from watchers.screening.cell.read import read_cell
from watchers.screening.cell.reading import CellReading
from watchers.screening.embedded import embedded_names
from watchers.screening.merge import NOBODY, CellMatches, NameMatches, PartMatches, merged
from watchers.screening.numbers import NumbersOfRecord, numbers_alone
from watchers.screening.question import Block
from watchers.screening.result import MatchedParty
from watchers.screening.scripts_of_record import ScriptsOfRecord
from watchers.tables.rows import Record

if TYPE_CHECKING:
    from watchers.screening.context.confirm import Confirmer

Readings = dict[str, CellReading]
Cells = dict[str, CellMatches]
EmbeddedNames = dict[str, list[str]]


class NameLookup:
    """The record's names, indexed once."""

    def __init__(self, record: Record) -> None:
        self._record, self.index = record, index_of(record)
        self._numbers = NumbersOfRecord(self.index)
        self._scripts = ScriptsOfRecord(self.index.whole)

    def confirmer(self) -> Confirmer:
        """What compares further cells of a row with the parties that its name matches."""
        from watchers.screening.context.confirm import Confirmer

        return Confirmer(
            self._record,
            index=self.index,
            find=lambda name: _matches(find(self.index, name)),
        )

    def over(
        self, blocks: Iterable[Block], *, processes: int | None = None
    ) -> Iterator[tuple[Block, Cells]]:
        """Each block, with the matches of its names.

        processes: how many may share the work; None for as many as there are cores.
        """
        with lookup(self.index, processes=processes) as look:
            yield from _with_embedded(look, self._merged_blocks(look, blocks))

    def _merged_blocks(
        self, look: Lookup, blocks: Iterable[Block]
    ) -> Iterator[tuple[Block, Cells]]:
        """Each block with what its cells match by the names that were read in them."""
        pending: deque[tuple[Block, Readings]] = deque()
        for _, found in look.over(_names_of(blocks, pending)):
            block, readings = pending.popleft()
            matches = {name: _matches(result) for name, result in found.items()}
            yield (
                block,
                {cell: self._merged(reading, matches) for cell, reading in readings.items()},
            )

    def _merged(self, reading: CellReading, matches: dict[str, NameMatches]) -> CellMatches:
        """What the cell matches; damage is never passed over."""
        found = merged(reading, matches, scripts=self._scripts)
        if not found.is_anything and (numbers := numbers_alone(reading.cell)):
            return self._numbers.of(numbers)
        found = self._with_numbers(found, labelled_numbers(reading.cell))
        if reading.is_damaged and not any(part.matches.unreadable for part in found.parts):
            damage = PartMatches("", NameMatches(unreadable=ReasonKind.DAMAGED_TEXT))
            readable = tuple(part for part in found.parts if part.matches.is_anything)
            return replace(found, parts=(*readable, damage))
        return found

    def _with_numbers(self, found: CellMatches, numbers: frozenset[str]) -> CellMatches:
        """The matches, and for review the parties of which the cell has a number."""
        told = {one.party_id for part in found.parts for one in part.matches.all_parties}
        new = tuple(one for one in self._numbers.parties(numbers) if one.party_id not in told)
        if not new:
            return found
        part = PartMatches("", NameMatches(candidates=new))
        return replace(found, parts=(*found.parts, part) if found.is_anything else (part,))


def _names_of(
    blocks: Iterable[Block], pending: deque[tuple[Block, Readings]]
) -> Iterator[list[Named]]:
    """The names in the cells of each block; the block waits in `pending` until they are found."""
    for block in blocks:
        readings = {cell: read_cell(cell) for cell in dict.fromkeys(asked.name for asked in block)}
        pending.append((block, readings))
        yield [(None, name) for reading in readings.values() for name in reading.names]


def _with_embedded(
    look: Lookup, blocks: Iterable[tuple[Block, Cells]]
) -> Iterator[tuple[Block, Cells]]:
    """Each block, also with what names within its unmatched cells could mean."""
    pending: deque[tuple[Block, Cells, EmbeddedNames]] = deque()
    for _, found in look.over(_embedded_in(blocks, pending)):
        block, cells, embedded = pending.popleft()
        for cell, names in embedded.items():
            if parts := tuple(_possible({name: _matches(found[name]) for name in names})):
                cells[cell] = replace(cells[cell], parts=parts)
        yield block, cells


def _embedded_in(
    blocks: Iterable[tuple[Block, Cells]],
    pending: deque[tuple[Block, Cells, EmbeddedNames]],
) -> Iterator[list[Named]]:
    """The names within the unmatched cells of each block, which waits in `pending` meanwhile."""
    for block, cells in blocks:
        unmatched = [cell for cell, found in cells.items() if not found.is_anything]
        embedded = {cell: list(dict.fromkeys(embedded_names(cell))) for cell in unmatched}
        pending.append((block, cells, embedded))
        yield [(None, name) for names in embedded.values() for name in names]


def _possible(found: dict[str, NameMatches]) -> Iterator[PartMatches]:
    """The parties that names within a cell name; a person must look whether they are meant."""
    seen: set[str] = set()
    for name, matches in found.items():
        new = tuple(one for one in matches.parties if one.party_id not in seen)
        seen |= {one.party_id for one in new}
        if new:
            yield PartMatches(name, NameMatches(candidates=new))


def _matches(found: MatchResult) -> NameMatches:
    if not found.matches and not found.candidates:
        return NOBODY
    return NameMatches(
        parties=tuple(map(_matched_party, found.matches)),
        candidates=tuple(map(_matched_party, found.candidates)),
    )


def _matched_party(found: Candidate) -> MatchedParty:
    return MatchedParty(
        party_id=found.party.party_id,
        party=found.party.name,
        matched_name=found.indexed.name,
        method=found.method,
        score=found.score,
        source_id=found.indexed.source_id,
    )
