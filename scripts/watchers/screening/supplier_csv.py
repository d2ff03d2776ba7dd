"""A screened file of names as CSV: its own columns first, one row for each of its rows."""

from __future__ import annotations

import csv

from watchers.screening.data import CsvTarget, Write
from watchers.screening.result import Proof, ScreeningResult
from watchers.screening.suppliers import (
    SupplierRow,
    SupplierRows,
    columns_after,
    own_csv_cell,
    proof_cells,
)
from watchers.text.escape import csv_cell


class SupplierCsvWriter:
    """One row for each row of the file; cells that look like formulas start with an apostrophe."""

    holds_notes = False
    """Notes are for people; the rows are complete without them."""

    def __init__(self, write: Write, proof: Proof, rows: SupplierRows) -> None:
        self.csv = csv.writer(CsvTarget(write), lineterminator="\n")
        self.proof, self.rows = proof_cells(proof), rows
        self._safe: dict[tuple[str, ...], list[str]] = {}
        self._has_header = False

    def add(self, results: list[ScreeningResult]) -> None:
        self._header()
        for row in self.rows.of(results):
            self._row(row)

    def end(self, notes: list[str]) -> None:
        """Writes the rows after the last name; the notes are not written: see `holds_notes`."""
        self._header()
        for row in self.rows.rest():
            self._row(row)

    def _header(self) -> None:
        """The columns are known once the file is being read."""
        if not self._has_header:
            own = self.rows.file.header.columns
            self.csv.writerow([*map(own_csv_cell, own), *columns_after(own)])
            self._has_header = True

    def _row(self, row: SupplierRow) -> None:
        if row.found not in self._safe:
            self._safe[row.found] = list(map(csv_cell, row.found))
        score = "" if row.score is None else str(row.score)
        ours = [*self._safe[row.found], score, " ".join(row.source_ids), *self.proof]
        self.csv.writerow([*map(own_csv_cell, row.own), *ours])
