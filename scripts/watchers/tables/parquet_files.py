"""Tables too large for the memory: each file is read once, in chunks, and written as Parquet.

The Parquet file holds the table as the checks see it (see check_frames). A chunk is looked at and
converted in a thread; the order of the file is kept.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from copy import copy
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow as pa

from watchers.package.model import PARQUET, Package, Table
from watchers.package.table_files import UnreadableTable, add_unreadable, blocks_of
from watchers.problems.problem import Findings
from watchers.tables import strict_csv
from watchers.tables.check_frames import RowOrder, check_table
from watchers.tables.envelope import Chunk
from watchers.tables.examined import Examined
from watchers.tables.parquet_rows import NotPlain, plain_rows
from watchers.tables.parquet_text import ParquetText
from watchers.tables.parquet_writer import Writer
from watchers.tables.workers import Workers

BLOCK = 2 << 20
"""Bytes that are read at a time. Looking at them takes some ten times as much memory, and they are
few enough for a processor to keep at hand."""
Looked = tuple[Chunk, Examined, pa.Table | None]


@dataclass
class ParquetTable:
    """A table that was converted, or why it was not."""

    parts: list[Path] = field(default_factory=list)
    """The Parquet files, in the order of the table."""
    findings: Findings = field(default_factory=Findings)
    """The faults of its bytes."""
    was_read: bool = True
    """Whether its files could be read to their ends."""
    is_readable: bool = True
    """Whether it can be read row by row; else there are no Parquet files."""
    rows: int = 0
    first_unsorted: int = 0
    size: int = 0
    """Bytes of its files."""
    sha256: str = ""
    """Of its only file."""


def convert(
    package: Package,
    table: Table,
    folder: Path,
    *,
    workers: Workers,
    progress: Callable[[int], object],
    block: int = BLOCK,
) -> ParquetTable:
    """The table's files, looked at and written as Parquet into the folder.

    progress: is told of each number of bytes that was read. Raises OSError if the folder cannot be
    written.
    """
    made, order = ParquetTable(), RowOrder(table.primary_key)
    for number, path in enumerate(table.files):
        part = _Part(table, path, rows_above=made.rows)
        file, sha256 = package.root / path, hashlib.sha256()
        writer = Writer(folder / f"{table.name}-{number}.parquet")
        raw = told_of(blocks_of(file, size=block), (sha256.update, lambda b: progress(len(b))))
        try:
            order, is_readable = part.write(file, raw, workers, writer, order, made.findings)
            made.was_read = made.was_read and not part.reading.envelope.long_line
        except UnreadableTable as error:
            add_unreadable(path, error.__cause__, made.findings)
            made.was_read = is_readable = False
        writer.close() if is_readable else writer.discard()
        made.parts += [writer.path] if writer.writer else []
        made.rows += part.row_count
        made.size += file.stat().st_size if made.was_read else 0
        made.sha256 = sha256.hexdigest()
        made.is_readable = made.is_readable and is_readable
    made.first_unsorted = order.first_unsorted
    return made


class _Part:
    """One file of a table; the lines of its rows are those of the table as a whole."""

    def __init__(self, table: Table, path: str, *, rows_above: int) -> None:
        self.table, self.path, self.rows_above = table, path, rows_above
        self.reading = strict_csv.Reading(path, table.columns)
        self.row_count = 0

    def write(
        self,
        file: Path,
        raw: Iterable[bytes],
        workers: Workers,
        writer: Writer,
        order: RowOrder,
        findings: Findings,
    ) -> tuple[RowOrder, bool]:
        """Writes the rows of the file, of which `raw` are the bytes, as long as it can be read.

        Returns the order of what was read so far, and whether it can be read row by row.
        """
        blocks, text = raw, None
        if self.table.format == PARQUET:
            for _ in raw:  # It is read from its end; its bytes are told beforehand.
                pass
            ahead = copy(order)
            if self._take_over(file, workers, writer, ahead):
                return ahead, True
            text = ParquetText(file, self.table.columns, path=self.path, findings=findings)
            blocks = text.blocks()
        for rows in self.rows(blocks, workers):
            order.add(rows)
            writer.add(rows)
        is_readable = self.reading.finish(findings)
        return order, is_readable and (text is None or text.has_all_cells)

    def _take_over(self, file: Path, workers: Workers, writer: Writer, order: RowOrder) -> bool:
        """Whether the rows of a Parquet file could be written as they are; else none is."""
        first_line = self.rows_above + 2
        try:
            for rows in plain_rows(file, self.table, first_line=first_line, each=workers.each):
                order.add(rows)
                writer.add(rows)
                self.row_count += len(rows)
        except NotPlain:
            writer.discard()
            self.row_count = 0
            return False
        return True

    def rows(self, blocks: Iterable[bytes], workers: Workers) -> Iterator[pa.Table]:
        """The rows of the file, chunk by chunk, as long as it can be read row by row."""
        for chunk, examined, rows in workers.each(self._look, self.reading.chunks(blocks)):
            self.reading.add(chunk, examined)
            if rows is not None and self.reading.examined.is_readable:
                self.row_count += len(rows)
                yield rows

    def _look(self, chunk: Chunk) -> Looked:
        """A chunk, what it is found to be, and its rows if they can be read and are wanted."""
        examined = strict_csv.examine(self.path, chunk, self.table.columns)
        if not (self.reading.examined.is_readable and examined.is_readable):
            return chunk, examined, None
        rows = check_table(
            chunk.raw,
            self.table,
            lines_above=chunk.lines_above,
            rows_above=self.rows_above,
        )
        return chunk, examined, rows


def told_of(blocks: Iterable[bytes], told: Iterable[Callable[[bytes], object]]) -> Iterator[bytes]:
    """The blocks, each of which every one of `told` is told."""
    for block in blocks:
        for tell in told:
            tell(block)
        yield block
