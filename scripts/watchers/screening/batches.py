"""Screens the names in Arrow batches as they stream by: one row of answers for each row."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa

from watchers.package.model import Package
from watchers.screening.batch_input import BatchColumns, kept_fields, stream
from watchers.screening.data import NAME_COLUMNS
from watchers.screening.kept import prepared_once
from watchers.screening.no_name import is_no_name
from watchers.screening.prepared import Prepared
from watchers.screening.question import Block, Question
from watchers.screening.result import Proof
from watchers.screening.screen import BLOCK, Query, screen
from watchers.screening.screener import Screener
from watchers.screening.suppliers import (
    COLUMNS,
    NUMBERS,
    FoundRows,
    SupplierRow,
    columns_after,
    row_without_name,
)

Row = tuple[str | float | None, ...]


def answer_schema(kept: Iterable[pa.Field] = ()) -> pa.Schema:
    """The columns of the answers, after those that are kept.

    They are those of the CSV of `watchers listed`; one that is kept too begins with `watchers_`.
    """
    fields = list(kept)
    ours = (NAME_COLUMNS[0], *COLUMNS)
    types = [pa.float64() if column in NUMBERS else pa.string() for column in ours]
    named = columns_after([one.name for one in fields], ours=ours)
    return pa.schema([*fields, *map(pa.field, named, types)])


def schema_after(given: pa.Schema | None, *, keep: tuple[str, ...]) -> pa.Schema:
    """The same, after columns of `given`. Raises ValueError if it lacks one."""
    if given is None and keep:
        raise ValueError("give the schema of the data too, which has the columns to keep")
    if given is not None and not isinstance(given, pa.Schema):
        raise TypeError(f"schema is a {type(given).__name__}; give a pyarrow Schema")
    return answer_schema(kept_fields(given, keep) if keep else ())


def screened_batches(
    package: Package, batches: Any, columns: BatchColumns, *, day: str | None, processes: int
) -> pa.RecordBatchReader:
    """The answers on the names in `batches`, as of a day; they are looked up as they are read.

    Raises TypeError or ValueError, at once or while they are read, if `batches` is not as it
    should be.
    """
    given, found = stream(batches, columns=columns)
    schema = answer_schema(kept_fields(given, columns.keep))
    proof = screen(Query(day=day), package).proof
    # Now, because the folder of an unpacked release may be gone when the answers are read.
    screening = _Screening(prepared_once(package), columns, schema, proof)
    return pa.RecordBatchReader.from_batches(schema, screening.over(found, processes=processes))


@dataclass(frozen=True)
class _Waiting:
    """Rows whose names are being looked up."""

    batch: pa.RecordBatch
    names: pa.StringArray
    texts: list[str]
    """Each different name once, without the blanks around it."""
    places: pa.Array
    """For each row, where its name stands in `texts`; missing if it has none."""


@dataclass
class _Screening:
    package: Prepared
    columns: BatchColumns
    schema: pa.Schema
    proof: Proof
    _waiting: deque[_Waiting] = field(default_factory=deque)

    def over(
        self, batches: Iterator[pa.RecordBatch], *, processes: int
    ) -> Iterator[pa.RecordBatch]:
        screener = Screener(self.package.answers, day=self.proof.asked_on)
        blocks = self._blocks(batches)
        for block, matches in self.package.names.over(blocks, processes=processes):
            found = FoundRows()  # a new one for each block, so that memory stays bounded
            rows = {
                asked.name: found.row([], screener.results(asked, matches[asked.name]))
                for asked in block
            }
            yield self._answered(self._waiting.popleft(), rows)

    def _blocks(self, batches: Iterator[pa.RecordBatch]) -> Iterator[Block]:
        """The names of each part of a batch, whose rows wait until they are found."""
        for batch in batches:
            for start in range(0, batch.num_rows, BLOCK):
                part = batch.slice(start, BLOCK)
                names = self.columns.texts(part)
                encoded = names.dictionary_encode()
                texts = [text.strip() for text in encoded.dictionary.to_pylist()]
                self._waiting.append(_Waiting(part, names, texts, encoded.indices))
                named = [text for text in dict.fromkeys(texts) if not is_no_name(text)]
                yield [Question(None, text) for text in named]

    def _answered(self, waiting: _Waiting, rows: dict[str, SupplierRow]) -> pa.RecordBatch:
        """The rows with their answers: each different answer is put into columns once."""
        nobody = row_without_name([])
        numbers: dict[Row, int] = {_cells(nobody): 0}
        of_text = [0]
        for text in waiting.texts:
            cells = _cells(rows.get(text, nobody))
            of_text.append(numbers.setdefault(cells, len(numbers)))
        places = [0 if place is None else place + 1 for place in waiting.places.to_pylist()]
        taken = pa.array(of_text).take(pa.array(places, pa.int64()))
        proof = vars(self.proof).values()
        kept = [waiting.batch.column(name) for name in self.columns.keep]
        types = self.schema.types[len(kept) + 1 : len(self.schema.types) - len(proof)]
        answers = [
            pa.array(values, kind).take(taken)
            for values, kind in zip(zip(*numbers, strict=True), types, strict=True)
        ]
        proofs = [pa.repeat(pa.scalar(value, pa.string()), len(taken)) for value in proof]
        return pa.RecordBatch.from_arrays(
            [*kept, waiting.names, *answers, *proofs], schema=self.schema
        )


def _cells(row: SupplierRow) -> Row:
    """The cells of a row up to its sources; missing where there is nothing."""
    found = [cell or None for cell in row.found]
    return (*found, row.score, " ".join(row.source_ids) or None)
