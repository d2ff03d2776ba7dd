"""The answers of a record as two tables of text: one row per period.

`answers` has those of parties that have answers of their own, `list_answers` for each list those of
all others. Their columns are those of the Table Schemas in schemas/derived.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import pyarrow as pa

from watchers.answers.answers import NOBODY, Answers
from watchers.answers.cells import Cell, answer_cells
from watchers.answers.periods import BEGINNING, Period
from watchers.answers.reach import PRECISION
from watchers.package.model import Table

OWN, OF_LISTS = "answers", "list_answers"
PARTIES = {"entities": "entity_id", "officials": "official_id"}
"""The tables of parties, and the column of `answers` that holds their ids."""
Cells = dict[str, Cell]


def answer_tables(answers: Answers, *, tables: Mapping[str, Table]) -> dict[str, pa.Table]:
    """The rows of OWN and OF_LISTS, which `tables` describes, sorted by their ids.

    Raises UnusablePackage if the record lacks a table or a column that an answer needs.
    """
    rows = {OWN: _own(answers), OF_LISTS: _of_lists(answers)}
    return {name: _as_text(rows[name], table) for name, table in tables.items()}


def _own(answers: Answers) -> Iterator[Cells]:
    for table, column in PARTIES.items():
        for party_id in answers.record.by_id[table]:
            for list_id in answers.list_ids:
                if answers.concerns(list_id, party_id):
                    for period in answers.periods(party_id, list_id).all:
                        row_id = f"{party_id}/{_id_of(list_id, period)}"
                        yield _cells(period) | {"answer_id": row_id, column: party_id}


def _of_lists(answers: Answers) -> Iterator[Cells]:
    for list_id in answers.list_ids:
        for period in answers.periods(NOBODY, list_id).all:
            yield _cells(period) | {"list_answer_id": _id_of(list_id, period)}


def _id_of(list_id: str, period: Period) -> str:
    """The list and the first day, so that periods are sorted by their ids."""
    return f"{list_id}/{period.first or BEGINNING}"


def _cells(period: Period) -> Cells:
    return answer_cells(period.answer) | {"first_day": period.first, "last_day": period.last}


def _as_text(rows: Iterable[Cells], table: Table) -> pa.Table:
    key = table.primary_key[0]
    in_order = sorted(rows, key=lambda row: str(row[key]))
    return pa.table(
        {
            name: pa.array([_text(row.get(name)) for row in in_order], pa.string())
            for name in table.columns
        }
    )


def _text(cell: Cell) -> str | None:
    if isinstance(cell, int | float):
        return f"{cell:.{PRECISION}f}".rstrip("0").rstrip(".")
    return (" ".join(cell) if isinstance(cell, tuple) else cell) or None
