"""A record made ready for screening, once for any number of questions."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from watchers.screening.covers import covers

if TYPE_CHECKING:
    from watchers.answers.answers import Answers
    from watchers.screening.context.confirm import Confirmer
    from watchers.screening.lookup import NameLookup
    from watchers.tables.rows import Record


class Prepared:
    """The names of a record, indexed, its answers, and what it covers."""

    def __init__(self, record: Record, answers: Answers) -> None:
        self.record, self.answers = record, answers
        self.covers = covers(record)

    @cached_property
    def names(self) -> NameLookup:
        from watchers.screening.lookup import NameLookup

        return NameLookup(self.record)

    @cached_property
    def confirmer(self) -> Confirmer:
        """What compares further cells of a row with the parties that its name matches."""
        return self.names.confirmer()

    @cached_property
    def content_hash(self) -> str:
        return self.record.package.content_hash()
