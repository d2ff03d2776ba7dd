"""The record as the server holds it: opened, checked and indexed once, when it starts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from functools import lru_cache

from watchers.answers.answers import Answers
from watchers.assistants.asked import asked_day, asked_text
from watchers.assistants.errors import Refused
from watchers.assistants.paging import Fields, Part, filled
from watchers.package.model import Package
from watchers.profile.account import Account, account_of
from watchers.profile.data import release_fields
from watchers.profile.later import as_of_release
from watchers.profile.resolve import UnknownId, resolve
from watchers.profile.subject import Subject
from watchers.screening.covers import covers_text
from watchers.screening.data import cells_of_lists
from watchers.screening.prepared import Prepared
from watchers.screening.result import ScreeningResult
from watchers.screening.screen import Query, Screening, screen
from watchers.tables.citations import citation
from watchers.tables.rows import Record
from watchers.text.printable import escape_invisible

KEPT_ACCOUNTS = 16
"""Accounts of the rows asked last, so that the rest of a long answer is not made again."""
KEPT_SCREENINGS = 4
"""The same, of calls of `listed`."""
ListAnswer = tuple[ScreeningResult, Fields]
"""What a name matches or could mean, and the cells of the answer of one list, or of none."""


@dataclass(frozen=True)
class Screened:
    """A screening that is done."""

    screening: Screening
    found: list[list[ScreeningResult]]
    """The results for each name."""
    answers: list[ListAnswer]


class Held:
    """All that is asked of the record; one call at a time reads it."""

    def __init__(self, package: Package, *, others: Iterable[Package] = ()) -> None:
        self.package = package
        self.record = Record(package)
        self.answers = Answers(self.record)
        self.prepared = Prepared(self.record, self.answers)
        self.prepared.names  # noqa: B018  Indexed now, and not when the first call waits for it.
        self.others = list(others)
        self._account = lru_cache(KEPT_ACCOUNTS)(self._made_account)
        self.screened = lru_cache(KEPT_SCREENINGS)(self._screened)

    def account(self, asked: str, *, on: str | None) -> tuple[Account, str]:
        """The account of the row that is meant, and what is to be said of the day.

        Raises Refused, which names what could be meant, unless one row surely is.
        """
        text = asked_text(asked, what="id_or_name")
        day, later = as_of_release(self.package, asked_day(on))
        try:
            subject = resolve(self.record, text)
            return self._account(subject.table, subject.row_id, day), later
        except UnknownId as error:
            raise Refused(_shown(str(error))) from error

    def _made_account(self, table: str, row_id: str, day: str) -> Account:
        row = self.record.by_id[table][row_id]
        subject = Subject(self.record, table, row, shared_answers=self.answers)
        return account_of(subject, day=day)

    def _screened(self, names: tuple[str, ...], day: str) -> Screened:
        """The screening of names as of a day; an empty one is that of the release."""
        screening = screen(Query(names, day=day or None), self.package, prepared=self.prepared)
        found = list(screening.results())
        answers = [
            (result, cells)
            for results in found
            for result in results
            for cells in cells_of_lists(result)
        ]
        return Screened(screening, found, answers)

    def cite(self, source_id: str) -> Fields:
        """What identifies a document, and how it was read for the record."""
        return cited(self.record, source_id)

    def answer(self, part: Part, body: Fields, *, day: str, notes: Iterable[str] = ()) -> Fields:
        """The whole answer: the release, the day, the scope, what is said, and its sources.

        day: the day asked; empty if none was.
        """
        head = {
            "release": release_fields(self.package),
            "on": day or None,
            "answered_as_of": min(day or self.package.created, self.package.created),
            "scope": covers_text(self.prepared.covers),
            "notes": list(notes),
        }
        tail = {"sources": part.sources, "left_off": part.left_off}
        return head | body | tail


def cited(record: Record, source_id: str) -> Fields:
    """The citation of a document of a record, without what is unknown."""
    fields = filled(asdict(citation(record, source_id)))
    del fields["source_id"]
    if not fields["is_dead"]:
        del fields["is_dead"]
    return fields


def _shown(message: str) -> str:
    """The message, in lines of its own, with what is invisible in the text asked made visible."""
    return "\n".join(escape_invisible(line) for line in message.split("\n"))
