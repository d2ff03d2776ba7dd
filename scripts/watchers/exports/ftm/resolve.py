"""Looks whether entities hold together: what the format's own `validate` lets pass.

That one accepts references to nothing and to entities of a wrong schema.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from watchers.exports.ftm.graph import Entity
from watchers.exports.ftm.model import ENTITY, ftm_model

ENTITY_ID = re.compile(r"[0-9a-zA-Z](?:[0-9a-zA-Z.-]*[0-9a-zA-Z])?")
MAX_ID_LENGTH = 200
NOT_NEEDED = frozenset({("Document", "fileName")})
"""Required properties that nothing asks for: a document of ours is an address and no file."""


def faults(entities: Iterable[Entity]) -> Iterator[str]:
    """In words, each id, property and reference that breaks the model."""
    found = list(entities)
    schemata = {entity.id: entity.schema for entity in found}
    for entity in found:
        yield from _faults_of_id(entity)
        yield from _faults_of_properties(entity, schemata)


def _faults_of_id(entity: Entity) -> Iterator[str]:
    if not ENTITY_ID.fullmatch(entity.id) or len(entity.id) > MAX_ID_LENGTH:
        yield f"{entity.id} cannot be an id"


def _faults_of_properties(entity: Entity, schemata: dict[str, str]) -> Iterator[str]:
    model, stated = ftm_model(), entity.properties()
    allowed = model.properties[entity.schema]
    for prop in sorted(model.required[entity.schema] - stated.keys()):
        if (entity.schema, prop) not in NOT_NEEDED:
            yield f"{entity.id} has no {prop}, which a {entity.schema} needs"
    for prop, values in stated.items():
        if prop not in allowed:
            yield f"{entity.id} has {prop}, which a {entity.schema} does not have"
        elif allowed[prop].type == ENTITY:
            yield from _faults_of_references(entity, prop, values, schemata)
        elif prop == "topics" and not model.topics.issuperset(values):
            yield f"{entity.id} has a topic that does not exist: {', '.join(values)}"


def _faults_of_references(
    entity: Entity, prop: str, values: list[str], schemata: dict[str, str]
) -> Iterator[str]:
    wanted = ftm_model().properties[entity.schema][prop].range
    for value in values:
        if value not in schemata:
            yield f"{entity.id}: {prop} refers to {value}, which does not exist"
        elif value == entity.id:
            yield f"{entity.id}: {prop} refers to itself"
        elif not ftm_model().is_a(schemata[value], wanted):
            yield f"{entity.id}: {prop} refers to {value}, a {schemata[value]} and no {wanted}"
