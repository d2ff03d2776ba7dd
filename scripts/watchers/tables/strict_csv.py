"""Reads the bytes of a CSV file strictly, before any library guesses at them.

Readers of CSV repair silently: an unclosed quote swallows rows, encodings are guessed, blank lines
vanish. This reader accepts one form only: UTF-8 without a byte order mark, LF, one record a line,
as many cells as the header, a cell quoted only if it holds a comma or a quotation mark (RFC 4180,
narrowed). It looks at many lines at once, as arrays of bytes; what it finds does not depend on how
many, so that a file of any size can be read in chunks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np

from watchers.problems.problem import Findings
from watchers.tables.cells import check_cells
from watchers.tables.characters import check_characters
from watchers.tables.conflicts import check_conflicts
from watchers.tables.envelope import MAX_LINE_BYTES, Chunk, Envelope, undecodable
from watchers.tables.examined import ENDING, Examined, Stage
from watchers.tables.grid import Grid, check_quoting, read_grid
from watchers.tables.header import check_header
from watchers.tables.row_width import check_width
from watchers.tables.separators import (
    add_tabbed_rows,
    separator_of_header,
    tabbed_lines,
    without_tabbed_rows,
)


def read(path: str, raw: bytes, columns: list[str], findings: Findings) -> bytes | None:
    """The bytes of a table's file, ready for a reader of CSV; adds every fault of them.

    None if a reader could take one row for another; then no later check can run.
    """
    reading = Reading(path, columns)
    chunks = []
    for chunk in reading.chunks([raw]):
        reading.add(chunk, examine(path, chunk, columns))
        chunks.append(chunk.raw)
    return b"".join(chunks) if reading.finish(findings) else None


class Reading:
    """The reading of one file, chunk by chunk, in bounded memory."""

    def __init__(self, path: str, columns: list[str], *, max_line: int = MAX_LINE_BYTES) -> None:
        self.path, self.columns = path, columns
        self.envelope = Envelope(max_line=max_line)
        self.examined = Examined()

    def chunks(self, blocks: Iterable[bytes]) -> Iterator[Chunk]:
        """The text of the file in chunks, each of which `examine` and then `add` take."""
        return self.envelope.chunks(blocks)

    def add(self, chunk: Chunk, examined: Examined) -> None:
        """Adds what the chunk is found to be; chunks come in the order of the file."""
        self.examined.append(examined, lines_above=chunk.lines_above)

    def finish(self, findings: Findings) -> bool:
        """Whether the file can be read row by row; adds every fault of it."""
        if not self.envelope.has_text:
            message = f"is empty. Its first line is {','.join(self.columns)}"
            findings.add(self.path, rule="empty_file", message=message)
            return False
        if self.envelope.is_utf_16:
            findings.add(
                self.path,
                rule="encoding",
                message="more than a quarter of its bytes are zero, as in UTF-16."
                " Save the file as UTF-8.",
            )
            return False
        self.envelope.report(self.path, findings)
        for stage, found in self.examined.findings.items():
            if stage == Stage.SEPARATOR and self._has_long_line(findings):
                return False
            if stage == Stage.CHARACTERS:
                self._add_tabbed_rows(findings)
            findings.merge(found)
            if stage in ENDING and found.total:
                return False
            if stage == Stage.HEADER and self.examined.findings[Stage.QUOTES].total + found.total:
                return False
        return self.examined.is_readable

    def _has_long_line(self, findings: Findings) -> bool:
        """Whether a line is too long to be read; adds it."""
        if not self.envelope.long_line:
            return False
        findings.add(
            self.path,
            line=self.envelope.long_line,
            rule="oversized_line",
            message=f"a line of more than {self.envelope.max_line:,} bytes. Reading stops here.",
        )
        return True

    def _add_tabbed_rows(self, findings: Findings) -> None:
        examined = self.examined
        add_tabbed_rows(self.path, findings, first=examined.first_tabbed, total=examined.tabbed)


def examine(path: str, chunk: Chunk, columns: list[str]) -> Examined:
    """What the lines of a chunk are found to be; numbers of lines are counted within it."""
    raw, examined = chunk.raw, Examined()
    found = examined.findings
    is_first = not chunk.lines_above
    if undecodable(path, raw, found[Stage.ENCODING]):
        return examined
    header = raw[: raw.index(b"\n")].decode("utf-8") if is_first else ""
    if separator := separator_of_header(header, columns):
        found[Stage.SEPARATOR].add(
            path,
            line=1,
            rule="header",
            message=f"the cells are separated by {separator}. Save the file with commas.",
        )
        return examined
    tabbed = tabbed_lines(raw, len(columns))
    tabbed = tabbed[tabbed > 1] if is_first else tabbed  # the header has a check of its own
    if len(tabbed):
        examined.first_tabbed, examined.tabbed = int(tabbed[0]), len(tabbed)
        raw = without_tabbed_rows(raw, tabbed, width=len(columns))
    wide_spaces = check_characters(path, raw, found[Stage.CHARACTERS])
    check_conflicts(path, raw, found[Stage.CONFLICTS])
    if is_first:
        check_header(path, header, columns, found[Stage.HEADER])
    grid = read_grid(path, raw, found[Stage.QUOTES])
    if grid is not None:
        examined.has_cells = _has_cells(path, grid, wide_spaces, columns, found[Stage.CELLS])
    return examined


def _has_cells(
    path: str, grid: Grid, wide_spaces: np.ndarray, columns: list[str], findings: Findings
) -> bool:
    """Whether the cells of each row are those that its author meant; adds what is wrong in them."""
    # All three are asked, so that the faults of all three are reported.
    return all(
        [
            check_quoting(path, grid, findings),
            check_cells(path, wide_spaces, grid, columns, findings),
            check_width(path, grid, columns, findings),
        ]
    )
