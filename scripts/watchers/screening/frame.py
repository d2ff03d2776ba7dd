"""Screening results as DataFrames, with the columns of the CSV of `watchers listed`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from math import isnan
from typing import Any

import pandas as pd

from watchers.package.model import Package
from watchers.screening import data, suppliers
from watchers.screening.decision_cells import DECISION_COLUMNS
from watchers.screening.no_name import is_no_name
from watchers.screening.question import Block, Question
from watchers.screening.result import Proof, ScreeningResult
from watchers.screening.screen import BLOCK, Query, screen
from watchers.tables.typed_tables import text_dtype
from watchers.text.arguments import check_whole

LINE = "line"


def screened(
    package: Package, names: Iterable[object], *, day: str | None, detail: bool
) -> pd.DataFrame:
    """The verdict on each name, or with `detail` the answer of each list on it, as of a day.

    The index is that of the names. A value without a name has a row that says so, with `detail`
    none. Unknown is missing. Raises TypeError if a name is not text.
    """
    if names is None or isinstance(names, pd.DataFrame):
        given = "None" if names is None else "a DataFrame"
        raise TypeError(f"names is {given}; give names as a text, a list or a column")
    asked = pd.Series(names, dtype=object)
    texts = [_text(name, place) for place, name in enumerate(asked)]
    screening = screen(Query(day=day), package)
    screening.named = _blocks(text for text in texts if not is_no_name(text))
    results = screening.results()
    found = (None if is_no_name(text) else next(results) for text in texts)
    if detail:
        return _by_list(found, asked.index, proof=screening.proof)
    return _by_name(found, asked, proof=screening.proof)


def _text(name: Any, place: int) -> str:
    if isinstance(name, str):
        check_whole(name, name=f"name {place}")
        return name.strip()
    if name is None or name is pd.NA or name is pd.NaT or (isinstance(name, float) and isnan(name)):
        return ""
    raise TypeError(f"name {place} is {type(name).__name__}, not text: {name!r}")


def _blocks(names: Iterable[str]) -> Iterator[Block]:
    block: Block = []
    for name in names:
        block.append(Question(None, name))
        if len(block) == BLOCK:
            yield block
            block = []
    yield block


def _by_name(
    found: Iterable[list[ScreeningResult] | None], names: pd.Series, *, proof: Proof
) -> pd.DataFrame:
    made, proofs = suppliers.FoundRows(), suppliers.proof_cells(proof)
    rows = []
    for results in found:
        row = suppliers.row_without_name([]) if results is None else made.row([], results)
        rows.append((*row.found, row.score, row.source_ids, *proofs))
    frame = _typed(rows, suppliers.COLUMNS, numbers=suppliers.NUMBERS, index=names.index)
    frame.insert(0, data.NAME_COLUMNS[0], names.astype(text_dtype()))
    return frame


def _by_list(
    found: Iterable[list[ScreeningResult] | None], index: pd.Index, *, proof: Proof
) -> pd.DataFrame:
    rows, places = [], []
    for place, results in enumerate(found):
        for cells in data.rows_by_list(results, proof) if results else ():
            rows.append(tuple(cells.values()))
            places.append(place)
    columns = (*data.COLUMNS, *asdict(proof), *DECISION_COLUMNS)
    return _typed(rows, columns, numbers=data.NUMBERS | {LINE}, index=index[places])


def _typed(
    rows: list[tuple[Any, ...]],
    columns: tuple[str, ...],
    *,
    numbers: frozenset[str],
    index: pd.Index,
) -> pd.DataFrame:
    cells = zip(*rows, strict=True) if rows else [()] * len(columns)
    return pd.DataFrame(
        {
            column: pd.Series(
                list(of_column if column in numbers else map(_cell, of_column)),
                index=index,
                dtype="float64" if column in numbers else text_dtype(),
            )
            for column, of_column in zip(columns, cells, strict=True)
        }
    )


def _cell(value: object) -> object:
    """The text of a cell; None if it is empty."""
    return (" ".join(value) if isinstance(value, tuple) else value) or None
