"""The sections of a page, named at its top if there are too many to see at once."""

from __future__ import annotations

from collections.abc import Sequence

from watchers.site.page import Block

MOST_SECTIONS = 5
"""A page of so many sections needs no list of them."""


def contents(
    sheets: Sequence[Sequence[Block]], paths: Sequence[str], *, own_path: str
) -> list[tuple[str, str, str]]:
    """The heading, the path and the anchor of each section; none if they are few.

    sheets: the sections on each sheet of the page, whose paths are `paths`. Where a section goes on
    over several sheets, its beginning is meant. The path is empty on the sheet at `own_path`.
    """
    found: dict[str, tuple[str, str, str]] = {}
    for path, blocks in zip(paths, sheets, strict=True):
        for block in blocks:
            place = "" if path == own_path else path
            found.setdefault(block.key, (block.heading, place, block.key))
    return list(found.values()) if len(found) > MOST_SECTIONS else []
