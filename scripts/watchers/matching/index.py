"""The record's names, indexed so that a name is compared only with the few that it could mean."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from watchers.matching.keys import (
    MIN_LATIN_FOR_WORDS,
    can_have_slip,
    distinctive_keys,
    identifier_spellings,
    person_keys,
    squeezed,
)
from watchers.names.normalize import folded
from watchers.names.parse import ParsedName, name_variants, parse_name
from watchers.names.vocabulary import enclosing_places, slip_keys
from watchers.tables.rows import Record, Row

RECORD_ID = "record_id"
"""The kind of an indexed name that is the id of a party of the record."""
MIN_VARIANT_LENGTH = 4
"""A shorter rest of a name, as brackets or "a.k.a." leave, is no name of its own."""
_WRITES_CHINESE = frozenset({"CN", "TW", "HK", "MO", "SG"})


class PartyKey(NamedTuple):
    """The table and id of a party."""

    table: str
    party_id: str


@dataclass(frozen=True)
class Party:
    """An entity or official."""

    table: str
    party_id: str
    name: str
    home: frozenset[str] = frozenset()
    """The places that it sits in."""
    chinese_names: frozenset[str] = frozenset()
    """The distinctive parts of its Chinese names."""
    writes_chinese: bool = False
    """Whether an official's own name is written in Chinese."""


@dataclass(frozen=True)
class IndexedName:
    """A name or identifier of the record."""

    name: str
    kind: str
    """The kind of a name (names.kind, "name" or "as_listed"), the scheme of an identifier, or
    RECORD_ID."""
    source_id: str
    """The document that gives it; empty for an id of the record."""
    party: Party
    parsed: ParsedName


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
    """Word → long distinctive parts with it."""
    places: dict[frozenset[str], list[IndexedName]] = field(
        default_factory=lambda: defaultdict(list)
    )
    """Names without a distinctive part by their nearest places."""
    persons: dict[str, list[IndexedName]] = field(default_factory=_lists)
    """By `person_keys`."""
    identifiers: dict[str, list[IndexedName]] = field(default_factory=_lists)
    """By `identifier_spellings`."""
    parties: dict[str, set[Party]] = field(default_factory=lambda: defaultdict(set))
    """Key in `distinctive` → the parties with such a name."""

    def add(self, indexed: IndexedName) -> None:
        """Adds a name (not an identifier)."""
        self.whole[squeezed(folded(indexed.name))].append(indexed)
        if indexed.party.table == "officials":
            for key in person_keys(indexed.name):
                self.persons[key].append(indexed)
        elif indexed.parsed.distinctive:
            self._add_distinctive(indexed)
        else:
            self.places[indexed.parsed.nearest_places].append(indexed)

    def _add_distinctive(self, indexed: IndexedName) -> None:
        parsed = indexed.parsed
        for key in distinctive_keys(parsed):
            self.distinctive[key].append(indexed)
            self.parties[key].add(indexed.party)
        # Slips are looked up in the same script only; characters spoken alike share their pinyin.
        if can_have_slip(parsed):
            for key in slip_keys(parsed.joined):
                self.slips[key].add(parsed.joined)
        if len(parsed.joined) >= MIN_LATIN_FOR_WORDS:
            for word in parsed.distinctive:
                self.words[word].add(parsed.joined)

    def is_shared(self, indexed: IndexedName) -> bool:
        """Whether other parties have the same distinctive part."""
        parsed = indexed.parsed
        return bool(parsed.distinctive) and len(self.parties[parsed.joined]) > 1


def index_of(record: Record) -> Index:
    """All names and identifiers of a package's entities and officials."""
    index = Index()
    parties = dict(_parties(record))
    for key, name, kind, source_id in _names(record):
        for party in _with_successor(record, parties, key):
            for variant in name_variants(name):
                parsed = parse_name(variant)
                if parsed.text and (variant == name or len(parsed.text) >= MIN_VARIANT_LENGTH):
                    index.add(IndexedName(variant, kind, source_id, party, parsed))
    _add_identifiers(index, record, parties)
    return index


def _add_identifiers(index: Index, record: Record, parties: dict[PartyKey, Party]) -> None:
    no_name = parse_name("")
    for row in record.tables["identifiers"]:
        scheme, value = row["scheme"], row["value"]
        indexed = IndexedName(value, scheme, row["source_id"], parties[_key(row)], no_name)
        for spelling in identifier_spellings(scheme, value):
            index.identifiers[spelling].append(indexed)
    for party in parties.values():
        indexed = IndexedName(party.party_id, RECORD_ID, "", party, no_name)
        index.identifiers[party.party_id].append(indexed)


def _key(row: Row) -> PartyKey:
    if row["entity_id"]:
        return PartyKey("entities", row["entity_id"])
    return PartyKey("officials", row["official_id"])


def _parties(record: Record) -> Iterator[tuple[PartyKey, Party]]:
    chinese_names: dict[str, set[str]] = defaultdict(set)
    for row in record.tables["names"]:
        if row["entity_id"] and row["language"] == "zh":
            chinese_names[row["entity_id"]].add(parse_name(row["name"]).joined)
    for row in record.tables["entities"]:
        key = PartyKey("entities", row["entity_id"])
        yield (
            key,
            Party(
                *key,
                row["name"],
                home=_home(record, row["place_id"]),
                chinese_names=frozenset(chinese_names[row["entity_id"]]),
            ),
        )
    for row in record.tables["officials"]:
        key = PartyKey("officials", row["official_id"])
        yield key, Party(*key, row["name"], writes_chinese=row["country"] in _WRITES_CHINESE)


def _home(record: Record, place_id: str) -> frozenset[str]:
    """The place and those around it, in the vocabulary's spelling; without China."""
    places: frozenset[str] = frozenset()
    seen: set[str] = set()
    while place_id and place_id not in seen:
        seen.add(place_id)
        row = record.get("places", place_id)
        for name in (row.get("name", ""), row.get("name_zh", "")):
            places |= parse_name(name).places
        place_id = row.get("parent_id", "")
    return (places | enclosing_places(places)) - {"china"}


def _names(record: Record) -> Iterator[tuple[PartyKey, str, str, str]]:
    """Party, name, kind and source of each main name, further name, and name printed by a list."""
    for table, id_column in (("entities", "entity_id"), ("officials", "official_id")):
        for row in record.tables[table]:
            yield PartyKey(table, row[id_column]), row["name"], "name", row["source_id"]
    for row in record.tables["names"]:
        yield _key(row), row["name"], row["kind"], row["source_id"]
    for row in record.tables["designations"]:
        yield _key(row), row["name_as_listed"], "as_listed", row["source_id"]


def _with_successor(
    record: Record, parties: dict[PartyKey, Party], key: PartyKey
) -> Iterator[Party]:
    """The party, and the one that replaced it, if any."""
    yield parties[key]
    successor = record.get(*key).get("replaced_by", "")
    if successor:
        yield parties[PartyKey(key.table, successor)]
