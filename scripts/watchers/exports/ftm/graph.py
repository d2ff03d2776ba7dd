"""Entities that are being made, as statements: each value with its language and its document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from watchers.exports.ftm.model import WITHOUT_LANGUAGE, ftm_model
from watchers.problems.errors import UnusablePackage
from watchers.text.escape import no_formula

PREFIX = "watchers"
CUT = " … [cut]"
ENGLISH = "eng"
"""The language of what the record says in its own words."""
NUMBER = "number"
"""The type whose values may begin with a sign."""
HOST_ALONE = re.compile(r"[a-z]+://[^/?#]+")
"""An address without a path, behind which the format writes a slash."""


@dataclass(frozen=True)
class Key:
    """What tells the statements of an entity apart."""

    prop: str
    value: str
    language: str


@dataclass
class Entity:
    """One entity of a schema, and what is stated of it."""

    id: str
    schema: str
    origin: str
    """The document that it rests on; values rest on it too unless they name another."""
    statements: dict[Key, str] = field(default_factory=dict)
    """The document of each statement, the first if there are several."""

    @property
    def is_thing(self) -> bool:
        return ftm_model().is_a(self.schema, "Thing")

    def add(self, prop: str, value: str, *, language: str = "", origin: str = "") -> None:
        """States a value, unless it is empty or the property has it already in this language."""
        if not value:
            return
        facts = ftm_model().properties[self.schema][prop]
        if facts.type != NUMBER:
            value = no_formula(" ".join(value.split()))
        if facts.type == "url" and HOST_ALONE.fullmatch(value):
            value = f"{value}/"
        if len(value) > facts.max_length:
            value = value[: facts.max_length - len(CUT)] + CUT
        language = "" if facts.type in WITHOUT_LANGUAGE else language
        self.statements.setdefault(Key(prop, value, language), origin or self.origin)

    def explain(self, text: str, *, origin: str = "") -> None:
        """States in the record's own words what no property is for."""
        prop = "notes" if self.is_thing else "description"
        self.add(prop, text, language=ENGLISH, origin=origin)

    def values(self, prop: str) -> list[str]:
        return [key.value for key in self.statements if key.prop == prop]

    def properties(self) -> dict[str, list[str]]:
        """The values by property; of each, the one that was stated first stands first."""
        found: dict[str, list[str]] = {}
        for key in self.statements:
            values = found.setdefault(key.prop, [])
            if key.value not in values:
                values.append(key.value)
        return dict(sorted(found.items()))


class Graph:
    """All entities, by id, and which of them carry a row of the record."""

    def __init__(self) -> None:
        self._entities: dict[str, Entity] = {}
        self._carriers: dict[tuple[str, str], list[Entity]] = {}

    def __iter__(self) -> Iterator[Entity]:
        """The entities in the order of their ids."""
        return iter(sorted(self._entities.values(), key=lambda entity: entity.id))

    def make(self, schema: str, *, kind: str, row_id: str, origin: str) -> Entity:
        """A new entity. Raises UnusablePackage if there is one with its id."""
        entity = Entity(entity_id(kind, row_id), schema, origin)
        if self._entities.setdefault(entity.id, entity) is not entity:
            raise UnusablePackage(f"two entities of FollowTheMoney would be called {entity.id}")
        return entity

    def get(self, kind: str, row_id: str) -> Entity:
        """The entity. Raises UnusablePackage if there is none."""
        found = self._entities.get(entity_id(kind, row_id))
        if found is None:
            raise UnusablePackage(f"{kind} has no row {row_id}. Run: watchers validate")
        return found

    def has(self, kind: str, row_id: str) -> bool:
        return entity_id(kind, row_id) in self._entities

    def carry(self, table: str, row_id: str, entity: Entity) -> None:
        """Notes that an entity says what a row says, so that the row's evidence goes to it."""
        self._carriers.setdefault((table, row_id), []).append(entity)

    def carriers(self, table: str, row_id: str) -> list[Entity]:
        """The entities that say what a row says; none if the row is not carried."""
        return self._carriers.get((table, row_id), [])


def entity_id(kind: str, row_id: str) -> str:
    """The id of an entity: that of its row, behind the table. FollowTheMoney allows no `_`."""
    return f"{PREFIX}-{kind.replace('_', '-')}-{row_id}"
