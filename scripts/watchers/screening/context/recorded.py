"""What the record says of a party that a row can agree with or differ from."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from watchers.matching.identifiers import Identifier
from watchers.matching.identifiers import recorded as as_compared
from watchers.names.countries import read_country
from watchers.names.parse import parse_name
from watchers.screening.context.gazetteer import Gazetteer
from watchers.tables.rows import Record, Row, party_id_of


@dataclass(frozen=True)
class Recorded:
    """The identifiers, countries and places of a party; empty where the record says nothing."""

    identifiers: tuple[Identifier, ...]
    countries: frozenset[str]
    places: frozenset[str]
    """The nearest places: those of its seat, else those in its names."""


class RecordedParties:
    """Looks parties up, each once."""

    def __init__(self, record: Record, gazetteer: Gazetteer) -> None:
        self._record, self._gazetteer = record, gazetteer
        self._made: dict[str, Recorded] = {}
        self._identifiers: dict[str, list[Identifier]] = defaultdict(list)
        for row in record.tables["identifiers"]:
            self._identifiers[party_id_of(row)].append(as_compared(row["scheme"], row["value"]))
        self._names: dict[str, list[str]] = defaultdict(list)
        for row in record.tables["names"]:
            self._names[party_id_of(row)].append(row["name"])
        for row in record.tables["designations"]:
            self._names[party_id_of(row)].append(row["name_as_listed"])

    def of(self, party_id: str) -> Recorded:
        """What is recorded of a party of the record."""
        if party_id not in self._made:
            self._made[party_id] = self._recorded(party_id)
        return self._made[party_id]

    def _recorded(self, party_id: str) -> Recorded:
        row = self._record.get("entities", party_id) or self._record.get("officials", party_id)
        return Recorded(
            identifiers=tuple(self._identifiers.get(party_id, ())),
            countries=frozenset(filter(None, (row["country"], self._country_of_seat(row)))),
            places=self._places(party_id, row),
        )

    def _country_of_seat(self, row: Row) -> str:
        """The country that the place of the seat lies in; empty if the record does not say."""
        place_id, seen = row.get("place_id", ""), set()
        while place_id and place_id not in seen:
            seen.add(place_id)
            place = self._record.get("places", place_id)
            if place.get("kind") == "country":
                return read_country(place["name"])
            place_id = place.get("parent_id", "")
        return ""

    def _places(self, party_id: str, row: Row) -> frozenset[str]:
        seat = self._gazetteer.nearest(self._gazetteer.of_record(row.get("place_id", "")))
        if seat or "place_id" not in row:
            return seat
        names = (row["name"], *self._names.get(party_id, ()))
        return self._gazetteer.nearest(place for name in names for place in parse_name(name).places)
