"""Long pages cut into sheets, each of a size that opens at once on a slow line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from watchers.profile.account import MarkedLine
from watchers.profile.sentence import Sentence, mentions, plain
from watchers.site.page import Block
from watchers.site.pages.words import Excerpt

MAX_WEIGHT = 100_000
"""About so many bytes go on one sheet besides what all pages have."""
LINK = 90
"""Bytes of a link besides its words."""


def sheets(blocks: Iterable[Block]) -> list[list[Block]]:
    """The blocks in their order, on as few sheets as they fit on; at least one."""
    found: list[list[Block]] = [[]]
    room = MAX_WEIGHT
    for block in blocks:
        items: list[Any] = []
        for item in block.items:
            weight = block.item_bytes + _words(item)
            if weight > room and (items or found[-1]):
                _add(found[-1], block, items)
                found.append([])
                items, room = [], MAX_WEIGHT
            items.append(item)
            room -= weight
        _add(found[-1], block, items)
    return found


def _add(sheet: list[Block], block: Block, items: list[Any]) -> None:
    if items:
        sheet.append(replace(block, items=tuple(items)))


def _words(item: Any) -> int:
    """The bytes of the words of a line; those of other items are counted with their tags."""
    if isinstance(item, MarkedLine):
        line = item.line
        return sum(map(_bytes, (line.text, *(detail.text for detail in line.details))))
    return sum(map(_bytes, item.texts)) if isinstance(item, Excerpt) else 0


def _bytes(text: Sentence) -> int:
    return len(plain(text).encode()) + LINK * len(mentions(text))
