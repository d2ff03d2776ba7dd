"""The report as a page in HTML that needs nothing but itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from markupsafe import Markup

from watchers.markup.environment import environment
from watchers.screening.later import Later
from watchers.screening.report.document import LIST_COLUMNS, ROW_COLUMNS, WITHOUT_PARTY, Document
from watchers.screening.report.entries import NameEntry, NameRow

MAX_OPEN_ROWS = 20
"""Rows of a table of names that are open; more are folded away."""


class HtmlReport:
    """Renders a report; see `Renderer`."""

    def __init__(self) -> None:
        templates = environment("watchers.screening.report")
        self._names: Any = templates.get_template("names.html").module
        self._page = templates.get_template("report.html")

    def entry(self, entry: NameEntry) -> str:
        return str(self._names.entry(entry))

    def row(self, row: NameRow) -> str:
        return str(self._names.row(row))

    def document(self, document: Document) -> Iterator[str]:
        yield from self._page.generate(
            document=document,
            rendered=_rendered,
            row_columns=ROW_COLUMNS,
            list_columns=LIST_COLUMNS,
            without_party=WITHOUT_PARTY,
            max_open_rows=MAX_OPEN_ROWS,
        )


def _rendered(later: Later) -> Iterator[Markup]:
    """What `entry` and `row` made, in which every value is escaped already."""
    return map(Markup, later.chunks())
