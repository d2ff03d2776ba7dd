"""Parquet files as the text of a CSV file, so that one gate looks at the cells of both."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import parquet

from watchers.package.table_files import UnreadableTable
from watchers.problems.problem import Findings
from watchers.tables.parquet_types import check_types, has_spelling
from watchers.text.printable import escape_invisible

BATCH = 16_384
"""Rows that become text at a time."""
NEEDS_QUOTES = '[",]'
BREAK = "[\n\r]"
"""Every row of a CSV file is one line, so a cell of Parquet that has several is told by itself."""


class ParquetText:
    """A Parquet file as CSV. What its text does not show is added to the findings."""

    def __init__(self, file: Path, columns: list[str], *, path: str, findings: Findings) -> None:
        self.file, self.columns = file, columns
        self.path, self.findings = path, findings
        self.has_all_cells = True
        """Whether the text has all cells; those of a type that cannot be read are empty in it."""

    def blocks(self) -> Iterator[bytes]:
        """The header and rows, in the order of the table's columns if the file has just these.

        Numbers, days and text are written as the schema wants them spelled. Raises UnreadableTable
        if it is no Parquet file.
        """
        try:
            with parquet.ParquetFile(self.file) as opened:
                schema = opened.schema_arrow
                self.has_all_cells = check_types(self.path, schema, self.columns, self.findings)
                places = _places(schema.names, self.columns)
                yield _header([schema.names[place] for place in places])
                first_line = 2
                for batch in opened.iter_batches(batch_size=BATCH):
                    yield _as_csv([self._texts(batch, place, first_line) for place in places])
                    first_line += batch.num_rows
        except (pa.ArrowException, OSError) as error:
            raise UnreadableTable from error

    def _texts(self, batch: pa.RecordBatch, place: int, first_line: int) -> pa.Array:
        """The cells of a column as text, each on one line; adds those that were not."""
        column = batch.column(place)
        if not has_spelling(column.type):
            return pa.repeat("", len(column))
        text = pc.fill_null(spelled_out(column), "")
        is_broken = pc.match_substring_regex(text, BREAK)
        if not pc.any(is_broken).as_py():
            return text
        self.findings.add(
            self.path,
            lines=np.flatnonzero(is_broken) + first_line,
            column=batch.schema.names[place],
            rule="line_break",
            message="holds a line break. Write it on one line.",
        )
        return pc.replace_substring_regex(pc.ascii_trim(text, "\r\n"), f"{BREAK}+", " ")


def _places(names: list[str], columns: list[str]) -> list[int]:
    """The columns of a file, by their places in it, in the order in which they are written.

    By their places, because a Parquet file may have several columns of one name.
    """
    if sorted(names) != sorted(columns):
        return list(range(len(names)))
    return [names.index(name) for name in columns]


def _header(names: list[str]) -> bytes:
    """The names as the first line, in which a line break is written as its number."""
    line = ",".join(names)
    return (re.sub(BREAK, lambda found: escape_invisible(found[0]), line) + "\n").encode()


def _as_csv(columns: list[pa.Array]) -> bytes:
    """The rows as lines in the canonical form of CSV: quoted only where need be."""
    lines = pc.binary_join_element_wise(*map(_quoted, columns), ",")
    whole = pa.ListArray.from_arrays(pa.array([0, len(lines)], pa.int32()), lines)
    return pc.binary_join(whole, "\n")[0].as_buffer().to_pybytes() + b"\n"


def _quoted(text: pa.Array) -> pa.Array:
    special = pc.match_substring_regex(text, NEEDS_QUOTES)
    if not pc.any(special).as_py():
        return text
    doubled = pc.replace_substring(text, '"', '""')
    return pc.if_else(special, pc.binary_join_element_wise('"', doubled, '"', ""), text)


def spelled_out(column: pa.Array) -> pa.Array:
    """The cells as text; a number without an exponent."""
    text, kind = pc.cast(column, pa.string()), column.type
    if not (pa.types.is_floating(kind) or pa.types.is_decimal(kind)):
        return text
    has_exponent = pc.fill_null(pc.match_substring(text, "e", ignore_case=True), False)
    if not pc.any(has_exponent).as_py():
        return text
    numbers = column.filter(has_exponent).to_pylist()
    plain = [_without_exponent(number) for number in numbers]
    return pc.replace_with_mask(text, has_exponent, pa.array(plain, pa.string()))


def _without_exponent(number: float | Decimal) -> str:
    if isinstance(number, Decimal):
        return f"{number:f}"
    return np.format_float_positional(number, trim="-")
