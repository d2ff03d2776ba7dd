"""What FollowTheMoney allows: schemata, their properties, and its lists of codes.

The facts are generated from the library by scripts/update_ftm_model.py.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FACTS = Path(__file__).with_name("vendor") / "model.json"
ENTITY = "entity"
"""The type of a property that refers to an entity."""
WITHOUT_LANGUAGE = frozenset(
    {"entity", "date", "url", "country", "topic", "identifier", "number", "language", "id"}
)
"""Types whose values are no words, so that a statement of them has no language."""


@dataclass(frozen=True)
class Property:
    """A property of a schema."""

    type: str
    max_length: int
    """The most characters of a value."""
    range: str = ""
    """The schema that an entity must be, if the property refers to one."""


@dataclass(frozen=True)
class Model:
    """The schemata that are written, and the codes that they may hold."""

    ancestors: dict[str, frozenset[str]]
    """By schema, what an entity of it is, itself included."""
    required: dict[str, frozenset[str]]
    properties: dict[str, dict[str, Property]]
    """By schema, all properties, inherited ones too."""
    topics: frozenset[str]
    countries: frozenset[str]
    languages: dict[str, str]
    """The codes of three letters by those of two."""
    language_values: frozenset[str]
    """Those of three letters that a property may hold; a statement may be in any."""

    def is_a(self, schema: str, wanted: str) -> bool:
        return wanted in self.ancestors[schema]

    def language(self, tag: str) -> str:
        """The code of three letters of a tag of BCP 47; empty if there is none."""
        primary = tag.split("-")[0]
        return self.languages.get(primary, primary if len(primary) == 3 else "")


@cache
def ftm_model() -> Model:
    """The model, read once."""
    facts = json.loads(FACTS.read_text("utf-8"))
    schemata = facts["schemata"]
    return Model(
        ancestors={name: frozenset(schema["is_a"]) for name, schema in schemata.items()},
        required={name: frozenset(schema["required"]) for name, schema in schemata.items()},
        properties={name: _properties(schemata, name) for name in schemata},
        topics=frozenset(facts["topics"]),
        countries=frozenset(facts["countries"]),
        languages=facts["languages"],
        language_values=frozenset(facts["language_values"]),
    )


def _properties(schemata: dict[str, Any], name: str) -> dict[str, Property]:
    """All properties of a schema: those of the most general first, so that others override."""
    lineage = sorted(schemata[name]["is_a"], key=lambda above: len(schemata[above]["is_a"]))
    return {
        key: Property(*facts)
        for above in lineage
        for key, facts in schemata[above]["properties"].items()
    }
