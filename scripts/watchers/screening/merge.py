"""What a cell matches: the matches of its names, put together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from watchers.answers.reasons import ReasonKind
from watchers.matching.keys import squeezed
from watchers.names.normalize import folded
from watchers.screening.cell.reading import CellReading, Certainty, Party
from watchers.screening.context.findings import Finding
from watchers.screening.result import MatchedParty
from watchers.screening.scripts_of_record import ScriptsOfRecord


@dataclass(frozen=True)
class NameMatches:
    """The parties that a name matches, or else those that it could mean, the likest first."""

    parties: tuple[MatchedParty, ...] = ()
    candidates: tuple[MatchedParty, ...] = ()
    unreadable: ReasonKind | None = None
    """Why the name could not be compared, if it could not."""

    @property
    def all_parties(self) -> tuple[MatchedParty, ...]:
        return (*self.parties, *self.candidates)

    @property
    def is_anything(self) -> bool:
        return bool(self.parties or self.candidates or self.unreadable)


@dataclass(frozen=True)
class PartMatches:
    """A part of a cell, and what it matches."""

    asked_as: str
    """Empty for the cell as it is."""
    matches: NameMatches


@dataclass(frozen=True)
class CellMatches:
    """What the parts of a cell match; at least one of them."""

    parts: tuple[PartMatches, ...]
    was_repaired: bool = False
    findings: tuple[Finding, ...] = ()
    """What is found of the row itself, whatever it matches."""

    @property
    def is_anything(self) -> bool:
        return any(part.matches.is_anything for part in self.parts)


NOBODY = NameMatches()
_CELL_OF_NOBODY = CellMatches((PartMatches("", NOBODY),))
Found = dict[str, NameMatches]


def merged(reading: CellReading, found: Found, *, scripts: ScriptsOfRecord) -> CellMatches:
    """What the cell matches, given the matches of all `reading.names`."""
    if reading.is_plain:
        if found[reading.cell] is NOBODY:
            return _CELL_OF_NOBODY
        return CellMatches((PartMatches("", found[reading.cell]),))
    merger = _Merger(reading, found, scripts)
    parts = merger.as_one_name() or merger.as_parties() or (merger.as_it_is(),)
    return CellMatches(parts, was_repaired=reading.was_repaired)


@dataclass(frozen=True)
class _Merger:
    reading: CellReading
    found: Found
    scripts: ScriptsOfRecord

    def _part(self, name: str, matches: NameMatches) -> PartMatches:
        return PartMatches("" if name == self.reading.cell else name, matches)

    def as_one_name(self) -> tuple[PartMatches, ...]:
        """The cell as one name, if it has but one, or all of it matches; else nothing."""
        reading = self.reading
        whole = self.found[reading.cell]
        if whole.parties and (not reading.parties or _is_exact(reading.cell, whole)):
            return (self._part(reading.cell, whole),)
        matching = (name for name in reading.wholes[1:] if self.found[name].parties)
        if reading.may_be_one_name:
            matching = (name for name in reading.wholes if self.found[name].parties)
        first = next(matching, None)
        return (self._part(first, self.found[first]),) if first is not None else ()

    def as_parties(self) -> tuple[PartMatches, ...]:
        """What the parties in the cell match; nothing if none of them does or could."""
        best = self._best()
        parts = [part for party in self.reading.parties for part in self._of_party(party, best)]
        return tuple(parts) if any(part.matches.is_anything for part in parts) else ()

    def _best(self) -> dict[str, str]:
        """For each party of the record the name in the cell that matches it best."""
        best: dict[str, tuple[float, str]] = {}
        for party in self.reading.parties:
            for name in party.names:
                for match in self.found[name].parties:
                    if match.score > best.get(match.party_id, (0.0, ""))[0]:
                        best[match.party_id] = (match.score, name)
        return {party_id: name for party_id, (_, name) in best.items()}

    def _of_party(self, party: Party, best: dict[str, str]) -> Iterator[PartMatches]:
        has_match = False
        for name in party.names:
            matches = self.found[name].parties
            kept = tuple(match for match in matches if best.get(match.party_id) == name)
            has_match = has_match or bool(matches)
            if kept:
                best = {key: value for key, value in best.items() if value != name} | {
                    match.party_id: "" for match in kept
                }
                yield self._part(name, NameMatches(kept))
        yield from self._possible(party, best)
        if party.certainty is Certainty.REST:
            return
        if not has_match and not self._could_mean_any(party):
            yield self._part(party.names[0], NameMatches(unreadable=self._unreadable(party)))

    def _could_mean_any(self, party: Party) -> bool:
        return any(self.found[name].candidates for name in party.names)

    def _possible(self, party: Party, matched: dict[str, str]) -> Iterator[PartMatches]:
        """Names that could mean parties of which none is matched by any name in the cell."""
        own = {match.party_id for name in party.names for match in self.found[name].parties}
        offered: set[str] = set()
        for name in party.names:
            found = self.found[name]
            ids = {candidate.party_id for candidate in found.candidates}
            if found.parties or ids & own:
                continue
            known = offered | matched.keys()
            new = tuple(one for one in found.candidates if one.party_id not in known)
            offered |= ids
            if new:
                yield self._part(name, NameMatches(candidates=new))

    def _unreadable(self, party: Party) -> ReasonKind | None:
        is_readable = any(map(self.scripts.have, party.names))
        return None if is_readable else ReasonKind.SCRIPT_WITHOUT_NAMES

    def as_it_is(self) -> PartMatches:
        """The cell as one name although it has several, as none of them matches."""
        cell = self.reading.cell
        whole = self.found[cell]
        if whole.parties and self.reading.has_address:
            # An address that is read as a part of the name makes one party of another.
            whole = NameMatches(candidates=whole.parties)
        if not whole.is_anything:
            whole = replace(whole, unreadable=self._why_unread())
        return self._part(cell, whole)

    def _why_unread(self) -> ReasonKind | None:
        if self.reading.is_damaged:
            return ReasonKind.DAMAGED_TEXT
        is_known = self.reading.parties or self.scripts.have(self.reading.cell)
        return None if is_known else ReasonKind.SCRIPT_WITHOUT_NAMES


def _is_exact(cell: str, matches: NameMatches) -> bool:
    """Whether the whole cell is a name of the record, letter for letter."""
    asked = squeezed(folded(cell))
    return any(squeezed(folded(match.matched_name)) == asked for match in matches.parties)
