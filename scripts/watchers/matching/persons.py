"""The persons of the record that a name names or could mean."""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz.distance import OSA

from watchers.matching.candidate import Candidate, candidate
from watchers.matching.costs import COSTS
from watchers.matching.gaps import Gap, Gaps, Kind
from watchers.matching.index import Index
from watchers.matching.indexed_name import IndexedName
from watchers.matching.keys import loose_person_key, may_be_person, person_keys
from watchers.matching.parties import Party
from watchers.names.normalize import folded, has_han
from watchers.names.pinyin import is_pinyin
from watchers.names.titles import without_title
from watchers.names.vocabulary import slip_keys
from watchers.names.wade_giles import is_wade_giles, wade_giles_as_pinyin

_TITLE = Gap(Kind.TITLE, COSTS.title)
_ROMANISATION = Gap(Kind.ROMANISATION, COSTS.romanisation)
_OTHER_FORM = Gap(Kind.OTHER_FORM, COSTS.other_form)
_PERSON_SLIP = Gap(Kind.PERSON_SLIP, COSTS.person_slip)
_TOO_SHORT = Gap(Kind.TOO_SHORT, COSTS.doubt)


def persons(index: Index, name: str) -> Iterator[Candidate]:
    """The persons who have the name, or one like it; a person may come more than once."""
    text = folded(name)
    if not may_be_person(text):
        return iter(())
    return _persons(index, name, text)


def _persons(index: Index, name: str, text: str) -> Iterator[Candidate]:
    yield from _called(index, text, doubts=())
    bare = without_title(text)
    if bare != text:
        yield from _called(index, bare, doubts=(_TITLE,))
    if is_wade_giles(name):
        yield from _called(index, wade_giles_as_pinyin(name), doubts=(_ROMANISATION,))


def _called(index: Index, bare: str, *, doubts: Gaps) -> Iterator[Candidate]:
    """The persons with a folded name, and those whose name is a slip away from it."""
    keys = sorted(person_keys(bare))
    for key in keys:
        for indexed in index.persons.get(key, ()):
            yield candidate(indexed, _gaps(bare, indexed) + doubts)
    for indexed in index.loose_persons.get(loose_person_key(bare), ()):
        yield candidate(indexed, (*_gaps(bare, indexed), *doubts, _OTHER_FORM))
    if not has_han(bare) and len(bare) >= COSTS.min_person_letters:
        for indexed in _with_slip(index, keys, bare):
            yield candidate(indexed, (*_gaps(bare, indexed), *doubts, _PERSON_SLIP))


def _gaps(text: str, indexed: IndexedName) -> Gaps:
    is_same_script = has_han(text) == has_han(indexed.name)
    cost = COSTS.person if is_same_script else COSTS.person_other_script
    name = Gap(Kind.PERSON_NAME, cost)
    return (name,) if _identifies_person(text, indexed.party) else (name, _TOO_SHORT)


def _with_slip(index: Index, keys: list[str], text: str) -> Iterator[IndexedName]:
    """Names that differ by a letter, or two in long ones. Another pinyin is another person."""
    if " " not in text or all(map(is_pinyin, text.split())):
        return
    for key in keys:
        allowed = 1 if len(key) < COSTS.min_latin_for_two_slips - 1 else 2
        near = {other for part in slip_keys(key) for other in index.person_slips.get(part, ())}
        for other in sorted(near):
            if 0 < OSA.distance(key, other, score_cutoff=allowed) <= allowed:
                yield from index.persons[other]


def _identifies_person(text: str, party: Party) -> bool:
    """Whether a person's name is more than a surname."""
    if not has_han(text):
        return " " in text and len(text) >= COSTS.min_person_letters
    needed = (
        COSTS.min_person_characters if party.writes_chinese else COSTS.min_foreign_person_characters
    )
    return " " in text or len(text) >= needed
