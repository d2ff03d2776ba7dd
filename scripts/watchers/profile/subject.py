"""The row that an account is about."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from watchers.answers.answers import Answers
from watchers.profile.sentence import Mention, Sentence, prose
from watchers.tables.rows import Record, Row, party_id_of

REFERENCES = {
    "entities": "entity_id",
    "officials": "official_id",
    "contracts": "contract_id",
    "events": "event_id",
    "lists": "list_id",
    "sources": "source_id",
    "places": "place_id",
    "claims": "claim_id",
    "figures": "figure_id",
}
"""Tables whose rows have an account, and the column in which other tables refer to them."""
TITLES = {"claims": "statement", "figures": "subject"}
"""The column that says what a row is, if it is neither name nor title."""


@dataclass(frozen=True)
class Subject:
    """A row of the record, with the record in which to look up what refers to it."""

    record: Record
    table: str
    row: Row
    day: str = ""
    """The day (YYYY-MM-DD) for which it is asked where the parties stand."""
    shared_answers: Answers | None = None
    """The answers of the record if they were asked before, for other rows."""

    @cached_property
    def answers(self) -> Answers:
        """What the record says of its parties."""
        return self.shared_answers or Answers(self.record)

    @property
    def row_id(self) -> str:
        return self.row[REFERENCES[self.table]]

    @property
    def name(self) -> str:
        """What the row is called; of a claim or a figure, what it says."""
        return self.row[TITLES[self.table]] if self.table in TITLES else self._name(self.row_id)

    def rows_in(self, table: str) -> list[Row]:
        """The rows of another table that refer to this one."""
        return self.record.where(table, **{REFERENCES[self.table]: self.row_id})

    def mention(self, table: str, row_id: str) -> Mention:
        """A row as a sentence of the account names it."""
        return Mention(table, row_id, self.record.name(table, row_id))

    def mention_of_party(self, row: Row) -> Mention:
        """The entity or official that a row of another table is about."""
        return self.mention("entities" if row["entity_id"] else "officials", party_id_of(row))

    def mention_of_id(self, party_id: str) -> Mention:
        """The entity or official that has an id."""
        is_entity = party_id in self.record.by_id["entities"]
        return self.mention("entities" if is_entity else "officials", party_id)

    def prose(self, text: str) -> Sentence:
        """A text of the record, with the rows that it names."""
        return prose(self.record, text)

    def _name(self, row_id: str) -> str:
        return self.record.name(self.table, row_id)
