"""Finds the parties of the record that a name, or identifier, names or could mean."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from watchers.matching.candidate import Candidate, MatchResult, candidate
from watchers.matching.costs import COSTS
from watchers.matching.doubts import identifies, max_score
from watchers.matching.gaps import Gap, Gaps, Kind
from watchers.matching.identifiers import identifier
from watchers.matching.index import Index
from watchers.matching.indexed_name import RECORD_ID, WEAK_ALIAS, IndexedName
from watchers.matching.keys import squeezed
from watchers.matching.near_names import names_called, near_names
from watchers.matching.parties import Party
from watchers.matching.persons import persons
from watchers.matching.remnants import (
    completed,
    cut_off_names,
    names_that_sound_alike,
    names_with_initials,
    read_otherwise,
)
from watchers.matching.score import compare
from watchers.matching.settle import settled
from watchers.names.normalize import folded
from watchers.names.parse import MAX_NAME_LENGTH, ParsedName, name_variants, parse_name
from watchers.names.sounds import is_spelled_by_ear

_NOBODY = MatchResult()
_NOT_STATED = (Gap(Kind.BODY_NOT_STATED, COSTS.doubt),)
_TOO_SHORT = (Gap(Kind.TOO_SHORT, COSTS.doubt),)
_WITHIN = (Gap(Kind.WITHIN, COSTS.within),)
_WEAK_ALIAS = Gap(Kind.WEAK_ALIAS, COSTS.doubt)


def find(index: Index, name: str) -> MatchResult:
    """The parties that the name, or identifier, names, or else those that it could mean."""
    by_identifier = tuple(_identifier_matches(index, name))
    if by_identifier:
        return MatchResult(by_identifier)
    found = all_like(index, name)
    result = settled(found) if found else _NOBODY
    return result if result.matches or result.candidates else _within(index, name)


def _within(index: Index, name: str) -> MatchResult:
    """The parties of which a name stands within the text, for review."""
    found: dict[Party, Candidate] = {}
    for indexed in index.within.find(name):
        found.setdefault(indexed.party, candidate(indexed, _WITHIN))
    return settled(found.values()) if found else _NOBODY


def all_like(index: Index, name: str) -> list[Candidate]:
    """Every party with a name that is like this one, none of them left out for a better one."""
    search = _Search(index)
    for variant in name_variants(name):
        search.add_persons(variant)
        search.add_entities(variant)
    search.add_short_id(name)
    return list(search.best.values())


def _identifier_matches(index: Index, name: str) -> Iterator[Candidate]:
    spelling = name.strip()[:MAX_NAME_LENGTH]
    read = identifier(spelling)
    by_key = index.identifiers.get(read.key, ()) if read else ()
    for indexed in by_key or index.identifiers.get(spelling.lower(), ()):
        # An id of the record counts only in its own case: sugon may be an id, Sugon is a name.
        is_id = indexed.name == spelling and len(spelling) >= COSTS.min_id_length
        if indexed.kind != RECORD_ID or is_id:
            yield Candidate(indexed.party, indexed, (), 1.0, by_identifier=True)


@dataclass
class _Search:
    """The likest name of each party."""

    index: Index
    best: dict[Party, Candidate] = field(default_factory=dict)

    def _add(self, found: Candidate) -> None:
        if found.indexed.kind == WEAK_ALIAS:
            found = found.with_gap(_WEAK_ALIAS)
        if found.party not in self.best or self.best[found.party].score < found.score:
            self.best[found.party] = found

    def add_persons(self, name: str) -> None:
        for found in persons(self.index, name):
            self._add(found)

    def add_entities(self, name: str) -> None:
        asked = parse_name(name)
        if not asked.text:
            return
        for indexed, gaps in self._fitting(name, asked):
            if indexed.party.is_not_stated and indexed.name != indexed.party.name:
                gaps += _NOT_STATED
            self._add(candidate(indexed, gaps, max_score=max_score(asked)))

    def add_short_id(self, name: str) -> None:
        """The party whose id this is, if the id is too short not to be a word of a file."""
        spelling = name.strip()[:MAX_NAME_LENGTH]
        for indexed in self.index.identifiers.get(spelling, ()):
            if indexed.kind == RECORD_ID and indexed.name == spelling:
                self._add(candidate(indexed, _TOO_SHORT))

    def _fitting(self, name: str, asked: ParsedName) -> Iterator[tuple[IndexedName, Gaps]]:
        """The names that fit: those that are the whole name, the near ones, then parts of names."""
        whole = squeezed(folded(name))
        for indexed in self.index.whole.get(whole, ()):
            if indexed.party.table == "entities":
                yield indexed, _whole_name_gaps(name, asked, indexed)
        yield from self._near(asked)
        if asked.distinctive:
            yield from _parts_of_names(self.index, asked, whole=whole)
        for longer in completed(asked):
            for indexed, gaps in self._near(longer):
                yield indexed, (*gaps, Gap(Kind.CUT_OFF, COSTS.cut_off))
        for other in read_otherwise(self.index, asked):
            for indexed, gaps in self._near(other):
                yield indexed, (*gaps, Gap(Kind.LOOK_ALIKE, COSTS.doubt))
        if asked.distinctive and not asked.is_chinese and is_spelled_by_ear(name):
            for indexed in names_that_sound_alike(self.index, asked):
                yield indexed, (Gap(Kind.SOUND, COSTS.sound),)

    def _near(self, asked: ParsedName) -> Iterator[tuple[IndexedName, Gaps]]:
        seen: set[int] = set()
        for indexed in near_names(self.index, asked):
            if id(indexed) in seen:
                continue
            seen.add(id(indexed))
            gaps = compare(
                asked,
                indexed.parsed,
                home=indexed.party.home,
                is_shared=self.index.is_shared(indexed),
                chinese_names=indexed.party.chinese_names,
            )
            if gaps is not None:
                yield indexed, gaps


def _parts_of_names(
    index: Index, asked: ParsedName, *, whole: str
) -> Iterator[tuple[IndexedName, Gaps]]:
    """Names of which the distinctive part, the beginning or the initials are all that is asked."""
    if not (asked.places or asked.business):
        for indexed in names_called(index, asked):
            yield indexed, (Gap(Kind.COMMON_REST, COSTS.core_alone),)
        for indexed in names_with_initials(index, asked):
            yield indexed, (Gap(Kind.INITIALS, COSTS.initials), *_TOO_SHORT)
    for indexed in cut_off_names(index, asked, whole=whole):
        yield indexed, (Gap(Kind.CUT_OFF, COSTS.cut_off),)


def _whole_name_gaps(name: str, asked: ParsedName, indexed: IndexedName) -> Gaps:
    spacing = (Gap(Kind.SPACING, COSTS.whole_name_spacing),)
    gaps = () if folded(indexed.name) == folded(name) else spacing
    return gaps if identifies(asked) else gaps + _TOO_SHORT
