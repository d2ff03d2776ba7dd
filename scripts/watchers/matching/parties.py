"""The parties of a record: where they sit, and whether they are offered for other names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from watchers.matching.background import background_ids
from watchers.names.parse import parse_name
from watchers.names.vocabulary import enclosing_places
from watchers.tables.rows import Record, Row

_NOT_STATED = re.compile(r"\([\w ]+ not (?:stated|named)\)")
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
    is_background: bool = False
    """Whether the record has it only for what it published, wrote or decided."""

    @property
    def is_not_stated(self) -> bool:
        """Whether its name says that the sources do not: "(level not stated)"."""
        return _NOT_STATED.search(self.name) is not None


def party_key(row: Row) -> PartyKey:
    """The table and id of the party that a row is about."""
    if row["entity_id"]:
        return PartyKey("entities", row["entity_id"])
    return PartyKey("officials", row["official_id"])


def parties_of(record: Record) -> Iterator[tuple[PartyKey, Party]]:
    """Each entity and official of the record, by its table and id."""
    chinese_names: dict[str, set[str]] = defaultdict(set)
    for row in record.tables["names"]:
        if row["entity_id"] and row["language"] == "zh":
            chinese_names[row["entity_id"]].add(parse_name(row["name"]).joined)
    background, homes = background_ids(record), _Homes(record)
    for row in record.tables["entities"]:
        key = PartyKey("entities", row["entity_id"])
        yield (
            key,
            Party(
                *key,
                row["name"],
                home=homes.of(row["place_id"]),
                chinese_names=frozenset(chinese_names[row["entity_id"]]),
                is_background=row["entity_id"] in background,
            ),
        )
    for row in record.tables["officials"]:
        key = PartyKey("officials", row["official_id"])
        yield key, Party(*key, row["name"], writes_chinese=row["country"] in _WRITES_CHINESE)


class _Homes:
    """The places that a party at a place sits in; many parties share one."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._of: dict[str, frozenset[str]] = {}

    def of(self, place_id: str) -> frozenset[str]:
        """The place and those around it, in the vocabulary's spelling; without China."""
        if place_id not in self._of:
            places = frozenset(self._spellings(place_id))
            self._of[place_id] = (places | enclosing_places(places)) - {"china"}
        return self._of[place_id]

    def _spellings(self, place_id: str) -> Iterator[str]:
        seen: set[str] = set()
        while place_id and place_id not in seen:
            seen.add(place_id)
            row = self._record.get("places", place_id)
            for name in (row.get("name", ""), row.get("name_zh", "")):
                yield from parse_name(name).places
            place_id = row.get("parent_id", "")
