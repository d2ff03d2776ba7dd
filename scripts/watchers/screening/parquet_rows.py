"""The rows of a Parquet file, as text."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from watchers.files.limits import MAX_BYTES_VARIABLE, in_megabytes, max_bytes
from watchers.screening.unreadable import UnreadableFile

if TYPE_CHECKING:
    import pyarrow.parquet as pq

MAGIC = b"PAR1"
BATCH = 1_000
BUFFER_BYTES = 1 << 16
Row = tuple[int, list[str]]


def is_parquet(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(MAGIC)) == MAGIC


@dataclass
class ParquetRows:
    """A Parquet file on the disk; its rows are counted from 1, its columns are row 0."""

    path: Path
    name: str
    """How messages name it."""
    note: str = ""
    """What the user should know of how it is read."""
    bytes_read: int = 0

    def rows(self) -> Iterator[Row]:
        """All rows, the names of the columns first. Raises UnreadableFile."""
        with self._faults_in_words(), self._open() as file:
            size = sum(
                file.metadata.row_group(number).total_byte_size
                for number in range(file.num_row_groups)
            )
            if size > max_bytes():
                raise UnreadableFile(
                    f"{self.name} unpacks to more than {in_megabytes(max_bytes())};"
                    f" {MAX_BYTES_VARIABLE} sets another limit (in bytes)"
                )
            yield 0, file.schema_arrow.names
            number = 0
            for batch in file.iter_batches(batch_size=BATCH):
                columns = [map(_text, column.to_pylist()) for column in batch.columns]
                for cells in zip(*columns, strict=True):
                    number += 1
                    yield number, list(cells)

    def _open(self) -> pq.ParquetFile:
        """The file, of which only so much is in memory as is being read."""
        import pyarrow.parquet as pq

        return pq.ParquetFile(self.path, buffer_size=BUFFER_BYTES, pre_buffer=False)

    @contextmanager
    def _faults_in_words(self) -> Iterator[None]:
        import pyarrow as pa

        try:
            yield
        except (pa.ArrowException, OSError) as error:
            raise UnreadableFile(
                f"{self.name} is not a Parquet file that can be read; write it again"
            ) from error


def _text(value: Any) -> str:
    return "" if value is None else str(value)
