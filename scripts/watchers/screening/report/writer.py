"""Takes the results as they come, and writes the report when all are there.

What is rendered waits on the disk: hits and names for review are all in the report, however many
there are. The others are there up to a number.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

from watchers.screening import phrases
from watchers.screening.later import Later
from watchers.screening.receipt_input import asked_of, check_unchanged
from watchers.screening.report.about import (
    LIMITS,
    lists_checked,
    rests_on,
    unchecked,
    what_was_asked,
)
from watchers.screening.report.document import Document, Part, Renderer
from watchers.screening.report.entries import Entries
from watchers.screening.verdict import HIT, LOOK
from watchers.text.plural import counted

if TYPE_CHECKING:
    from watchers.screening.result import ScreeningResult
    from watchers.screening.screen import Screening

Write = Callable[[str], object]
MAX_ROWS = 1_000
"""Names that are neither a hit nor for review, of which the report has an entry or row each."""
HEADINGS = {HIT: "Listed or covered", LOOK: "For review", 0: "The others"}
"""The sections, by the exit status of their names, in their order."""


class ReportWriter:
    """Sorts the results into sections; `end` writes the report."""

    holds_notes = True

    def __init__(
        self, write: Write, screening: Screening, renderer: Renderer, *, parts: dict[int, Part]
    ) -> None:
        self._write, self._screening, self._renderer = write, screening, renderer
        self._parts = parts
        self._entries: dict[int, Entries] = {}
        file = screening.query.file
        self.asked = asked_of(screening) if file is None or file.is_file() else None
        """What a receipt would say was asked; None if the names can be read only once."""

    def add(self, results: list[ScreeningResult]) -> None:
        policy = self._screening.policy
        status = policy.status(results) or policy.exit_status(results)
        part, entries = self._parts[status], self._entries_of(status)
        part.names += 1
        if not status and part.shown >= MAX_ROWS:
            return
        if any(result.match for result in results):
            part.entry_count += 1
            part.entries(self._renderer.entry(entries.entry(results)))
        else:
            part.row_count += 1
            part.rows(self._renderer.row(entries.row(results)))

    def end(self, notes: list[str]) -> None:
        """Writes the report.

        Raises UnreadableFile, before anything is written, if the file of names is another than when
        its hash was made.
        """
        if self.asked:
            check_unchanged(self._screening, self.asked)
        for piece in self._renderer.document(self._document(notes)):
            self._write(piece)

    def _entries_of(self, status: int) -> Entries:
        if status not in self._entries:
            answers = self._screening.answers
            assert answers is not None  # They are there once there are results.
            self._entries[status] = Entries(answers.record)
        return self._entries[status]

    def _document(self, notes: list[str]) -> Document:
        screening = self._screening
        headline = phrases.summary_text(screening.summary)
        self._say_what_is_left_out()
        lists = list(lists_checked(screening))
        return Document(
            headline=headline,
            asked=list(what_was_asked(screening, self.asked)),
            counts=list(phrases.counts(screening.summary)),
            parts=list(self._parts.values()),
            lists=lists,
            notes=[*unchecked(lists), *(note for note in notes if note != headline)],
            rests_on=list(rests_on(screening)),
            limits=LIMITS,
        )

    def _say_what_is_left_out(self) -> None:
        others = self._parts[0]
        hidden = sum(self._screening.summary.names.values()) - sum(
            part.names for part in self._parts.values()
        )
        if hidden:
            others.names += hidden
            others.left_out = (
                f"Counted above and left out here (--hits-only): {counted(hidden, 'name')}."
            )
        elif others.names > MAX_ROWS:
            more = counted(others.names - MAX_ROWS, "more name")
            others.left_out = (
                f"The first {MAX_ROWS:,} are shown; {more} counted above."
                " CSV output (--format csv) has a row for each name."
            )


@contextmanager
def report_writer(write: Write, screening: Screening, renderer: Renderer) -> Iterator[ReportWriter]:
    """A writer of a report; what waits on the disk is gone after the block."""
    with ExitStack() as stack:
        parts = {
            status: Part(heading, stack.enter_context(Later()), stack.enter_context(Later()))
            for status, heading in HEADINGS.items()
        }
        yield ReportWriter(write, screening, renderer, parts=parts)
