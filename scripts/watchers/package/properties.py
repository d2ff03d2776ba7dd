"""Which properties the objects of a descriptor and of a schema have, and what their values are.

A property that is misspelt switches a check off without a word, so the lists are closed. Source:
Data Package standard v2 (datapackage.org/standard), narrowed to what Watchers uses.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from watchers.text.printable import quoted
from watchers.text.suggest import did_you_mean

Fault = tuple[str, str]
"""The JSON path of a value, and what is wrong with it."""


@dataclass(frozen=True, kw_only=True)
class Kind:
    """The properties of objects of one kind."""

    texts: frozenset[str] = frozenset()
    lists_of_texts: frozenset[str] = frozenset()
    lists_of_objects: dict[str, str] = field(default_factory=dict)
    """Properties that are lists of objects, and the kind of these."""
    others: frozenset[str] = frozenset()
    """Properties whose values are checked by what reads them."""
    required: frozenset[str] = frozenset()
    one_of: frozenset[str] = frozenset()
    """Properties of which at least one is there, and is not empty; if there are none, none is."""

    @property
    def known(self) -> frozenset[str]:
        return self.texts | self.lists_of_texts | self.lists_of_objects.keys() | self.others


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split())


CONTRIBUTOR = _words("title givenName familyName path email organization role")
SOURCE = _words("title path email version")
KINDS: dict[str, Kind] = {
    "package": Kind(
        texts=_words("title description homepage id"),
        lists_of_texts=_words("keywords"),
        lists_of_objects={
            "licenses": "licence",
            "contributors": "contributor",
            "sources": "source",
        },
        others=_words("$schema name version created resources"),
        required=_words("$schema name version created resources"),
    ),
    "licence": Kind(texts=_words("name path title"), one_of=_words("name path")),
    "contributor": Kind(
        texts=CONTRIBUTOR,
        lists_of_texts=_words("roles"),
        one_of=CONTRIBUTOR | _words("roles"),
    ),
    "source": Kind(texts=SOURCE, one_of=SOURCE),
    "resource": Kind(
        texts=_words("title description mediatype"),
        others=_words("name type path format encoding schema bytes hash"),
        required=_words("name path schema"),
    ),
    "schema": Kind(
        texts=_words("title description"),
        others=_words("$schema fields missingValues primaryKey uniqueKeys foreignKeys"),
        required=_words("$schema description fields primaryKey"),
    ),
    "field": Kind(
        texts=_words("title description"),
        others=_words("name type format rdfType example evidence constraints"),
        required=_words("name type description"),
    ),
    "foreign key": Kind(
        others=_words("fields reference"),
        required=_words("fields reference"),
    ),
    "reference": Kind(others=_words("resource fields"), required=_words("fields")),
}


def property_faults(value: dict[str, Any], *, kind: str, where: str) -> Iterator[Fault]:
    """What is wrong with the properties of the object at the path `where`."""
    expected = KINDS[kind]
    for name in sorted(value.keys() - expected.known):
        hint = did_you_mean(name, expected.known)
        yield where, f"{quoted(name)} is not a property of a {kind}.{hint}"
    for name in missing_properties(value, kind=kind):
        yield where, f"the property '{name}' is missing from this {kind}."
    if expected.one_of and not any(value.get(name) for name in expected.one_of):
        names = ", ".join(sorted(expected.one_of))
        yield where, f"is a {kind} without any of: {names}. Give at least one."
    yield from _value_faults(value, expected=expected, place=f"{where}/" if where else "")


def missing_properties(value: dict[str, Any], *, kind: str) -> list[str]:
    return sorted(KINDS[kind].required - value.keys())


def _value_faults(value: dict[str, Any], *, expected: Kind, place: str) -> Iterator[Fault]:
    for name in sorted(expected.texts & value.keys()):
        if not isinstance(value[name], str):
            yield f"{place}{name}", f"{quoted(value[name])} is not a text."
    for name in sorted(expected.lists_of_texts & value.keys()):
        if not _is_list_of(str, value[name]):
            yield f"{place}{name}", "is not a list of texts."
    for name in sorted(expected.lists_of_objects.keys() & value.keys()):
        if not _is_list_of(dict, value[name]):
            yield f"{place}{name}", "is not a list of objects."
            continue
        for number, item in enumerate(value[name]):
            kind = expected.lists_of_objects[name]
            yield from property_faults(item, kind=kind, where=f"{place}{name}/{number}")


def _is_list_of(kind: type, value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, kind) for item in value)
