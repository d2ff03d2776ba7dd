"""Matches in the light of what a row says beside the name.

An identifier, a country or an address confirms a match, or tells parties apart that a name could
mean. None of them takes a match away: what differs is told, and what matched stays a match.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from watchers.matching.costs import COSTS
from watchers.matching.describe import describe_identifier
from watchers.matching.identifiers import Identifier
from watchers.matching.index import Index
from watchers.matching.indexed_name import RECORD_ID
from watchers.names.normalize import has_han
from watchers.names.parse import parse_name
from watchers.screening.context.compare import Context, ContextReader, findings
from watchers.screening.context.findings import DIFFERENCES, Finding, FindingKind
from watchers.screening.context.gazetteer import Gazetteer, levels
from watchers.screening.context.recorded import RecordedParties
from watchers.screening.merge import CellMatches, NameMatches, PartMatches
from watchers.screening.numbers import numbers_alone
from watchers.screening.result import MatchedParty
from watchers.tables.rows import Record

Find = Callable[[str], NameMatches]
"""What a name matches by itself."""
_DEGREES = {
    FindingKind.ADDRESS_AGREES: 3,
    FindingKind.ADDRESS_AGREES_IN_PART: 2,
    FindingKind.COUNTRY_AGREES: 1,
}
"""How much a finding tells a party from others that the name could mean."""
_COUNTRY_ALONE = _DEGREES[FindingKind.COUNTRY_AGREES]


class Confirmer:
    """Applies the context of rows to their matches."""

    def __init__(self, record: Record, *, index: Index, find: Find) -> None:
        self._index, self._find = index, find
        self._gazetteer = Gazetteer(record)
        self._recorded = RecordedParties(record, self._gazetteer)
        self.reader = ContextReader(self._gazetteer)

    def applied(self, name: str, matches: CellMatches, context: Context) -> CellMatches:
        """What the row matches: never less than its name alone does."""
        parts = self._with_identified(matches.parts, context)
        parts = self._with_place_added(name, parts, context)
        parts = tuple(self._compared(part, context) for part in parts)
        if numbers_alone(name):
            return replace(matches, parts=parts)  # No address makes a number a name.
        return replace(matches, parts=tuple(one for part in parts for one in _told_apart(part)))

    def _compared(self, part: PartMatches, context: Context) -> PartMatches:
        def compared(parties: Iterable[MatchedParty]) -> tuple[MatchedParty, ...]:
            return tuple(replace(one, findings=self._findings(one, context)) for one in parties)

        matches = part.matches
        return replace(
            part,
            matches=replace(
                matches,
                parties=compared(matches.parties),
                candidates=compared(matches.candidates),
            ),
        )

    def _findings(self, party: MatchedParty, context: Context) -> tuple[Finding, ...]:
        return findings(context, self._recorded.of(party.party_id), self._gazetteer)

    def _with_identified(
        self, parts: tuple[PartMatches, ...], context: Context
    ) -> tuple[PartMatches, ...]:
        """The parts, and the parties that only an identifier names, which match too."""
        matched = {one.party_id for part in parts for one in part.matches.parties}
        identified = {
            one.party_id: one
            for asked in context.identifiers
            for one in self._by_identifier(asked)
            if one.party_id not in matched
        }
        if not identified:
            return parts
        return (PartMatches("", NameMatches(tuple(identified.values()))), *_left(parts))

    def _by_identifier(self, asked: Identifier) -> Iterator[MatchedParty]:
        for indexed in self._index.identifiers.get(asked.key, ()):
            if indexed.kind != RECORD_ID:
                yield MatchedParty(
                    party_id=indexed.party.party_id,
                    party=indexed.party.name,
                    matched_name=indexed.name,
                    method=describe_identifier(indexed.kind),
                    score=1.0,
                    source_id=indexed.source_id,
                )

    def _with_place_added(
        self, name: str, parts: tuple[PartMatches, ...], context: Context
    ) -> tuple[PartMatches, ...]:
        """The parts, and what a name that anybody could have names together with its place.

        Public Security Bureau is no name, and with an address in Kashgar it is that of one party.
        """
        if any(part.matches.parties for part in parts) or not _needs_place(name):
            return parts
        found: dict[str, tuple[str, MatchedParty]] = {}
        for place in sorted(context.places):
            for asked_as in self._in_place(name, place):
                for one in self._find(asked_as).parties:
                    found.setdefault(one.party_id, (asked_as, one))
        is_sure = len(found) == 1 and len(context.places) == 1
        is_sure = is_sure and not any(self._is_elsewhere(one, context) for _, one in found.values())
        added = (
            PartMatches(asked_as, NameMatches(*(((one,), ()) if is_sure else ((), (one,)))))
            for asked_as, one in found.values()
        )
        return (*added, *_left(parts)) if found else parts

    def _is_elsewhere(self, party: MatchedParty, context: Context) -> bool:
        """Whether the row says that its party sits elsewhere than the one with the place added."""
        return any(one.kind in DIFFERENCES for one in self._findings(party, context))

    def _in_place(self, name: str, place: str) -> Iterator[str]:
        """The name with the place in front, in the script of the name, with and without a level.

        The office of a prefecture may sit in its city, so that an address does not tell which.
        """
        has_level = bool(parse_name(name).level)
        if has_han(name):
            if chinese := self._gazetteer.chinese_name(place):
                yield f"{chinese}{name}"
                for level in () if has_level else levels(chinese=True):
                    yield f"{chinese}{level}{name}"
            return
        yield f"{place.title()} {name}"
        for level in () if has_level else levels(chinese=False):
            yield f"{place.title()} {level.title()} {name}"


def _needs_place(name: str) -> bool:
    """Whether a name says only what its bearer does, as each place has one."""
    parsed = parse_name(name)
    return bool(parsed.business) and not (parsed.distinctive or parsed.places)


def _left(parts: tuple[PartMatches, ...]) -> tuple[PartMatches, ...]:
    """The parts that still say something beside another match.

    What a name could mean stays for review: an identifier may be that of another firm of the group.
    A cell that is one name and means nobody has no part left.
    """
    return tuple(part for part in parts if part.matches.is_anything or len(parts) > 1)


def _told_apart(part: PartMatches) -> tuple[PartMatches, ...]:
    """The candidate that alone agrees with the row as a match, the others still for review."""
    likeliest = _agreeing(part.matches.candidates)
    if part.matches.parties or likeliest is None:
        return (part,)
    reason = Finding(FindingKind.OTHER_AGREES, likeliest.party_id)
    others = tuple(
        replace(one, findings=(*one.findings, reason))
        for one in part.matches.candidates
        if one is not likeliest
    )
    return (
        replace(part, matches=NameMatches((likeliest,))),
        replace(part, matches=replace(part.matches, candidates=others)),
    )


def _agreeing(candidates: tuple[MatchedParty, ...]) -> MatchedParty | None:
    """The one of several candidates that fit as well which alone agrees most with the row.

    It must differ from the row in nothing. A country alone tells them apart only if all the others
    differ in it.
    """
    floor = max((one.score for one in candidates), default=0.0) - COSTS.margin
    likely = sorted((one for one in candidates if one.score > floor), key=_degree, reverse=True)
    if len(likely) < 2:
        return None
    first, *others = likely
    is_alone = _degree(first) > _degree(others[0])
    if _degree(first) == _COUNTRY_ALONE:
        is_alone = all(map(_differs, others))
    return first if is_alone and not _differs(first) else None


def _degree(party: MatchedParty) -> int:
    """How much a party agrees with the row, in what it agrees with it; 0 if in nothing."""
    return max((_DEGREES.get(finding.kind, 0) for finding in party.findings), default=0)


def _differs(party: MatchedParty) -> bool:
    return any(finding.kind in DIFFERENCES for finding in party.findings)
