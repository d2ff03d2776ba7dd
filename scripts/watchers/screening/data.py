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
NAME_COLUMNS = ("name", "line", "verdict")
MATCH_COLUMNS = (
    *("party_id", "party", "matched_name", "match_method", "match_score", "match_source_id"),
)
ANSWER_COLUMNS = (
    *("list_id", "answer", "since", "since_basis", "checked_to", "as_of", "citation"),
    *("owner_ids", "share_least", "share_most", "chain", "rule_id", "rule_citation"),
    *("remark", "reasons", "designation_ids", "source_ids"),
)
COLUMNS = (*NAME_COLUMNS, *MATCH_COLUMNS, *ANSWER_COLUMNS)
NUMBERS = frozenset({"match_score", "share_least", "share_most"})
"""Columns that are null in JSON, not empty text, if there is nothing in them."""
PROOF = ("asked_on", "package_version", "content_hash")


def name_cells(result: ScreeningResult, *, verdict: str) -> Cells:
    """The cells of NAME_COLUMNS and MATCH_COLUMNS."""
    match = result.match
    cells: Cells = {"name": result.name, "line": result.line, "verdict": verdict}
    if match is None:
        return cells | _empty(MATCH_COLUMNS)
    return cells | {
        "party_id": match.party_id,
        "party": match.party,
        "matched_name": match.matched_name,
        "match_method": match.method,
        "match_score": match.score,
        "match_source_id": match.source_id,
    }


def cells_of_lists(result: ScreeningResult) -> Iterator[Cells]:
    """The cells of ANSWER_COLUMNS: once for each list, or once if there is no match."""
    if result.reason:
        yield _empty(ANSWER_COLUMNS) | {
            "answer": result.verdict.value,
            "remark": words.reason_text(result.reason),
            "reasons": (result.reason.kind.value,),
        }
    for answer in result.answers:
        yield _empty(ANSWER_COLUMNS) | answer_cells(answer)


def _empty(columns: tuple[str, ...]) -> Cells:
    return {column: None if column in NUMBERS else "" for column in columns}


class CsvWriter:
    """One row per list; cells that look like formulas start with an apostrophe."""

    holds_notes = False
    """Notes are for people; the rows are complete without them."""

    def __init__(self, write: Write, proof: Proof) -> None:
        self.rows = csv.writer(Lines(write), lineterminator="\n")
        self.proof = [_cell(value) for value in asdict(proof).values()]
        self._made: dict[str, list[list[str]]] = {}
        self.rows.writerow([*COLUMNS, *PROOF])

    def add(self, results: list[ScreeningResult]) -> None:
        verdict = verdict_of(results).value
        for result in results:
            named = [_cell(value) for value in name_cells(result, verdict=verdict).values()]
            for of_answer in self._cells(result):
                self.rows.writerow(named + of_answer)

    def _cells(self, result: ScreeningResult) -> list[list[str]]:
        """The cells after those of the name, made once for all names that match the party."""
        key = result.match.party_id if result.match else str(result.reason)
        if key not in self._made:
            self._made[key] = [
                [*map(_cell, cells.values()), *self.proof] for cells in cells_of_lists(result)
            ]
        return self._made[key]

    def end(self, notes: list[str]) -> None:
        """Writes nothing: see `holds_notes`."""


@dataclass
class Lines:
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
        verdict = verdict_of(results).value
        for result in results:
            named = name_cells(result, verdict=verdict)
            for of_answer in cells_of_lists(result):
                separator = "\n" if self.first else ",\n"
                self.write(separator + json_text(named | of_answer | self.proof))
                self.first = False

    def end(self, notes: list[str]) -> None:
        self.write(f"\n], {json_text({'notes': notes})[1:]}\n")
