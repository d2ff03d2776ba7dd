"""Screening results as CSV and JSON, to keep and to work on: one row per name, party and list."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass

from watchers.answers import words
from watchers.answers.answer import Answer
from watchers.answers.cells import Cell, answer_cells
from watchers.answers.reasons import Reason
from watchers.screening.context.findings import findings_text
from watchers.screening.decision_cells import DECISION_COLUMNS, decision_cells
from watchers.screening.result import Proof, ScreeningResult, verdict_of
from watchers.screening.verdict import STANDING, Verdict
from watchers.text.escape import csv_cell, json_text

Write = Callable[[str], object]
Value = Cell | int
Cells = dict[str, Value]
NAME_COLUMNS = ("name", "line", "asked_as", "verdict")
MATCH_COLUMNS = (
    *("party_id", "party", "matched_name", "match_method", "match_score", "match_source_id"),
    *("context", "context_codes"),
)
ANSWER_COLUMNS = (
    *(
        "list_id",
        "answer",
        "answer_if_meant",
        "since",
        "since_basis",
        "checked_to",
        "as_of",
        "citation",
    ),
    *("owner_ids", "share_least", "share_most", "chain", "rule_id", "rule_citation"),
    *("remark", "reasons", "designation_ids", "source_ids"),
)
COLUMNS = (*NAME_COLUMNS, *MATCH_COLUMNS, *ANSWER_COLUMNS)
NUMBERS = frozenset({"match_score", "share_least", "share_most"})
"""Columns that are null in JSON, not empty text, if there is nothing in them."""
PROOF = ("asked_on", "package_version", "content_hash")


def name_cells(result: ScreeningResult, *, verdict: str) -> Cells:
    """The cells of NAME_COLUMNS and MATCH_COLUMNS."""
    cells: Cells = {
        "name": result.name,
        "line": result.line,
        "asked_as": result.asked_as,
        "verdict": verdict,
    }
    return cells | match_cells(result)


def match_cells(result: ScreeningResult) -> Cells:
    """The cells of MATCH_COLUMNS."""
    match = result.match
    compared: Cells = {
        "context": findings_text(result.findings),
        "context_codes": tuple(finding.kind.value for finding in result.findings),
    }
    if match is None:
        return _empty(MATCH_COLUMNS) | compared
    return {
        "party_id": match.party_id,
        "party": match.party,
        "matched_name": match.matched_name,
        "match_method": match.method,
        "match_score": match.score,
        "match_source_id": match.source_id,
        **compared,
    }


def cells_of_lists(result: ScreeningResult) -> Iterator[Cells]:
    """The cells of ANSWER_COLUMNS: once for each list, or once if there is no match.

    For a party that the name could mean once for each list on which it stands, or may stand, with
    the answer `review`; or once if there is none.
    """
    if result.reason is None:
        for answer in result.answers:
            yield _empty(ANSWER_COLUMNS) | answer_cells(answer)
        return
    standing = [answer for answer in result.answers if answer.said in STANDING]
    for answer in standing:
        yield _empty(ANSWER_COLUMNS) | _if_meant(
            answer, verdict=result.verdict, reason=result.reason
        )
    if not standing:
        yield _empty(ANSWER_COLUMNS) | _reasons([result.reason]) | {"answer": result.verdict.value}


def _if_meant(answer: Answer, *, verdict: Verdict, reason: Reason) -> Cells:
    """The cells of an answer on a party that a name could mean."""
    cells = answer_cells(answer) | _reasons([reason, *answer.reasons])
    return cells | {"answer": verdict.value, "answer_if_meant": answer.said.value}


def _reasons(reasons: Sequence[Reason]) -> Cells:
    return {
        "remark": words.reasons_text(reasons),
        "reasons": tuple(reason.kind.value for reason in reasons),
    }


def rows_by_list(results: list[ScreeningResult], proof: Proof) -> Iterator[Cells]:
    """The cells of all columns on a name: a row for each party and list."""
    verdict = verdict_of(results).value
    for result in results:
        named, decided = name_cells(result, verdict=verdict), decision_cells(result)
        for of_answer in cells_of_lists(result):
            yield named | of_answer | asdict(proof) | decided


def _empty(columns: tuple[str, ...]) -> Cells:
    return {column: None if column in NUMBERS else "" for column in columns}


_NO_MATCH = [""] * len(MATCH_COLUMNS)


class CsvWriter:
    """One row per list; cells that look like formulas start with an apostrophe."""

    holds_notes = False
    """Notes are for people; the rows are complete without them."""

    def __init__(self, write: Write, proof: Proof) -> None:
        self.rows = csv.writer(CsvTarget(write), lineterminator="\n")
        self.proof = [_cell(value) for value in asdict(proof).values()]
        self._made: dict[tuple[str, Reason | None], list[list[str]]] = {}
        self.rows.writerow([*COLUMNS, *PROOF, *DECISION_COLUMNS])

    def add(self, results: list[ScreeningResult]) -> None:
        verdict = verdict_of(results).value
        for result in results:
            match = _NO_MATCH
            if result.match or result.findings:
                match = [_cell(value) for value in match_cells(result).values()]
            asked_as = _cell(result.asked_as)
            named = [_cell(result.name), _cell(result.line), asked_as, verdict, *match]
            decided = [_cell(value) for value in decision_cells(result).values()]
            for of_answer in self._cells(result):
                self.rows.writerow(named + of_answer + decided)

    def _cells(self, result: ScreeningResult) -> list[list[str]]:
        """The cells after those of the name, made once for all names of the party."""
        key = (result.match.party_id if result.match else "", result.reason)
        if key not in self._made:
            self._made[key] = [
                [*map(_cell, cells.values()), *self.proof] for cells in cells_of_lists(result)
            ]
        return self._made[key]

    def end(self, notes: list[str]) -> None:
        """Writes nothing: see `holds_notes`."""


@dataclass
class CsvTarget:
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
        self.write, self.proof, self.first = write, proof, True
        write(json_text(asdict(proof))[:-1] + ', "answers": [')

    def add(self, results: list[ScreeningResult]) -> None:
        for cells in rows_by_list(results, self.proof):
            separator = "\n" if self.first else ",\n"
            self.write(separator + json_text(cells))
            self.first = False

    def end(self, notes: list[str]) -> None:
        self.write(f"\n], {json_text({'notes': notes})[1:]}\n")
