"""The data extension service: values of properties for parties, as of a day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from watchers.serve.days import ON, asked_day
from watchers.serve.errors import bad_parameter
from watchers.serve.openrefine.properties import UNKNOWN, Property
from watchers.serve.openrefine.query import check_batch, read_json_parameter
from watchers.serve.service import Service
from watchers.text.printable import quoted
from watchers.text.suggest import did_you_mean

SETTINGS = [
    {
        "name": ON.name,
        "label": "On this day",
        "type": "text",
        "default": "",
        "help_text": "YYYY-MM-DD, for answers of lists; empty for the day of the release",
    }
]
MAX_PROPERTIES = 50
MAX_ID = 200


@dataclass(frozen=True)
class Column:
    """A property that is asked for, and the day."""

    of: Property
    day: str
    released: str

    @property
    def meta(self) -> dict[str, str]:
        """The day stands in the name, so that it stays with the column, and so does its limit."""
        name = self.of.name
        if self.of.is_of_a_day:
            name = f"{name} on {self.day}"
            if self.day > self.released:
                name = f"{name}, as of the release of {self.released}"
        return {"id": self.of.id, "name": name}


def extended(service: Service, text: str, *, known: dict[str, Property]) -> dict[str, Any]:
    """The answer to a data extension query. Raises RequestError if it cannot be read."""
    query = read_json_parameter(text, name="extend")
    if not isinstance(query, dict) or not _is_list_of(query.get("ids"), str):
        raise bad_parameter("extend: ids is not a list of ids")
    if not _is_list_of(query.get("properties"), dict):
        raise bad_parameter("extend: properties is not a list of properties")
    check_batch(len(query["ids"]), "extend: ids", most=service.limits.ids)
    if len(query["properties"]) > MAX_PROPERTIES:
        raise bad_parameter(f"extend: it asks for more than {MAX_PROPERTIES} properties")
    columns = [_column(service, one, known) for one in query["properties"]]
    if len({column.of.id for column in columns}) < len(columns):
        raise bad_parameter("extend: a property is asked for twice; ask for each day by itself")
    return {
        "meta": [column.meta for column in columns],
        "rows": {party_id: _row(service, party_id, columns) for party_id in query["ids"]},
    }


def _is_list_of(value: Any, kind: type) -> bool:
    return isinstance(value, list) and all(isinstance(one, kind) for one in value)


def _column(service: Service, one: dict[str, Any], known: dict[str, Property]) -> Column:
    property_id, settings = one.get("id"), one.get("settings") or {}
    if not isinstance(property_id, str) or property_id not in known:
        hint = did_you_mean(str(property_id)[:MAX_ID], known)
        raise bad_parameter(f"extend: {quoted(property_id)} is not a property.{hint}")
    if not isinstance(settings, dict) or not isinstance(settings.get(ON.name, ""), str):
        raise bad_parameter(f"extend: the settings of {property_id} are not texts")
    for name in settings:
        if name != ON.name:
            raise bad_parameter(f"extend: {quoted(name)} is not a setting; {ON.name} is the one")
    day = asked_day(settings.get(ON.name, "").strip() or None, begins=service.begins)
    released = service.package.created
    return Column(known[property_id], day or released, released)


def _row(service: Service, party_id: str, columns: list[Column]) -> dict[str, list[dict[str, str]]]:
    return {
        column.of.id: [{"str": text} for text in _values(service, party_id, column)]
        for column in columns
    }


def _values(service: Service, party_id: str, column: Column) -> Iterator[str]:
    """Of an id that the record does not have nothing is known, which no empty cell may hide."""
    party = service.party(party_id)
    if party is not None:
        yield from column.of.values(service, party_id, party[1], column.day)
    elif column.of.is_of_a_day:
        yield UNKNOWN
