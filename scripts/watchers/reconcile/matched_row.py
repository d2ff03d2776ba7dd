"""A designation of the record, beside what a list has for the same party."""

from __future__ import annotations

from dataclasses import dataclass

from watchers.official.entries import Entry
from watchers.reconcile.discrepancy import Discrepancy, Kind
from watchers.tables.rows import Row, party_id_of


@dataclass(frozen=True)
class MatchedRow:
    """A designation with the entries that name its party, of which there is at least one."""

    row: Row
    entries: list[Entry]
    rows_of_party: list[Row]
    """All designations of the party on this list that had begun; one of them is `row`."""

    def discrepancy(
        self, kind: Kind, *, in_file: str, in_record: str, line: int = 0, remark: str = ""
    ) -> Discrepancy:
        """A discrepancy of this row; at the line of its first entry unless another is given."""
        return Discrepancy(
            kind,
            list_id=self.row["list_id"],
            party_id=party_id_of(self.row),
            in_file=in_file,
            in_record=in_record,
            line=line or self.entries[0].line,
            designation_id=self.row["designation_id"],
            remark=remark,
        )
