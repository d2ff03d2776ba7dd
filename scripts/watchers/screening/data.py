"""Screening results as CSV and JSON, to keep and to work on: one row per name, party and list."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass

from watchers.answers import words
from watchers.answers.cells import Cell, answer_cells
from watchers.screening.result import Proof, ScreeningResult, verdict_of
from watchers.text.escape import csv_cell, json_text

Write = Callable[[str], object]
Value = Cell | int
Cells = dict[str, Value]
MATCH_COLUMNS = (
    *("name", "line", "verdict", "answer", "party_id", "party", "matched_name"),
    *("match_method", "match_score", "match_source_id"),
)
LISTING_COLUMNS = ("list_id", "since", "since_basis", "checked_to", "as_of", "citation")
OWNER_COLUMNS = ("owner_ids", "share_least", "share_most", "chain", "rule_id", "rule_citation")
COLUMNS = (
    *MATCH_COLUMNS,
    *LISTING_COLUMNS,
    *OWNER_COLUMNS,
    *("remark", "reasons", "designation_ids", "source_ids"),
)
PROOF = ("asked_on", "package_version", "content_hash")


def rows_of(results: list[ScreeningResult]) -> Iterator[Cells]:
    """The rows of a name, each with a cell for every one of COLUMNS."""
    verdict = verdict_of(results).value
    for result in results:
        named = {"name": result.name, "line": result.line, "verdict": verdict} | _match(result)
        if result.reason:
            yield _row(
                named,
                answer=verdict,
                remark=words.reason_text(result.reason),
                reasons=(result.reason.kind.value,),
            )
        for answer in result.answers:
            yield _row(named, **answer_cells(answer))


def _row(named: Cells, **cells: Value) -> Cells:
    return dict.fromkeys(COLUMNS, "") | named | cells


def _match(result: ScreeningResult) -> Cells:
    match = result.match
    if match is None:
        return {"match_score": None}
    return {
        "party_id": match.party_id,
        "party": match.party,
        "matched_name": match.matched_name,
        "match_method": match.method,
        "match_score": match.score,
        "match_source_id": match.source_id,
    }


class CsvWriter:
    """One row per list; cells that look like formulas start with an apostrophe."""

    holds_notes = False
    """Notes are for people; the rows are complete without them."""

    def __init__(self, write: Write, proof: Proof) -> None:
        self.rows = csv.writer(_Lines(write), lineterminator="\n")
        self.proof = [_cell(value) for value in asdict(proof).values()]
        self.rows.writerow([*COLUMNS, *PROOF])

    def add(self, results: list[ScreeningResult]) -> None:
        for row in rows_of(results):
            self.rows.writerow([*map(_cell, row.values()), *self.proof])

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
        for row in rows_of(results):
            separator = "\n" if self.first else ",\n"
            self.write(separator + json_text({**row, **self.proof}))
            self.first = False

    def end(self, notes: list[str]) -> None:
        self.write(f"\n], {json_text({'notes': notes})[1:]}\n")
