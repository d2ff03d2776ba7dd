"""The listings of a record, and how far its lists were checked, to be asked for any day."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from watchers.answers.ladder import Case, status_of
from watchers.answers.list_coverage import ListCoverage
from watchers.answers.list_status import ListStatus
from watchers.answers.listing_dates import listing_on
from watchers.answers.reasons import Reason, ReasonKind
from watchers.tables.rows import Record, Row, party_id_of


class Listings:
    """The record's designations and coverage, to be asked for any day (YYYY-MM-DD)."""

    def __init__(self, record: Record) -> None:
        self.released = record.package.created
        self.lists = record.by_id["lists"]
        self._published = {
            row["source_id"]: row["published_on"] for row in record.tables["sources"]
        }
        self._rows: dict[tuple[str, str], list[Row]] = defaultdict(list)
        for row in record.tables["designations"]:
            self._rows[party_id_of(row), row["list_id"]].append(row)
        coverage: dict[str, list[Row]] = defaultdict(list)
        for row in record.tables["coverage"]:
            coverage[row["list_id"]].append(row)
        self._coverage = {list_id: ListCoverage(tuple(coverage[list_id])) for list_id in self.lists}

    def rows_of(self, party_id: str, list_id: str) -> list[Row]:
        """The party's rows of `designations` on the list, of any day."""
        return self._rows.get((party_id, list_id), [])

    def coverage_of(self, list_id: str) -> ListCoverage:
        return self._coverage[list_id]

    def published(self, source_id: str) -> str:
        """The date of a document; empty if unknown."""
        return self._published.get(source_id, "")

    def status_on(self, party_id: str, list_id: str, *, day: str) -> ListStatus:
        """The status on one list: the answer of the first rung of the ladder that has one.

        With an empty `party_id`, that of a party of the record that was never on the list.
        """
        case = Case(
            day=day,
            list_row=self.lists[list_id],
            coverage=self._coverage[list_id],
            listings=tuple(
                listing_on(row, day, seen_on=self.published(row["source_id"]))
                for row in self.rows_of(party_id, list_id)
            ),
        )
        status = status_of(case)
        if day <= self.released:
            return status
        later = Reason(ReasonKind.AFTER_RELEASE, date=self.released)
        return replace(status, reasons=(*status.reasons, later))
