"""The row that an account is about."""

from __future__ import annotations

from dataclasses import dataclass

from watchers.tables.rows import Record, Row

REFERENCES = {
    "entities": "entity_id",
    "officials": "official_id",
    "contracts": "contract_id",
    "events": "event_id",
    "lists": "list_id",
    "sources": "source_id",
}
"""Tables whose rows have an account, and the column in which other tables refer to them."""


@dataclass(frozen=True)
class Subject:
    """A row of the record, with the record in which to look up what refers to it."""

    record: Record
    table: str
    row: Row

    @property
    def row_id(self) -> str:
        return self.row[REFERENCES[self.table]]

    def rows_in(self, table: str) -> list[Row]:
        """The rows of another table that refer to this one."""
        return self.record.where(table, **{REFERENCES[self.table]: self.row_id})
