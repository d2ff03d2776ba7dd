"""Text that is printed after what comes later: kept in memory, or on the disk if it is long."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import IO

MAX_CHARACTERS_IN_MEMORY = 1 << 20
CHUNK = 1 << 16


class Later(ExitStack):
    """Something to write to now and to read once, at the end. Its file ends with the block."""

    _file: IO[str] | None = None

    def __call__(self, text: str) -> object:
        if self._file is None:
            self._file = self.enter_context(
                tempfile.SpooledTemporaryFile(  # noqa: SIM115 (the block closes it)
                    MAX_CHARACTERS_IN_MEMORY, mode="w+", encoding="utf-8", newline=""
                )
            )
        return self._file.write(text)

    def write_to(self, write: Callable[[str], object]) -> None:
        """Writes all of it."""
        for chunk in self.chunks():
            write(chunk)

    def chunks(self) -> Iterator[str]:
        """All of it, in pieces."""
        if self._file is None:
            return
        self._file.seek(0)
        while chunk := self._file.read(CHUNK):
            yield chunk
