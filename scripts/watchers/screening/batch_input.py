"""Arrow batches as callers give them: a stream of one schema, with a column of names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from watchers.screening.text_rows import MAX_ROW_CHARACTERS
from watchers.screening.unreadable import listed
from watchers.text.printable import quoted
from watchers.text.suggest import did_you_mean

WHAT = (
    "give Arrow data: a pyarrow RecordBatchReader, Table or iterable of RecordBatch, or a relation"
    " of DuckDB"
)


@dataclass(frozen=True)
class BatchColumns:
    """Which columns of the batches count."""

    name: str
    """The one that holds the names."""
    keep: tuple[str, ...] = ()
    """Those that stand before the answers, such as a key."""

    def check(self, schema: pa.Schema) -> None:
        """Raises ValueError if a column is missing or there twice, TypeError if it is no text."""
        _check_there(self.name, schema.names)
        kept_fields(schema, self.keep)
        kind = schema.field(self.name).type
        if not _is_text(kind):
            raise TypeError(
                f"the column {quoted(self.name)} is {kind}, not text; cast it to text first,"
                " or name the column that holds the names with `column`"
            )

    def texts(self, batch: pa.RecordBatch) -> pa.StringArray:
        """The names. Raises ValueError if their bytes are no text, or if one is too long."""
        given = batch.column(batch.schema.get_field_index(self.name))
        try:
            given.validate(full=True)
            names = _as_string(given)
        except (pa.ArrowInvalid, UnicodeDecodeError) as error:
            raise ValueError(
                f"the column {quoted(self.name)} holds bytes that are no UTF-8 text;"
                f" read its source again in the encoding that it has ({error})"
            ) from error
        if (longest := pc.max(pc.utf8_length(names)).as_py() or 0) > MAX_ROW_CHARACTERS:
            raise ValueError(
                f"the column {quoted(self.name)} holds a text of {longest:,} characters; at most"
                f" {MAX_ROW_CHARACTERS:,} are read, so see that it holds names"
            )
        return names


def kept_fields(schema: pa.Schema, keep: tuple[str, ...]) -> list[pa.Field]:
    """The columns to keep. Raises ValueError if one is missing or there twice."""
    for column in keep:
        _check_there(column, schema.names)
    return [schema.field(column) for column in keep]


def _check_there(column: str, columns: list[str]) -> None:
    if columns.count(column) > 1:
        raise ValueError(f"the batches have several columns {quoted(column)}; rename all but one")
    if column not in columns:
        raise ValueError(
            f"the batches have no column {quoted(column)}; they have: {listed(columns)}."
            f"{did_you_mean(column, columns)}"
        )


def _is_text(kind: pa.DataType) -> bool:
    if pa.types.is_dictionary(kind):
        kind = kind.value_type
    is_one = (pa.types.is_string, pa.types.is_large_string, pa.types.is_string_view)
    return pa.types.is_null(kind) or any(is_this(kind) for is_this in is_one)


def _as_string(given: pa.Array) -> pa.StringArray:
    if pa.types.is_dictionary(given.type):
        given = given.dictionary_decode()
    if pa.types.is_string_view(given.type):  # not every version can cast it
        return pa.array(given.to_pylist(), pa.string())
    return given.cast(pa.string())


def stream(batches: Any, *, columns: BatchColumns) -> tuple[pa.Schema, Iterator[pa.RecordBatch]]:
    """The schema and the batches, which are checked as they come.

    The schema of no batches at all has the columns asked for, without a type. Raises TypeError
    if it is no Arrow data, and what BatchColumns.check raises.
    """
    schema, found = _opened(batches)
    if schema is None:
        asked = dict.fromkeys((columns.name, *columns.keep))
        schema = pa.schema([pa.field(name, pa.null()) for name in asked])
    columns.check(schema)
    return schema, _checked(found, schema, columns)


def _opened(batches: Any) -> tuple[pa.Schema | None, Iterator[Any]]:
    if isinstance(batches, pa.RecordBatch):
        return batches.schema, iter([batches])
    if hasattr(batches, "__arrow_c_stream__"):
        try:
            reader = pa.RecordBatchReader.from_stream(batches)
        except pa.ArrowInvalid as error:
            raise TypeError(
                f"batches is a {type(batches).__name__}, not a table; {WHAT}"
            ) from error
        return reader.schema, iter(reader)
    if isinstance(batches, (str, bytes, Mapping)) or not isinstance(batches, Iterable):
        given = "None" if batches is None else f"a {type(batches).__name__}"
        raise TypeError(f"batches is {given}; {WHAT}")
    found = iter(batches)
    first = next(found, None)
    if first is None:
        return None, iter(())
    _check_batch(first, number=1)
    return first.schema, chain([first], found)


def _check_batch(batch: object, *, number: int) -> None:
    if not isinstance(batch, pa.RecordBatch):
        raise TypeError(f"batch {number} is a {type(batch).__name__}, not a RecordBatch; {WHAT}")


def _checked(
    batches: Iterator[Any], schema: pa.Schema, columns: BatchColumns
) -> Iterator[pa.RecordBatch]:
    for number, batch in enumerate(batches, start=1):
        _check_batch(batch, number=number)
        columns.check(batch.schema)
        for field in kept_fields(schema, columns.keep):
            kind = batch.schema.field(field.name).type
            if kind != field.type:
                raise TypeError(
                    f"the column {quoted(field.name)} is {kind} in batch {number} and {field.type}"
                    " in the first; cast all to one type"
                )
        yield batch
