"""The record's names, indexed so that a name is compared only with the few that it could mean."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from watchers.matching import identifiers
from watchers.matching.indexed_name import OWN_NAME, RECORD_ID, IndexedName
from watchers.matching.keys import (
    HEAD_LENGTH,
    MIN_LATIN_FOR_WORDS,
    can_have_slip,
    distinctive_keys,
    initials_of,
    is_rare_word,
    look_of,
    loose_person_key,
    person_keys,
    squeezed,
)
from watchers.matching.parties import Party, PartyKey, parties_of, party_key
from watchers.matching.within import NamesWithin
from watchers.names.normalize import folded
from watchers.names.parse import in_latin_letters, name_variants, parse_name
from watchers.names.sounds import consonants
from watchers.names.vocabulary import slip_keys
from watchers.tables.rows import Record

MIN_VARIANT_LENGTH = 4
"""A shorter rest of a name, as brackets or "a.k.a." leave, is no name of its own."""


def _lists() -> dict[str, list[IndexedName]]:
    return defaultdict(list)


def _sets() -> dict[str, set[str]]:
    return defaultdict(set)


@dataclass
class Index:
    """Names by what is compared first."""

    whole: dict[str, list[IndexedName]] = field(default_factory=_lists)
    """By the whole name without spaces."""
    distinctive: dict[str, list[IndexedName]] = field(default_factory=_lists)
    """By `distinctive_keys`."""
    slips: dict[str, set[str]] = field(default_factory=_sets)
    """First or last letters → distinctive parts that begin or end so."""
    words: dict[str, set[str]] = field(default_factory=_sets)
    """Word → distinctive parts with it in which it is rare, or one of many letters."""
    heads: dict[str, set[str]] = field(default_factory=_sets)
    """First two characters → longer Chinese distinctive parts."""
    tails: dict[str, set[str]] = field(default_factory=_sets)
    """Last two characters → longer Chinese distinctive parts."""
    initials: dict[str, list[IndexedName]] = field(default_factory=_lists)
    """By `initials`."""
    sounds: dict[str, list[IndexedName]] = field(default_factory=_lists)
    """Names with one distinctive word in Latin letters by its consonants."""
    looks: dict[str, set[tuple[str, ...]]] = field(default_factory=lambda: defaultdict(set))
    """Distinctive words in Latin letters by how they look (`look_of`)."""
    sorted_names: list[str] = field(default_factory=list)
    """The keys of `whole`, in order."""
    within: NamesWithin = field(default_factory=NamesWithin)
    """Those that also count within a longer text."""
    places: dict[frozenset[str], list[IndexedName]] = field(
        default_factory=lambda: defaultdict(list)
    )
    """Names without a distinctive part by their nearest places."""
    persons: dict[str, list[IndexedName]] = field(default_factory=_lists)
    """By `person_keys`."""
    loose_persons: dict[str, list[IndexedName]] = field(default_factory=_lists)
    """By `loose_person_key`."""
    person_slips: dict[str, set[str]] = field(default_factory=_sets)
    """First or last letters → keys of persons that begin or end so."""
    identifiers: dict[str, list[IndexedName]] = field(default_factory=_lists)
    """By `identifiers.spellings`, in small letters; and by the id of the party."""
    parties: dict[str, set[Party]] = field(default_factory=lambda: defaultdict(set))
    """Key in `distinctive`, and each of its words → the parties with such a name."""

    _shared: dict[str, bool] = field(default_factory=dict)

    def add(self, indexed: IndexedName) -> None:
        """Adds a name (not an identifier)."""
        self.whole[squeezed(folded(indexed.name))].append(indexed)
        if indexed.party.table == "officials":
            self._add_person(indexed)
        elif indexed.parsed.distinctive:
            self._add_distinctive(indexed)
        else:
            self.places[indexed.parsed.nearest_places].append(indexed)

    def _add_person(self, indexed: IndexedName) -> None:
        for key in person_keys(folded(indexed.name)):
            self.persons[key].append(indexed)
            for part in slip_keys(key):
                self.person_slips[part].add(key)
        if loose_key := loose_person_key(folded(indexed.name)):
            self.loose_persons[loose_key].append(indexed)

    def _add_distinctive(self, indexed: IndexedName) -> None:
        parsed = indexed.parsed
        for key in distinctive_keys(parsed):
            self.distinctive[key].append(indexed)
        if look := not parsed.is_chinese and look_of(parsed.joined):
            self.looks[look].add(parsed.distinctive)
        for key in (*distinctive_keys(parsed), *parsed.distinctive):
            self.parties[key].add(indexed.party)
        # Slips are looked up in the same script only; characters spoken alike share their pinyin.
        if can_have_slip(parsed):
            for key in slip_keys(parsed.joined):
                self.slips[key].add(parsed.joined)
        is_long = len(parsed.joined) >= MIN_LATIN_FOR_WORDS
        for word in parsed.distinctive:
            if is_long or len(parsed.distinctive) > 1 or is_rare_word(word):
                self.words[word].add(parsed.joined)
        if len(parsed.distinctive) == 1 and not parsed.is_chinese:
            self.sounds[consonants(parsed.joined)].append(indexed)
        if parsed.is_chinese and len(parsed.joined) > HEAD_LENGTH:
            self.heads[parsed.joined[:HEAD_LENGTH]].add(parsed.joined)
            self.tails[parsed.joined[-HEAD_LENGTH:]].add(parsed.joined)

    def is_shared(self, indexed: IndexedName) -> bool:
        """Whether other parties have the same distinctive part, in any script or among others."""
        joined = indexed.parsed.joined
        if joined not in self._shared:
            keys = (joined, in_latin_letters(indexed.parsed))
            self._shared[joined] = any(len(self.parties[key]) > 1 for key in keys if key)
        return self._shared[joined]

    def add_initials(self, indexed: IndexedName) -> None:
        """Adds the initials of a party's own name."""
        if indexed.kind == OWN_NAME and not indexed.party.is_background:
            for initials in initials_of(indexed.name):
                self.initials[initials].append(indexed)


