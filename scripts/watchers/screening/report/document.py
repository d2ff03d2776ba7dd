"""The report as a whole, and what a format must be able to render."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from watchers.screening.later import Later
from watchers.screening.report.about import Detail, ListRow
from watchers.screening.report.entries import NameEntry, NameRow

WITHOUT_PARTY = "Names for which no party was found:"
ROW_COLUMNS = ("line", "name", "verdict", "details")
LIST_COLUMNS = ("list", "a party never on it is", "remark")


@dataclass
class Part:
    """A section of names, rendered already: entries, then a table of names without more to say."""

    heading: str
    entries: Later
    rows: Later
    names: int = 0
    entry_count: int = 0
    row_count: int = 0
    left_out: str = ""
    """Which names are not in it, and where they are; empty if all are."""

    @property
    def shown(self) -> int:
        """How many names have an entry or a row."""
        return self.entry_count + self.row_count


@dataclass(frozen=True)
class Document:
    """All that the report says, in its order."""

    headline: str
    asked: list[Detail]
    counts: list[tuple[str, int]]
    parts: list[Part]
    lists: list[ListRow]
    notes: list[str]
    rests_on: list[Detail]
    limits: str


class Renderer(Protocol):
    """Renders values, all of which are plain text, into one format."""

    def entry(self, entry: NameEntry) -> str:
        """A name with its parties."""

    def row(self, row: NameRow) -> str:
        """A row of a table of names."""

    def document(self, document: Document) -> Iterator[str]:
        """The whole, in pieces."""
