"""The Consolidated Screening List as JSON, which says how many results it has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from watchers.official.csv_rows import plain
from watchers.official.entries import Copy, UnreadableList
from watchers.official.layouts.csl import copy_of
from watchers.official.unpack import Opened
from watchers.text.printable import quoted

DEEPEST = 20
"""How deep the values of a file may lie in one another; those of the list lie four deep."""


def recognises(opened: Opened) -> bool:
    return (
        opened.start.startswith("{")
        and '"source_list_url"' in opened.start
        and '"alt_names"' in opened.start
    )


def read(opened: Opened) -> Copy:
    import ijson

    counted: dict[str, Any] = {}
    events = _counted(
        ijson.parse(_shallow(ijson.basic_parse(opened.stream, use_float=True))), counted
    )
    try:
        results = enumerate(ijson.items(events, "results.item"), 1)
        copy = copy_of(
            "Consolidated Screening List (JSON)",
            ((number, _flat(result)) for number, result in results),
        )
    except (ijson.JSONError, UnicodeDecodeError) as error:
        raise UnreadableList(
            f"the JSON is cut off or damaged ({quoted(error)}); download it again"
        ) from error
    if "total" not in counted:
        return copy
    if counted["total"] != counted["results"]:
        raise UnreadableList(
            f"the file says that it is of {counted['total']} results, and has {counted['results']:,}: it is a page of a search, or cut off"
        )
    copy.whole_by = "its own count of results"
    return copy


def _shallow(events: Iterable[tuple[str, Any]]) -> Iterator[tuple[str, Any]]:
    """The events, up to a depth: memory grows with the square of it."""
    depth = 0
    for event, value in events:
        depth += {"start_map": 1, "start_array": 1, "end_map": -1, "end_array": -1}.get(event, 0)
        if depth > DEEPEST:
            raise UnreadableList(
                "the values of the JSON lie far deeper in one another than those of the list"
            )
        yield event, value


def _counted(
    events: Iterable[tuple[str, str, Any]], counted: dict[str, Any]
) -> Iterator[tuple[str, str, Any]]:
    """The events; puts the number of results that the file has, and the total that it gives, into `counted`."""
    counted["results"] = 0
    for prefix, event, value in events:
        if prefix == "total":
            counted["total"] = value
        counted["results"] += prefix == "results.item" and event in (
            "start_map",
            "string",
            "number",
            "null",
            "boolean",
            "start_array",
        )
        yield prefix, event, value


def _flat(result: Any) -> dict[str, str]:
    """A result as the CSV would give it; a result that is none is empty, and read as no entry."""
    if not isinstance(result, dict):
        return {}
    flat = {key: "; ".join(filter(None, map(_text, _list(value)))) for key, value in result.items()}
    flat["addresses"] = "; ".join(
        ", ".join(filter(None, map(_text, address.values())))
        for address in _maps(result.get("addresses"))
    )
    flat["ids"] = "; ".join(
        ", ".join(_text(number.get(part)) for part in ("country", "number", "type"))
        for number in _maps(result.get("ids"))
    )
    return {key: plain(value) for key, value in flat.items()}


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _maps(value: Any) -> list[dict[str, Any]]:
    return [part for part in _list(value) if isinstance(part, dict)]


def _text(value: Any) -> str:
    return str(value) if isinstance(value, (str, int, float)) else ""
