"""Long answers in parts: as much as a reader takes in, and how to get the rest."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from watchers.assistants.errors import Refused
from watchers.assistants.limits import MAX_CHARACTERS
from watchers.text.escape import json_text
from watchers.text.plural import counted

Fields = dict[str, Any]


@dataclass(frozen=True)
class Item:
    """One thing that an answer says."""

    fields: Fields
    source_ids: tuple[str, ...]
    """The documents that it rests on."""


@dataclass(frozen=True)
class Part:
    """The items that an answer has room for."""

    items: list[Fields]
    sources: dict[str, Fields]
    """The documents that these rest on, by id."""
    left_off: Fields | None
    """How many items follow, and how to get them; None if none do."""


def part_of(
    total: int,
    make: Callable[[int], Item],
    *,
    start: int,
    cite: Callable[[str], Fields],
) -> Part:
    """The items from `start` on, as many as there is room for; at least one if there is one.

    total: how many items there are in all. make: makes the one at a place. cite: cites a document
    by its id.

    Raises Refused if `start` is beyond the last item.
    """
    if start and start >= total:
        raise Refused(f"start: {start:,} is beyond the last of {counted(total, 'item')}")
    items: list[Fields] = []
    sources: dict[str, Fields] = {}
    length = 0
    for place in range(start, total):
        item = make(place)
        new = {key: cite(key) for key in item.source_ids if key and key not in sources}
        length += len(json_text([item.fields, new]))
        if items and length > MAX_CHARACTERS:
            break
        items.append(item.fields)
        sources |= new
    return Part(items, sources, _left_off(total, start + len(items)))


def _left_off(total: int, next_start: int) -> Fields | None:
    count = total - next_start
    if not count:
        return None
    told = f"{counted(count, 'item')} of {total:,} left off"
    how = f"{told}: make the same call with start={next_start}"
    return {"count": count, "start": next_start, "how": how}


def filled(fields: Fields) -> Fields:
    """The fields that say something; an answer leaves out what is unknown or does not apply."""
    return {name: value for name, value in fields.items() if value not in ("", None, (), [], {})}
