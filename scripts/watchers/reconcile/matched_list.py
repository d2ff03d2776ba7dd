"""The record's listings on one list, beside what a copy has on that list and on others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from watchers.matching.index import Index
from watchers.official.entries import Entry
from watchers.official.list_copy import ListCopy
from watchers.official.read_copy import check_holds
from watchers.reconcile.identify import IdentifiedEntry, Identifier, entries_of_rows
from watchers.tables.rows import Record, Row


@dataclass(frozen=True, kw_only=True)
class MatchedList:
    """The listings and the entries of a list, with the party of the record that each names."""

    record: Record
    list_id: str
    copy: ListCopy
    identifier: Identifier
    rows: list[Row]
    """The designations on the list."""
    entries: list[IdentifiedEntry]
    """Those of the list."""
    others: list[IdentifiedEntry]
    """Those of the other lists in the copy."""
    matches: dict[str, list[Entry]]
    """The entries of each designation, by its id."""

    @classmethod
    def of(cls, record: Record, *, index: Index, list_id: str, copy: ListCopy) -> MatchedList:
        """Raises UnreadableList if the copy has no party on the list."""
        check_holds(copy, list_id=list_id)
        identifier = Identifier(record, index=index)
        entries = [identifier.identify(entry) for entry in copy.of_list[list_id]]
        rows = record.where("designations", list_id=list_id)
        return cls(
            record=record,
            list_id=list_id,
            copy=copy,
            identifier=identifier,
            rows=rows,
            entries=entries,
            others=[identifier.identify(entry) for entry in _of_other_lists(copy, list_id)],
            matches=entries_of_rows(rows, entries=entries, identifier=identifier),
        )

    @property
    def all_entries(self) -> list[IdentifiedEntry]:
        return [*self.entries, *self.others]

    @property
    def matched_rows(self) -> list[Row]:
        """The designations whose party is on the list."""
        return [row for row in self.rows if self.matches[row["designation_id"]]]


def _of_other_lists(copy: ListCopy, list_id: str) -> Iterator[Entry]:
    for other, entries in copy.of_list.items():
        if other != list_id:
            yield from entries
