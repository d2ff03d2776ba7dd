"""Screening results as CSV and JSON, to keep and to work on."""

from __future__ import annotations

import csv
from collections.abc import Callable
from dataclasses import asdict, dataclass

from watchers.screening import phrases
from watchers.screening.result import Proof, ScreeningResult
from watchers.text.escape import csv_cell, json_text

Write = Callable[[str], object]
Value = str | int | float | tuple[str, ...] | None
COLUMNS = (
    *("name", "line", "answer", "party_id", "party", "matched_name", "match_method"),
    *("match_score", "match_source_id", "list_id", "since", "since_basis", "checked_to"),
    *("remark", "reasons", "citation", "owner_id", "owned_share_pct", "chain"),
    *("designation_ids", "source_ids"),
)
"""The columns of a result, in the order of `row_of`."""
PROOF = ("asked_on", "package_version", "content_hash")


def row_of(result: ScreeningResult) -> tuple[Value, ...]:
    """The cells of a result, one for each of COLUMNS."""
    match, status, owner = result.match, result.status, result.owner
    return (
        result.name,
        result.line,
        result.outcome.value,
        match.party_id if match else "",
        match.party if match else "",
        match.matched_name if match else "",
        match.method if match else "",
        match.score if match else None,
        match.source_id if match else "",
        status.list_id if status else "",
        status.since if status else "",
        status.since_basis if status else "",
        status.checked_to if status else "",
        phrases.remark(result),
        tuple(reason.kind.value for reason in result.reasons),
        phrases.joined(status.citations) if status else "",
        owner.owner_id if owner else "",
        owner.share if owner else None,
        phrases.chains_text(owner) if owner else "",
        status.designation_ids if status else (),
        result.source_ids,
    )


class CsvWriter:
    """One row per result; cells that look like formulas start with an apostrophe."""

    holds_notes = False
    """Notes are for people; the rows are complete without them."""

    def __init__(self, write: Write, proof: Proof) -> None:
        self.rows = csv.writer(_Lines(write), lineterminator="\n")
        self.proof = [_cell(value) for value in asdict(proof).values()]
        self.rows.writerow([*COLUMNS, *PROOF])

    def add(self, results: list[ScreeningResult]) -> None:
        for result in results:
            self.rows.writerow([*map(_cell, row_of(result)), *self.proof])

    def end(self, notes: list[str]) -> None:
        """Writes nothing: see `holds_notes`."""


@dataclass
class _Lines:
    """Something to write lines to, as `csv.writer` wants it."""

    write: Write


def _cell(value: Value) -> str:
    if not value:
        return "" if value != 0 else "0"
    return csv_cell(" ".join(value) if isinstance(value, tuple) else value)


class JsonWriter:
    """One document, written as it comes: the proof, the results, and the notes."""

    holds_notes = True

    def __init__(self, write: Write, proof: Proof) -> None:
        self.write, self.proof, self.first = write, asdict(proof), True
        write(json_text(self.proof)[:-1] + ', "answers": [')

    def add(self, results: list[ScreeningResult]) -> None:
        for result in results:
            properties = {**dict(zip(COLUMNS, row_of(result), strict=True)), **self.proof}
            separator = "\n" if self.first else ",\n"
            self.write(separator + json_text(properties))
            self.first = False

    def end(self, notes: list[str]) -> None:
        self.write(f"\n], {json_text({'notes': notes})[1:]}\n")
