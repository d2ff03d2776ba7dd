"""The anchors of the lines of a page: the id of the row that a line tells, so that links hold."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

ID = re.compile(r'\bid="([^"{]+)"')


@dataclass
class Anchors:
    """The anchors that one page has given out so far.

    Where an id is taken, by a heading or by an earlier line, `_2` follows it; ids hold no
    underscore. A claim keeps its own, as other pages link to it.
    """

    claim_ids: Collection[str]
    headings: Collection[str] = ()
    _given: set[str] = field(default_factory=set)

    def of(self, table: str, row_id: str) -> str:
        """The anchor of the next line that tells the row."""
        anchor, number = row_id, 1
        while self._is_taken(anchor, table):
            number += 1
            anchor = f"{row_id}_{number}"
        self._given.add(anchor)
        return anchor

    def _is_taken(self, anchor: str, table: str) -> bool:
        if anchor in self._given or anchor in self.headings or anchor in written_ids():
            return True
        return table != "claims" and anchor in self.claim_ids


@cache
def written_ids() -> frozenset[str]:
    """The ids that stand in the templates of the site."""
    templates = files("watchers.site") / "templates"
    texts = [file.read_text("utf-8") for file in templates.iterdir()]
    return frozenset(found for text in texts for found in ID.findall(text)) | {"main"}
