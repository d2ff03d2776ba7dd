"""Reads the JSON of a reconciliation query batch (Reconciliation Service API 0.2)."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from watchers.package.strict_json import parse_json
from watchers.screening.context.columns import ContextCells
from watchers.serve.errors import Code, RequestError, bad_parameter
from watchers.serve.limits import Limits
from watchers.text.printable import quoted
from watchers.text.suggest import did_you_mean

ASKED_BESIDE = {
    "identifiers": ("id", "an identifier: USCC, LEI, ticker, ISIN, …"),
    "country": ("country", "a country, as a code or a name"),
    "address": ("address", "an address or a place"),
}
"""The properties that a query may give beside a name: the cell of ContextCells, and what it is."""
STRICTNESS = ("any", "should", "all")
"""How types are meant: a candidate must have any of them, should have one, or must have all.

OpenRefine sends `should` with the type of a column.
"""


@dataclass(frozen=True)
class Query:
    """One name to be reconciled."""

    name: str
    cells: ContextCells
    """What is known of the party beside its name."""
    types: tuple[str, ...] = ()
    strictness: str = STRICTNESS[0]
    limit: int | None = None


@dataclass(frozen=True)
class QueryReader:
    """Reads batches of queries; raises RequestError, which says which query is wrong, and why."""

    type_ids: Collection[str]
    limits: Limits

    def batch(self, text: str) -> dict[str, Query]:
        """The queries by their keys."""
        document = read_json_parameter(text, name="queries")
        if not isinstance(document, dict):
            raise bad_parameter("queries: it is not an object of queries")
        check_batch(len(document), "queries", most=self.limits.batch)
        return {key: self._query(f"query {quoted(key)}", one) for key, one in document.items()}

    def _query(self, where: str, one: Any) -> Query:
        if not isinstance(one, dict):
            raise bad_parameter(f"{where} is not an object")
        cells = self._cells(where, one.get("properties", []))
        text = self._text(f"{where}: query", one.get("query", ""))
        name = text.strip() or cells.id
        # OpenRefine sends cells of blanks too; refused, they would take their batch with them.
        if not text and not name:
            raise bad_parameter(f"{where} has neither a name (query) nor an identifier")
        strictness = one.get("type_strict", STRICTNESS[0])
        if strictness not in STRICTNESS:
            raise bad_parameter(f"{where}: type_strict is one of {', '.join(STRICTNESS)}")
        types = self._types(where, one.get("type", []))
        return Query(name, cells, types, strictness, _limit(where, one.get("limit")))

    def _text(self, where: str, value: Any) -> str:
        if not isinstance(value, str):
            raise bad_parameter(f"{where} is not a text")
        if len(value) > self.limits.name_characters:
            most = f"{self.limits.name_characters:,}"
            raise bad_parameter(f"{where} has more than {most} characters")
        return value

    def _types(self, where: str, value: Any) -> tuple[str, ...]:
        """An unknown type is refused: it would leave out every party without a word."""
        asked = [value] if isinstance(value, str) else value
        if not isinstance(asked, list) or not all(isinstance(one, str) for one in asked):
            raise bad_parameter(f"{where}: type is neither a type nor a list of types")
        for one in asked:
            if one not in self.type_ids:
                hint = did_you_mean(one, self.type_ids)
                raise bad_parameter(f"{where}: {quoted(one)} is not a type.{hint}")
        return tuple(asked)

    def _cells(self, where: str, value: Any) -> ContextCells:
        if not isinstance(value, list):
            raise bad_parameter(f"{where}: properties is not a list")
        found: dict[str, list[str]] = {}
        for one in value:
            if not isinstance(one, dict) or not {"pid", "v"} <= one.keys():
                raise bad_parameter(f"{where}: a property has not both pid and v")
            if one["pid"] not in list(ASKED_BESIDE):
                known = ", ".join(ASKED_BESIDE)
                raise bad_parameter(f"{where}: {quoted(one['pid'])} is not one of {known}")
            values = one["v"] if isinstance(one["v"], list) else [one["v"]]
            cell, _ = ASKED_BESIDE[one["pid"]]
            found.setdefault(cell, []).extend(self._text(f"{where}: v", text_of(v)) for v in values)
        return ContextCells(**{cell: "; ".join(texts) for cell, texts in found.items()})


def text_of(value: Any) -> Any:
    """A value of a property as text: that of a reconciled cell is its id."""
    if isinstance(value, dict):
        return value.get("id")
    if isinstance(value, bool | int | float):
        return json.dumps(value)
    return value


def _limit(where: str, value: Any) -> int | None:
    if value is None:
        return None
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if not is_number or not 1 <= value <= 10**9 or value != int(value):
        raise bad_parameter(f"{where}: limit is not a positive whole number")
    return int(value)


def read_json_parameter(text: str, *, name: str) -> Any:
    """What the JSON of a parameter says. Raises RequestError if it is none."""
    try:
        found = parse_json(text.encode())
        # Half a character, which JSON can write and no answer can hold.
        json.dumps(found, ensure_ascii=False).encode()
    except json.JSONDecodeError as error:
        message = f"{name}: it is not JSON: {error.msg} (column {error.colno})"
    except (ValueError, RecursionError):
        message = f"{name}: its JSON repeats a key, is nested too deeply, or holds what is no value"
    else:
        return found
    raise RequestError(HTTPStatus.BAD_REQUEST, Code.BAD_JSON, message)


def check_batch(count: int, what: str, *, most: int) -> None:
    """Raises RequestError if a batch has more than its most."""
    if count > most:
        raise RequestError(
            HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
            Code.TOO_LARGE,
            f"{what}: a batch has at most {most}, not {count:,}",
        )
