"""What surrounds the text of a file: byte order mark, line ends, final newline and encoding.

A file is read block by block, and its text handed on in chunks of whole lines.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from watchers.problems.problem import Findings

MARK = b"\xef\xbb\xbf"
UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")
MAX_LINE_BYTES = 64 << 20
"""No table has a longer line: 500 columns of the largest cells take half of it."""


@dataclass(frozen=True)
class Chunk:
    """Some lines of a file, with LF alone and a newline at the end."""

    raw: bytes
    lines_above: int
    """The number of lines before it."""


class Envelope:
    """What is seen of the bytes of one file while they are handed on line by line."""

    def __init__(self, *, max_line: int = MAX_LINE_BYTES) -> None:
        self.max_line = max_line
        self.size = self.zeros = 0
        self.has_text = self.has_mark = self.has_utf_16_mark = False
        self.lines = 0
        """Newlines so far."""
        self.carriage_line = 0
        """The first line with a carriage return; 0 if there is none."""
        self.unended_line = 0
        """The last line if it does not end; else 0."""
        self.long_line = 0
        """The first line that is too long; nothing is read from there, however much follows."""

    def chunks(self, blocks: Iterable[bytes]) -> Iterator[Chunk]:
        """The text of the file, up to a line that is too long."""
        pieces: list[bytes] = []
        length = 0
        for text in self._with_line_feeds(blocks):
            cut = text.rfind(b"\n") + 1
            if cut:
                yield from self._readable(b"".join([*pieces, text[:cut]]))
                pieces, length = [], 0
            pieces.append(text[cut:])
            length += len(text) - cut
            if length > self.max_line and not self.long_line:
                self.long_line = self.lines + 1
            if self.long_line:
                return
        if self.unended_line:
            yield from self._readable(b"".join([*pieces, b"\n"]))

    def report(self, path: str, findings: Findings) -> None:
        """Adds a mark and line ends that should not be there."""
        if self.has_utf_16_mark:
            return
        if self.has_mark:
            findings.add(
                path,
                line=1,
                rule="byte_order_mark",
                message="begins with a byte order mark. Run: watchers tidy",
            )
        if self.carriage_line and not 0 < self.long_line <= self.carriage_line:
            findings.add(
                path,
                line=self.carriage_line,
                rule="line_end",
                message="a line ends with a carriage return. Run: watchers tidy",
            )
        if self.unended_line and not self.long_line:
            findings.add(
                path,
                line=self.unended_line,
                rule="no_final_newline",
                message="the file does not end with a newline. Run: watchers tidy",
            )

    @property
    def is_utf_16(self) -> bool:
        """Whether so many bytes are zero that the text must be UTF-16."""
        return self.zeros * 4 > self.size

    def _readable(self, raw: bytes) -> Iterator[Chunk]:
        """The chunk, up to a line that is too long; counts its lines."""
        above, end = self.lines, len(raw)
        self.lines += raw.count(b"\n")
        if end > self.max_line:
            ends = np.flatnonzero(np.frombuffer(raw, np.uint8) == ord("\n")) + 1
            long = np.flatnonzero(np.diff(ends, prepend=0) > self.max_line + 1)
            if len(long):
                self.long_line = above + int(long[0]) + 1
                end = int(ends[long[0] - 1]) if long[0] else 0
        if end:
            yield Chunk(raw if end == len(raw) else raw[:end], above)

    def _with_line_feeds(self, blocks: Iterable[bytes]) -> Iterator[bytes]:
        """The blocks without a mark and with LF alone; notes how the file ends."""
        held = last = b""
        for block in self._without_mark(blocks):
            text, held = held + block, b""
            if text.endswith(b"\r"):  # Whether a line feed follows, the next block says.
                text, held = text[:-1], b"\r"
            if b"\r" in text or held:
                self._note_carriage(text)
                text = text.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
            last = text[-1:] or last
            yield text
        if held:
            last = b"\n"
            yield last
        if self.size and last != b"\n":
            self.unended_line = self.lines + 1

    def _note_carriage(self, text: bytes) -> None:
        """Notes the line of the first carriage return, in this text or just behind it."""
        if not self.carriage_line:
            at = text.find(b"\r")
            self.carriage_line = self.lines + text.count(b"\n", 0, at if at >= 0 else None) + 1

    def _without_mark(self, blocks: Iterable[bytes]) -> Iterator[bytes]:
        """The blocks without a mark; counts their bytes and zeros."""
        start: bytes | None = b""
        for block in blocks:
            self.size += len(block)
            self.zeros += block.count(0)
            if start is not None:
                start += block
                if len(start) < len(MARK):
                    continue
                block, start = self._stripped(start), None
            yield self._seen(block)
        if start:
            yield self._seen(self._stripped(start))

    def _stripped(self, start: bytes) -> bytes:
        self.has_utf_16_mark = start[:2] in UTF_16_MARKS
        self.has_mark = start.startswith(MARK)
        return start.removeprefix(MARK)

    def _seen(self, block: bytes) -> bytes:
        self.has_text = self.has_text or bool(block) and not block.isspace()
        return block


def undecodable(path: str, raw: bytes, findings: Findings) -> bool:
    """Whether the bytes are not UTF-8; adds the first that is not."""
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as error:
        findings.add(
            path,
            line=raw.count(b"\n", 0, error.start) + 1,
            rule="encoding",
            message=f"the byte 0x{raw[error.start]:02X} is not UTF-8. Save the file as UTF-8.",
        )
        return True
    return False
