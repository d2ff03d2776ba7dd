"""The rows of a Parquet file, as text."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from watchers.files.limits import MAX_BYTES_VARIABLE, in_megabytes, max_bytes
from watchers.screening.delimiters import one_line
from watchers.screening.unreadable import UnreadableFile
from watchers.text.printable import quoted

if TYPE_CHECKING:
    import pyarrow as pa
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
    columns: tuple[str, ...] = ()
    """Those that are asked, which must hold text; none for all."""
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
            self._check_types(file.schema_arrow)
            yield 0, file.schema_arrow.names
            yield from enumerate(self._cells(file), 1)

    def _cells(self, file: pq.ParquetFile) -> Iterator[list[str]]:
        names = file.schema_arrow.names
        for batch in file.iter_batches(batch_size=BATCH):
            columns = [
                map(partial(self._text, column=name), column.to_pylist())
                for name, column in zip(names, batch.columns, strict=True)
            ]
            yield from map(list, zip(*columns, strict=True))

    def _check_types(self, schema: pa.Schema) -> None:
        """Raises UnreadableFile if a column that is asked holds lists, maps or the like."""
        import pyarrow as pa

        for column in filter(lambda column: self._is_asked(column.name), schema):
            if pa.types.is_nested(column.type):
                raise UnreadableFile(
                    f"{self.name}: the column {quoted(column.name)} holds {column.type}, not text;"
                    " write a column of text"
                )

    def _is_asked(self, column: str) -> bool:
        return not self.columns or one_line(column) in map(one_line, self.columns)

    def _text(self, value: Any, *, column: str) -> str:
        """A cell as text; bytes are text in UTF-8."""
        if not isinstance(value, bytes):
            return "" if value is None else str(value)
        try:
            return value.decode("utf-8")
        except UnicodeDecodeError as error:
            if self._is_asked(column):
                raise UnreadableFile(
                    f"{self.name}: the column {quoted(column)} holds bytes that are not UTF-8;"
                    " write it as text"
                ) from error
            return str(value)

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
