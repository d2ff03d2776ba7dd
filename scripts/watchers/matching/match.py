"""Finds the parties of the record that a name, or identifier, names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from watchers.matching.candidates import candidates, parties_called
from watchers.matching.costs import COSTS
from watchers.matching.describe import describe_identifier, describe_name
from watchers.matching.gaps import OTHER_WORD, PARTIAL, Gap, Kind, score_of
from watchers.matching.index import RECORD_ID, Index, IndexedName, Party
from watchers.matching.keys import person_keys, squeezed
from watchers.matching.score import compare, identifies, max_score
from watchers.names.normalize import folded, has_han
from watchers.names.parse import MAX_NAME_LENGTH, ParsedName, name_variants, parse_name


@dataclass(frozen=True)
class Match:
    """A party that a name names."""

    party: Party
    indexed: IndexedName
    """The name or identifier of the party that matched."""
    gaps: tuple[Gap, ...]
    """How the names differ; empty if they are the same."""
    score: float
    by_identifier: bool = False

    @property
    def method(self) -> str:
        """How it matched, in words."""
        if self.by_identifier:
            return describe_identifier(self.indexed.kind)
        return describe_name(self.gaps, name_kind=self.indexed.kind)

    def has_gap(self, kinds: frozenset[Kind]) -> bool:
        """Whether one of its gaps is of these kinds."""
        return any(gap.kind in kinds for gap in self.gaps)


@dataclass(frozen=True)
class MatchResult:
    """What a name names."""

    matches: tuple[Match, ...] = ()
    """Surest first."""
    possible: tuple[Party, ...] = ()
    """If nothing matches, parties that the name could mean but does not identify."""


def find(index: Index, name: str) -> MatchResult:
    """The parties that the name, or identifier, names; surest first."""
    by_identifier = tuple(_identifier_matches(index, name))
    if by_identifier:
        return MatchResult(by_identifier)
    search = _Search(index)
    variants = list(name_variants(name))
    for variant in variants:
        search.add_persons(variant)
        search.add_entities(variant)
    if search.best:
        return _settled(search.best.values())
    for variant in variants:
        search.possible |= dict.fromkeys(parties_called(index, variant))
    return MatchResult((), tuple(search.possible))


def _identifier_matches(index: Index, name: str) -> Iterator[Match]:
    spelling = name.strip()[:MAX_NAME_LENGTH]
    for indexed in index.identifiers.get(spelling.lower(), ()):
        # An id of the record counts only in its own case: sugon may be an id, Sugon is a name.
        is_id = indexed.name == spelling and len(spelling) >= COSTS.min_id_length
        if indexed.kind != RECORD_ID or is_id:
            yield Match(indexed.party, indexed, (), 1.0, by_identifier=True)


@dataclass
class _Search:
    """The best match of each party, and the parties that are only possible."""

    index: Index
    best: dict[Party, Match] = field(default_factory=dict)
    possible: dict[Party, None] = field(default_factory=dict)

    def _add(self, match: Match) -> None:
        if match.party not in self.best or self.best[match.party].score < match.score:
            self.best[match.party] = match

    def add_persons(self, name: str) -> None:
        for key in sorted(person_keys(name)):
            for indexed in self.index.persons.get(key, ()):
                if not _identifies_person(name, indexed.party):
                    self.possible[indexed.party] = None
                    continue
                is_same_script = has_han(name) == has_han(indexed.name)
                cost = COSTS.person if is_same_script else COSTS.person_other_script
                gaps = (Gap(Kind.PERSON_NAME, cost),)
                self._add(Match(indexed.party, indexed, gaps, score_of(gaps)))

    def add_entities(self, name: str) -> None:
        asked = parse_name(name)
        if not asked.text:
            return
        is_enough = identifies(asked)
        for indexed, gaps in self._fitting(name, asked):
            if is_enough:
                score = min(score_of(gaps), max_score(asked))
                self._add(Match(indexed.party, indexed, gaps, score))
            else:
                self.possible[indexed.party] = None

    def _fitting(
        self, name: str, asked: ParsedName
    ) -> Iterator[tuple[IndexedName, tuple[Gap, ...]]]:
        """The names that fit, each once: first those that are the whole name, then the others."""
        seen: set[int] = set()
        for indexed in self.index.whole.get(squeezed(folded(name)), ()):
            if indexed.party.table == "entities":
                seen.add(id(indexed))
                is_same = folded(indexed.name) == folded(name)
                spacing = Gap(Kind.SPACING, COSTS.whole_name_spacing)
                yield indexed, () if is_same else (spacing,)
        for indexed in candidates(self.index, asked):
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


def _identifies_person(name: str, party: Party) -> bool:
    """Whether a person's name is more than a surname."""
    text = folded(name)
    if not has_han(text):
        return " " in text and len(text) >= COSTS.min_person_letters
    needed = (
        COSTS.min_person_characters if party.writes_chinese else COSTS.min_foreign_person_characters
    )
    return " " in text or len(text) >= needed


def _settled(matches: Iterable[Match]) -> MatchResult:
    """Drops matches that are much worse than the best; there must be one.

    If several parties match and all only in part, none does: they are possible.
    """
    ranked = sorted(matches, key=_rank)
    top = ranked[0].score
    kept = [match for match in ranked if _is_near(match.score, top)]
    if top >= COSTS.exact:
        # The exact name of one party is not that of its sister with a word more or less.
        kept = [m for m in kept if m.score >= COSTS.exact or not m.has_gap(OTHER_WORD)]
    whole = [match for match in kept if not match.has_gap(PARTIAL)]
    if len(kept) > 1 and not whole:
        return MatchResult((), tuple(match.party for match in kept))
    return MatchResult(tuple(whole or kept))


def _rank(match: Match) -> tuple[float, str, str]:
    return -match.score, match.party.table, match.party.party_id


def _is_near(score: float, top: float) -> bool:
    """Whether a match with this score is kept beside the best one."""
    if top >= COSTS.near_exact > score:
        return False
    return score > top - COSTS.margin
