"""Which party of the record an entry of an official list names."""

from __future__ import annotations

from dataclasses import dataclass

from watchers.matching.index import Index, Party
from watchers.matching.keys import squeezed
from watchers.matching.match import find
from watchers.names.normalize import folded
from watchers.names.parse import name_variants
from watchers.official.countries import IN_CHINA
from watchers.official.entries import Entry
from watchers.tables.rows import Record

ONE_TO_A_PARTY = frozenset({"ofac_uid", "uk_unique_id", "eu_reference"})


@dataclass(frozen=True)
class Identified:
    """A party of the record, how the entry names it, and how surely (0 to 1)."""

    party: Party
    how: str
    score: float


class Identifier:
    """Looks entries up by number, then by the name under which the record has them on that list, then by name."""

    def __init__(self, record: Record, index: Index) -> None:
        self.record, self.index = record, index
        self._party = {
            (known.party.table, known.party.party_id): known.party
            for names in index.identifiers.values()
            for known in names
        }
        self._by_number = {
            (row["scheme"], row["value"]): self._of(row) for row in record.tables["identifiers"]
        }
        self._numbers: dict[tuple[Party, str], set[str]] = {}
        for row in record.tables["identifiers"]:
            self._numbers.setdefault((self._of(row), row["scheme"]), set()).add(row["value"])
        self._as_listed: dict[tuple[str, str], Party] = {}
        for row in record.tables["designations"]:
            self._as_listed.setdefault(
                (row["list_id"], folded(row["name_as_listed"])), self._of(row)
            )
        self._country = {
            party: record.get(party.table, party.party_id).get("country", "")
            for party in self._party.values()
        }

    def _of(self, row: dict[str, str]) -> Party:
        return (
            self._party["entities", row["entity_id"]]
            if row["entity_id"]
            else self._party["officials", row["official_id"]]
        )

    def party_of(self, entry: Entry) -> Identified | None:
        """The party that the entry names, where there is one and no doubt which."""
        for scheme, value in entry.identifiers:
            if (scheme, value) in self._by_number:
                return Identified(self._by_number[scheme, value], f"{scheme} {value}", 1.0)
        for name in entry.names:
            for form in name_variants(name):
                party = self._as_listed.get((entry.list_id, folded(form)))
                if party and self._may_be(entry, party):
                    return Identified(party, "name as listed", 1.0)
        return self._by_name(entry)

    def _by_name(self, entry: Entry) -> Identified | None:
        for name in entry.names:
            # The aliases of large lists are many; only those that the record has letter for letter are looked at.
            if name != entry.name and squeezed(folded(name)) not in self.index.whole:
                continue
            found = [
                match
                for match in find(self.index, name).matches
                if self._may_be(entry, match.party)
            ]
            if len(found) == 1:
                return Identified(found[0].party, found[0].method, found[0].score)
        return None

    def may_name(self, entry: Entry, row: dict[str, str]) -> bool:
        """Whether nothing that the entry says speaks against its being the party of a row of the record."""
        return self._may_be(entry, self._of(row))

    def _may_be(self, entry: Entry, party: Party) -> bool:
        if entry.is_person is not None and entry.is_person != (party.table == "officials"):
            return False
        for scheme, value in entry.identifiers:
            numbers = self._numbers.get((party, scheme), ())
            # A party may have several numbers of other registers, but only one on a list.
            if scheme in ONE_TO_A_PARTY and numbers and value not in numbers:
                return False
        return _may_be_the_same(entry.country, self._country[party])


def _may_be_the_same(theirs: str, ours: str) -> bool:
    """Countries agree, or one is not known; one that is written in words is not China, which is always known."""
    if not theirs or not ours:
        return True
    if len(theirs) != 2:
        return ours not in IN_CHINA
    return theirs == ours or {theirs, ours} <= IN_CHINA
