"""Which parties of the record a name, or an identifier, names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from watchers.matching.index import Index, Known, Party, core_keys, person_keys, squeezed
from watchers.matching.score import Verdict, judge, tells_enough
from watchers.names.normalize import folded, has_han
from watchers.names.parse import MOST_CHARACTERS, Reading, read, writings
from watchers.names.vocabulary import common_words, ends

SHORTEST_ID = 5
MARGIN = 0.1
"""How much worse than the best a match may be and still be told."""


EXACT = 0.99
"""From which score a name is one of the record's, but for its legal form."""
ANOTHER_WORD = ("added", "left out")
IN_PART = ("without", "wider", "spelling")
"""How the ways of matching begin that leave something of the name unmatched."""


@dataclass(frozen=True)
class Match:
    """A party, which of its names matched, in which ways the names differ (none: the same), and how surely."""

    party: Party
    known: Known
    how: tuple[str, ...]
    score: float

    @property
    def method(self) -> str:
        kinds = {
            "former": "former name",
            "short": "short name",
            "alias": "alias",
            "as_listed": "name as listed",
            "spelling": "other spelling",
        }
        return "; ".join(
            filter(None, ("; ".join(self.how) or "same name", kinds.get(self.known.kind, "")))
        )


@dataclass(frozen=True)
class Found:
    """What a name was found to name; `possible` are parties that it could mean but does not name by itself."""

    matches: tuple[Match, ...] = ()
    possible: tuple[Party, ...] = ()


def find(index: Index, name: str) -> Found:
    """The parties that the name, or identifier, names; surest first."""
    by_number = _by_identifier(index, name)
    if by_number:
        return Found(by_number)
    best: dict[Party, Match] = {}
    possible: dict[Party, None] = {}
    forms = list(writings(name))
    for form in forms:
        for match in (*_persons(index, form, possible), *_entities(index, form, possible)):
            if match.party not in best or best[match.party].score < match.score:
                best[match.party] = match
    if not best:
        possible |= dict.fromkeys(
            party for form in forms for party in _of_the_same_core(index, form)
        )
    return _settled(best, possible)


def _of_the_same_core(index: Index, name: str) -> Iterator[Party]:
    """The parties whose full name has the whole of this one as its core: 'Dahua' could be Zhejiang Dahua Technology."""
    asked = read(name)
    if asked.core and not (
        asked.places or asked.generic or asked.light or set(asked.core) <= common_words()
    ):
        for known in index.core.get(asked.joined, ()):
            if known.reading.core == asked.core:
                yield known.party


def _settled(best: dict[Party, Match], possible: dict[Party, None]) -> Found:
    """Drops matches that are much worse than the best; where several parties fit only in part, none is told."""
    ranked = sorted(
        best.values(), key=lambda match: (-match.score, match.party.table, match.party.party_id)
    )
    if not ranked:
        return Found((), tuple(possible))
    kept = [
        match
        for match in ranked
        if match.score > ranked[0].score - MARGIN
        and (match.score >= 0.94 or ranked[0].score < 0.94)
    ]
    if ranked[0].score >= EXACT:
        # The name of one party to the letter is not that of its sister with a word more or less.
        kept = [
            match
            for match in kept
            if match.score >= EXACT or not any(how.endswith(ANOTHER_WORD) for how in match.how)
        ]
    whole = [match for match in kept if not any(how.startswith(IN_PART) for how in match.how)]
    if len(kept) > 1 and not whole:
        return Found((), tuple(match.party for match in kept))
    return Found(tuple(whole or kept))


def _by_identifier(index: Index, name: str) -> tuple[Match, ...]:
    written = name.strip()[:MOST_CHARACTERS]
    found = index.identifiers.get(written.lower(), ())
    # An id of the record counts only as it is written there: 'sugon' in a file may be an id, 'Sugon' is a name.
    found = [
        known
        for known in found
        if known.kind != "id of the record"
        or (known.name == written and len(written) >= SHORTEST_ID)
    ]
    return tuple(Match(known.party, known, (f"identifier ({known.kind})",), 1.0) for known in found)


def _persons(index: Index, form: str, possible: dict[Party, None]) -> Iterator[Match]:
    for key in sorted(person_keys(form)):
        for known in index.persons.get(key, ()):
            if _says_who(form, known.party):
                yield Match(
                    known.party,
                    known,
                    ("person's name, which others may bear",),
                    0.85 if has_han(form) == has_han(known.name) else 0.78,
                )
            else:
                possible[known.party] = None


def _says_who(form: str, party: Party) -> bool:
    """Whether a person's name is more than a surname; foreign surnames alone have up to four Chinese characters."""
    text = folded(form)
    if has_han(text):
        return " " in text or len(text) >= (3 if party.from_china else 5)
    return " " in text and len(text) >= 8


def _entities(index: Index, form: str, possible: dict[Party, None]) -> Iterator[Match]:
    asked = read(form)
    if not asked.text:
        return
    same = [
        known
        for known in index.whole.get(squeezed(folded(form)), ())
        if known.party.table == "entities"
    ]
    enough = tells_enough(asked)
    for known in same:
        if enough:
            yield Match(
                known.party,
                known,
                () if folded(known.name) == folded(form) else ("spacing",),
                _surety(asked),
            )
        else:
            possible[known.party] = None
    seen = set(map(id, same))
    for known in _candidates(index, asked):
        if id(known) in seen:
            continue
        seen.add(id(known))
        verdict = _verdict(index, asked, known)
        if verdict and enough:
            yield Match(known.party, known, verdict.how, min(verdict.score, _surety(asked)))
        elif verdict:
            possible[known.party] = None


def _verdict(index: Index, asked: Reading, known: Known) -> Verdict | None:
    party = known.party
    shared = bool(known.reading.core) and len(index.owners_of_core[known.reading.joined]) > 1
    verdict = judge(asked, known.reading, party.home, shared, party.chinese_cores)
    if verdict and asked.text != known.reading.text and not verdict.how:
        other_form = "script" if asked.han and known.reading.han else "other words for the same"
        return Verdict(min(verdict.score, 0.97), (other_form,))
    if verdict and not verdict.how and asked.legal != known.reading.legal:
        return Verdict(0.99, ("legal form",))
    return verdict


def _surety(asked: Reading) -> float:
    """A whole name of one word is less sure than one that also says where or what."""
    return (
        1.0
        if asked.places
        or asked.generic
        or asked.light
        or asked.legal
        or len(asked.core) > 1
        or asked.han
        else 0.9
    )


def _candidates(index: Index, asked: Reading) -> Iterator[Known]:
    if not asked.core:
        yield from index.places.get(asked.nearest_places, ())
        return
    for key in sorted(core_keys(asked)):
        yield from index.core.get(key, ())
    joined = asked.joined
    if len(joined) >= (3 if asked.han else 6):
        near = {
            core
            for end in ends(joined)
            for core in index.slips.get(end, ())
            if OSA.distance(joined, core, score_cutoff=2) <= 2
        }
        if len(joined) >= 11:
            near |= {core for word in asked.core for core in index.words.get(word, ())}
        for core in sorted(near):
            yield from index.core.get(core, ())
