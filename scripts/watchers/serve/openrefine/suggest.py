"""The suggest services: what a reader who types a few letters could mean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any

from watchers.names.normalize import folded
from watchers.screening.context.columns import ContextCells
from watchers.serve.errors import bad_parameter
from watchers.serve.openrefine.candidates import describe
from watchers.serve.openrefine.properties import Property
from watchers.serve.openrefine.types import Type, type_ids
from watchers.serve.service import Service

MAX_SUGGESTED = 20
MAX_DIGITS = 6
Suggestion = dict[str, Any]


class Suggester:
    """The names of the record, to be found by their beginnings."""

    def __init__(self, service: Service, types: dict[str, Type]) -> None:
        self._service, self._types = service, types

    @cached_property
    def _names(self) -> list[tuple[str, str]]:
        """Each name in small letters without accents, with the id of its party, by name."""
        names = self._service.names.index.whole.values()
        pairs = {(folded(one.name), one.party.party_id) for many in names for one in many}
        return sorted(pairs)

    def entities(self, prefix: str, *, cursor: int) -> list[Suggestion]:
        """The parties: those that the text names first, then those with a word that begins so."""
        found = [*self._named(prefix), *self._beginning(prefix)]
        ids = list(dict.fromkeys(found))[cursor : cursor + MAX_SUGGESTED]
        return [self._suggestion(party_id) for party_id in ids]

    def _named(self, prefix: str) -> Iterator[str]:
        for result in self._service.matches(prefix, ContextCells()):
            if result.match:
                yield result.match.party_id

    def _beginning(self, prefix: str) -> Iterator[str]:
        start = folded(prefix).strip()
        if not start:
            return
        yield from (party_id for name, party_id in self._names if name.startswith(start))
        inner = f" {start}"
        yield from (party_id for name, party_id in self._names if inner in name)

    def _suggestion(self, party_id: str) -> Suggestion:
        party = self._service.party(party_id)
        assert party is not None
        table, row = party
        return {
            "id": party_id,
            "name": row["name"],
            "description": describe(table, row),
            "notable": [self._types[one].brief for one in type_ids(table, row)],
        }


def with_text(prefix: str, offered: Iterable[Type | Property], *, cursor: int) -> list[Any]:
    """The types or properties with the text in their id or name."""
    text = prefix.casefold().strip()
    found = [one.brief for one in offered if text in f"{one.id} {one.name}".casefold()]
    return found[cursor : cursor + MAX_SUGGESTED]


def cursor_of(text: str | None) -> int:
    """How many suggestions to pass over. Raises RequestError if it is no such number."""
    return 0 if text is None else _number("cursor", text)


def limit_of(text: str | None) -> int | None:
    """How many to give at most; None for all. Raises RequestError if it is no such number."""
    if text is None:
        return None
    if not (limit := _number("limit", text)):
        raise bad_parameter("limit: it is not a positive number")
    return limit


def _number(name: str, text: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) <= MAX_DIGITS):
        raise bad_parameter(f"{name}: it is not a whole number below 1,000,000")
    return int(text)