def index_of(record: Record) -> Index:
    """All names and identifiers of a package's entities and officials."""
    index = Index()
    parties = dict(parties_of(record))
    for key, name, kind, source_id in _names(record):
        for party in _with_successor(record, parties, key):
            for variant in name_variants(name):
                parsed = parse_name(variant)
                if parsed.text and (variant == name or len(parsed.text) >= MIN_VARIANT_LENGTH):
                    indexed = IndexedName(variant, kind, source_id, party, parsed)
                    index.add(indexed)
                    index.add_initials(indexed)
    index.sorted_names = sorted(index.whole)
    index.within = NamesWithin.of(name for names in index.whole.values() for name in names)
    _add_identifiers(index, record, parties)
    return index


def _add_identifiers(index: Index, record: Record, parties: dict[PartyKey, Party]) -> None:
    no_name = parse_name("")
    for row in record.tables["identifiers"]:
        scheme, value = row["scheme"], row["value"]
        indexed = IndexedName(value, scheme, row["source_id"], parties[party_key(row)], no_name)
        for spelling in identifiers.spellings(scheme, value):
            index.identifiers[spelling].append(indexed)
    for party in parties.values():
        indexed = IndexedName(party.party_id, RECORD_ID, "", party, no_name)
        index.identifiers[party.party_id].append(indexed)


def _names(record: Record) -> Iterator[tuple[PartyKey, str, str, str]]:
    """Party, name, kind and source of each main name, further name, and name printed by a list."""
    for table, id_column in (("entities", "entity_id"), ("officials", "official_id")):
        for row in record.tables[table]:
            yield PartyKey(table, row[id_column]), row["name"], OWN_NAME, row["source_id"]
    for row in record.tables["names"]:
        yield party_key(row), row["name"], row["kind"], row["source_id"]
    for row in record.tables["designations"]:
        yield party_key(row), row["name_as_listed"], "as_listed", row["source_id"]


def _with_successor(
    record: Record, parties: dict[PartyKey, Party], key: PartyKey
) -> Iterator[Party]:
    """The party, and the one that replaced it, if any."""
    yield parties[key]
    successor = record.get(*key).get("replaced_by", "")
    if successor:
        yield parties[PartyKey(key.table, successor)]
