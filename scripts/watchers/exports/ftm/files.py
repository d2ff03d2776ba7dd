"""The two files: an entity a line, and a row for each statement."""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from watchers.exports.ftm.graph import Entity, Key
from watchers.exports.ftm.model import ftm_model

COLUMNS = (
    "canonical_id",
    "entity_id",
    "prop",
    "prop_type",
    "schema",
    "value",
    "dataset",
    "origin",
    "lang",
    "original_value",
    "external",
    "first_seen",
    "last_seen",
    "id",
)
"""Of statements as CSV, in the order of the format."""
ID = "id"
"""The property by which an entity states that it exists."""
NO = "f"


def write_entities(entities: Iterable[Entity], *, dataset: str, file: Path) -> int:
    """Writes an entity a line, sorted by id, and returns how many there are."""
    count = 0
    with file.open("w", encoding="utf-8", newline="\n") as out:
        for entity in entities:
            line = {
                "id": entity.id,
                "schema": entity.schema,
                "properties": entity.properties(),
                "datasets": [dataset],
            }
            out.write(json.dumps(line, ensure_ascii=False) + "\n")
            count += 1
    return count


def write_statements(entities: Iterable[Entity], *, dataset: str, file: Path) -> int:
    """Writes the statements, those of an entity together, and returns how many there are."""
    count = 0
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, COLUMNS, dialect=csv.unix_dialect)
        writer.writeheader()
        for entity in entities:
            for row in _rows(entity, dataset=dataset):
                writer.writerow(row)
                count += 1
    return count


def _rows(entity: Entity, *, dataset: str) -> Iterator[dict[str, str]]:
    itself = Key(prop=ID, value=entity.id, language="")
    for key, origin in [(itself, entity.origin), *entity.statements.items()]:
        yield {
            "canonical_id": entity.id,
            "entity_id": entity.id,
            "prop": key.prop,
            "prop_type": _type(entity, key.prop),
            "schema": entity.schema,
            "value": key.value,
            "dataset": dataset,
            "origin": origin,
            "lang": key.language,
            "external": NO,
            "id": _statement_id(entity, key, dataset=dataset),
        }


def _type(entity: Entity, prop: str) -> str:
    return ID if prop == ID else ftm_model().properties[entity.schema][prop].type


def _statement_id(entity: Entity, key: Key, *, dataset: str) -> str:
    """The id as the library makes it, so that equal statements are equal in its tools."""
    text = f"{dataset}.{entity.id}.{key.prop}.{key.value}"
    if key.language:
        text = f"{text}@{key.language}"
    return hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest()
