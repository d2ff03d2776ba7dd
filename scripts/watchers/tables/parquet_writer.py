"""Writes the parts of one table into one Parquet file."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
from pyarrow import parquet

ROW_GROUP = 122_880
"""Rows that a Parquet file keeps together; the number that DuckDB hands to one thread."""


class Writer:
    """Writes the parts of one table into one Parquet file, in row groups of a useful size."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.waiting: list[pa.Table] = []
        self.writer: parquet.ParquetWriter | None = None

    def add(self, rows: pa.Table) -> None:
        self.waiting.append(rows)
        if sum(map(len, self.waiting)) >= ROW_GROUP:
            self._write()

    def close(self) -> None:
        if self.waiting:
            self._write()
        if self.writer is not None:
            self.writer.close()

    def discard(self) -> None:
        self.waiting = []
        self.close()
        self.writer = None
        self.path.unlink(missing_ok=True)

    def _write(self) -> None:
        rows, self.waiting = pa.concat_tables(self.waiting), []
        if self.writer is None:
            self.writer = parquet.ParquetWriter(self.path, rows.schema, compression="lz4")
        self.writer.write_table(rows, row_group_size=ROW_GROUP)
