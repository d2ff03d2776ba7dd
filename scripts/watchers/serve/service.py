"""The record as a server holds it: opened, checked and indexed once, when it starts."""

from __future__ import annotations

from dataclasses import replace

from watchers.answers.answers import Answers
from watchers.profile.account import Account, account_of
from watchers.profile.standing import standing
from watchers.profile.subject import Subject
from watchers.screening.context.columns import ContextCells
from watchers.screening.prepared import Prepared
from watchers.screening.question import Question
from watchers.screening.result import ScreeningResult
from watchers.screening.screen import Query, Screening, screen
from watchers.serve.days import record_begins
from watchers.serve.limits import LIMITS, Limits
from watchers.site.addresses import PAGED, file_name, page_path
from watchers.tables.rows import Record, Row

PARTIES = ("entities", "officials")
"""The tables whose rows a name can mean."""


class Service:
    """All that is asked of the record; it is read by one thread at a time."""

    def __init__(
        self, answers: Answers, *, limits: Limits = LIMITS, has_pages: bool = True
    ) -> None:
        """has_pages: whether the site is served too."""
        self.answers, self.limits, self.has_pages = answers, limits, has_pages
        self.record: Record = answers.record
        self.package = self.record.package
        self.prepared = Prepared(self.record, answers)
        self.names = self.prepared.names
        self.begins = record_begins(self.record)
        self.content_hash = self.prepared.content_hash
        self.page_names = {
            table: {file_name(row_id): row_id for row_id in self.record.by_id[table]}
            for table in PAGED
        }
        # Made now, and not when the first request waits for it.
        self.prepared.confirmer  # noqa: B018

    def screening(self, name: str, *, day: str) -> Screening:
        """The screening of a name as of a day; empty for the day of the release."""
        return screen(Query((name,), day=day or None), self.package, prepared=self.prepared)

    def matches(self, name: str, cells: ContextCells) -> list[ScreeningResult]:
        """What a name matches or could mean, in the light of what stands beside it."""
        named = Query((name,), id_column="id", country_column="country", address_column="address")
        query = named if any(cells) else Query((name,))
        screening = screen(query, self.package, prepared=self.prepared)
        question = Question(None, name, cells if any(cells) else None)
        screening.named = [[question]]
        return next(screening.results())

    def account(self, table: str, row_id: str, *, day: str = "") -> Account:
        """All that is recorded about a row. Raises UnknownId if it is an event of a later day."""
        return account_of(self._subject(table, row_id), day=day)

    def standing(self, table: str, row_id: str) -> list[str]:
        """Where a party stands, as of the release: a line for each list of which that is told."""
        subject = replace(self._subject(table, row_id), day=self.package.created)
        return [line.plain for line in standing(subject)]

    def _subject(self, table: str, row_id: str) -> Subject:
        row = self.record.by_id[table][row_id]
        return Subject(self.record, table, row, shared_answers=self.answers)

    def party(self, party_id: str) -> tuple[str, Row] | None:
        """The table and the row of the party with an id; None if there is none."""
        for table in PARTIES:
            if row := self.record.by_id[table].get(party_id):
                return table, row
        return None

    def address(self, table: str, row_id: str) -> str:
        """Where all that is recorded about a row is told: its page, or the same as JSON."""
        path = page_path(table, row_id)
        return path if self.has_pages else f"{path.removesuffix('.html')}.json"
