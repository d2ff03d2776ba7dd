"""What the start of a JSON document tells of it: the keys of its objects."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from io import BytesIO
from typing import Any

from watchers.official.entries import UnreadableList

MAX_DEPTH = 20
"""How deep values may be nested; those of official lists are nested less than ten deep."""
_DEEPER = {"start_map": 1, "start_array": 1, "end_map": -1, "end_array": -1}


def keys_by_prefix(head: bytes) -> Mapping[str, frozenset[str]]:
    """The keys of the objects in the first bytes of a document, by ijson's prefix of the object.

    The keys of the document itself have the prefix "", those of the objects of its array "results"
    the prefix "results.item", those of the objects of a bare array "item". Raises UnreadableList if
    values are nested too deeply.
    """
    import ijson

    keys: dict[str, set[str]] = {}
    events = of_bounded_depth(ijson.basic_parse(BytesIO(head), use_float=True))
    with suppress(ijson.JSONError, ValueError):
        for prefix, event, value in ijson.parse(events):
            if event == "map_key":
                keys.setdefault(prefix, set()).add(value)
    return {prefix: frozenset(names) for prefix, names in keys.items()}


def of_bounded_depth(events: Iterable[tuple[str, Any]]) -> Iterator[tuple[str, Any]]:
    """The events; raises UnreadableList at a depth whose square would fill the memory."""
    depth = 0
    for event, value in events:
        depth += _DEEPER.get(event, 0)
        if depth > MAX_DEPTH:
            raise UnreadableList("the JSON is nested too deeply")
        yield event, value
