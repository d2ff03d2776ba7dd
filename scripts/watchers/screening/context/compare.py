"""Compares what a row says beside the name with what the record says of a party."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from watchers.matching.identifiers import Identifier
from watchers.names.countries import IN_CHINA, read_country
from watchers.screening.context.columns import ContextCells
from watchers.screening.context.findings import Finding, FindingKind
from watchers.screening.context.gazetteer import COUNTRY, Gazetteer
from watchers.screening.context.identifiers import read_identifiers
from watchers.screening.context.recorded import Recorded
from watchers.screening.no_name import is_no_name

MAX_REMEMBERED = 10_000
"""Addresses of which the places are kept, so that memory stays bounded."""


@dataclass(frozen=True)
class Context:
    """What the cells of a row say, as read."""

    identifiers: tuple[Identifier, ...] = ()
    country: str = ""
    places: frozenset[str] = frozenset()
    unread: tuple[str, ...] = ()
    """The columns whose cells say something that could not be read."""


class ContextReader:
    """Reads the cells of rows."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._places: dict[str, frozenset[str]] = {}

    def read(self, cells: ContextCells) -> Context:
        filled = {
            field: text
            for field, cell in zip(cells._fields, cells, strict=True)
            if (text := cell.strip()) and not _says_nothing(field, text)
        }
        country = read_country(filled.get("country", ""))
        identifiers = read_identifiers(filled.get("id", ""))
        places = self._places_in(filled.get("address", ""))
        is_read = {
            "id": None not in identifiers,
            "country": bool(country),
            "address": bool(places),
        }
        return Context(
            tuple(filter(None, identifiers)),
            country,
            places,
            unread=tuple(field for field in filled if not is_read[field]),
        )

    def _places_in(self, address: str) -> frozenset[str]:
        if len(self._places) > MAX_REMEMBERED:
            self._places.clear()
        if address not in self._places:
            self._places[address] = self._gazetteer.in_text(address)
        return self._places[address]


def _says_nothing(field: str, text: str) -> bool:
    """Whether it is a placeholder; NA is one, and the code of a country too."""
    return is_no_name(text) and not (field == "country" and read_country(text))


def findings(context: Context, recorded: Recorded, gazetteer: Gazetteer) -> tuple[Finding, ...]:
    """In what a row agrees with a party, or differs from it; nothing where one says nothing."""
    return (
        *_of_identifiers(context, recorded),
        *_of_country(context.country, recorded.countries),
        *_of_address(context.places, recorded.places, gazetteer),
    )


def _of_identifiers(context: Context, recorded: Recorded) -> Iterator[Finding]:
    for asked in context.identifiers:
        of_register = [one for one in recorded.identifiers if one.register == asked.register]
        if asked.key in {one.key for one in of_register}:
            yield Finding(FindingKind.ID_AGREES, f"{asked.scheme} {asked.value}", asked.value)
        elif of_register:
            others = ", ".join(one.value for one in of_register)
            yield Finding(FindingKind.ID_DIFFERS, asked.value, others)


def _of_country(asked: str, recorded: frozenset[str]) -> Iterator[Finding]:
    if not asked or not recorded:
        return
    shown = ", ".join(sorted(recorded))
    if asked in recorded:
        yield Finding(FindingKind.COUNTRY_AGREES, asked, shown)
    elif asked in IN_CHINA and recorded & IN_CHINA:
        yield Finding(FindingKind.COUNTRY_AGREES_IN_PART, asked, shown)
    else:
        yield Finding(FindingKind.COUNTRY_DIFFERS, asked, shown)


def _of_address(
    asked: frozenset[str], recorded: frozenset[str], gazetteer: Gazetteer
) -> Iterator[Finding]:
    if not asked or not recorded:
        return
    kind = FindingKind.ADDRESS_DIFFERS
    if asked & recorded:
        kind = FindingKind.ADDRESS_AGREES
    elif (asked & gazetteer.enclosing(recorded) | recorded & gazetteer.enclosing(asked)) - {
        COUNTRY
    }:
        kind = FindingKind.ADDRESS_AGREES_IN_PART
    yield Finding(kind, _named(asked & recorded or asked), _named(recorded))


def _named(keys: frozenset[str]) -> str:
    """Places in words: Kashgar, Inner Mongolia, USA."""
    return ", ".join(key.upper() if _is_code(key) else key.title() for key in sorted(keys))


def _is_code(key: str) -> bool:
    """Whether the key of a place is the code of a country (usa, uk)."""
    return len(key) <= 3 and bool(read_country(key))
