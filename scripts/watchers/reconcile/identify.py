"""Which party of the record an entry of an official list names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from watchers.matching.index import Index
from watchers.matching.keys import squeezed
from watchers.matching.match import find
from watchers.matching.parties import Party
from watchers.names.countries import IN_CHINA
from watchers.names.normalize import folded
from watchers.names.parse import name_variants
from watchers.official.entries import Entry
from watchers.tables.rows import Record, Row, party_id_of

ONE_TO_A_PARTY = frozenset({"ofac_uid", "uk_unique_id", "eu_reference"})
"""Schemes in which a party has no more than one number."""
CODE_LENGTH = 2
"""Characters of a country's code (ISO 3166-1 alpha-2)."""


@dataclass(frozen=True)
class Identified:
    """A party of the record that an entry names."""

    party: Party
    how: str
    """By which number or which kind of match."""
    score: float
    """How sure that is, from 0 to 1."""


@dataclass(frozen=True)
class IdentifiedEntry:
    """An entry of a list, with the party of the record that it names; None if it names none."""

    entry: Entry
    identified: Identified | None

    @property
    def party_id(self) -> str:
        """The id of the party; empty if there is none."""
        return self.identified.party.party_id if self.identified else ""


class Identifier:
    """Looks entries up by number, then by the name as listed, then by any name but a weak one."""

    def __init__(self, record: Record, *, index: Index) -> None:
        self.index = index
        self._parties = {
            (name.party.table, name.party.party_id): name.party
            for names in index.identifiers.values()
            for name in names
        }
        self._by_number: dict[tuple[str, str], Party] = {}
        self._numbers: dict[tuple[Party, str], set[str]] = {}
        for row in record.tables["identifiers"]:
            party = self._party_of_row(row)
            self._by_number[row["scheme"], row["value"]] = party
            self._numbers.setdefault((party, row["scheme"]), set()).add(row["value"])
        self._as_listed: dict[tuple[str, str], Party] = {}
        for row in record.tables["designations"]:
            key = row["list_id"], folded(row["name_as_listed"])
            self._as_listed.setdefault(key, self._party_of_row(row))
        self._countries = {
            party: record.get(party.table, party.party_id).get("country", "")
            for party in self._parties.values()
        }

    def identify(self, entry: Entry) -> IdentifiedEntry:
        """The entry with the party that it names, if there is exactly one."""
        return IdentifiedEntry(
            entry, self._by_numbers(entry) or self._by_listed_name(entry) or self._by_name(entry)
        )

    def _by_numbers(self, entry: Entry) -> Identified | None:
        for scheme, value in entry.identifiers:
            if party := self._by_number.get((scheme, value)):
                return Identified(party, f"{scheme} {value}", 1.0)
        return None

    def _by_listed_name(self, entry: Entry) -> Identified | None:
        for name in entry.names:
            for spelling in name_variants(name):
                party = self._as_listed.get((entry.list_id, folded(spelling)))
                if party and self._may_be(entry, party):
                    return Identified(party, "name as listed", 1.0)
        return None

    def _by_name(self, entry: Entry) -> Identified | None:
        for name in entry.names:
            # Large lists have many aliases; only those that the record has letter for letter
            # are looked up.
            if name != entry.name and squeezed(folded(name)) not in self.index.whole:
                continue
            matches = [
                match
                for match in find(self.index, name).matches
                if self._may_be(entry, match.party)
            ]
            if len(matches) == 1:
                return Identified(matches[0].party, matches[0].method, matches[0].score)
        return None

    def perhaps(self, entry: Entry) -> Identified | None:
        """The party that has a weak alias of the entry as its own name, if there is exactly one."""
        for name in entry.weak_names:
            named = {
                indexed.party
                for indexed in self.index.whole.get(squeezed(folded(name)), ())
                if self._may_be(entry, indexed.party)
            }
            if len(named) == 1:
                return Identified(named.pop(), f"its weak alias {name}", 0.0)
        return None

    def may_name(self, entry: Entry, row: Row) -> bool:
        """Whether nothing in the entry rules out that it is the party of a row of the record."""
        return self._may_be(entry, self._party_of_row(row))

    def _party_of_row(self, row: Row) -> Party:
        table = "entities" if row["entity_id"] else "officials"
        return self._parties[table, party_id_of(row)]

    def _may_be(self, entry: Entry, party: Party) -> bool:
        if entry.is_person is not None and entry.is_person != (party.table == "officials"):
            return False
        for scheme, value in entry.identifiers:
            numbers = self._numbers.get((party, scheme), ())
            if scheme in ONE_TO_A_PARTY and numbers and value not in numbers:
                return False
        return _may_be_the_same(entry.country, self._countries[party])


def _may_be_the_same(theirs: str, ours: str) -> bool:
    """Whether two countries agree or one of them is unknown.

    A country that is not a code is not China, whose code is always known.
    """
    if not theirs or not ours:
        return True
    if len(theirs) != CODE_LENGTH:
        return ours not in IN_CHINA
    return theirs == ours or {theirs, ours} <= IN_CHINA


def weak_bearers(row: Row, entries: Iterable[IdentifiedEntry]) -> list[Entry]:
    """The entries that have the name as listed of a designation as a weak alias."""
    listed_name = folded(row["name_as_listed"])
    return [item.entry for item in entries if listed_name in map(folded, item.entry.weak_names)]


def entries_of_rows(
    rows: Iterable[Row], *, entries: Iterable[IdentifiedEntry], identifier: Identifier
) -> dict[str, list[Entry]]:
    """For each designation, by id, the entries that name its party.

    Only those with the name as listed if there are any; entries that merely have that name among
    their aliases if there are no others, as a list may have a party only in its parent's entry.
    """
    by_party: dict[str, list[Entry]] = {}
    by_name: dict[str, list[Entry]] = {}
    for item in entries:
        if item.identified:
            by_party.setdefault(item.party_id, []).append(item.entry)
        for name in item.entry.names:
            by_name.setdefault(folded(name), []).append(item.entry)
    result: dict[str, list[Entry]] = {}
    for row in rows:
        listed_name = folded(row["name_as_listed"])
        of_party = by_party.get(party_id_of(row), [])
        same_name = [entry for entry in of_party if folded(entry.name) == listed_name]
        as_alias = [
            entry for entry in by_name.get(listed_name, []) if identifier.may_name(entry, row)
        ]
        result[row["designation_id"]] = same_name or of_party or as_alias
    return result
