"""Checks the size of a zip file's directory before the standard library reads it into memory.

Source: APPNOTE.TXT 6.3.10 (PKWARE), 4.3.15 and 4.3.16.
"""

from __future__ import annotations

import os
import struct
from typing import IO

from watchers.problems.errors import UnreadableArchive

MAX_DIRECTORY_BYTES = 1 << 20
"""A file takes some 100 bytes of it, and a release has fewer than a hundred files."""
END = struct.Struct("<4s4H2LH")
END_MAGIC, ZIP64_MAGIC = b"PK\x05\x06", b"PK\x06\x07"
ZIP64_LOCATOR_BYTES = 20
MAX_COMMENT_BYTES = 65_535


def check_directory(raw: IO[bytes]) -> int:
    """The size of the zip file, left at its start.

    Raises UnreadableArchive if it has no directory, or one that is too large.
    """
    try:
        size = raw.seek(0, os.SEEK_END)
    except OSError as error:
        raise UnreadableArchive("it is a zip, which cannot be read from a pipe") from error
    raw.seek(max(0, size - MAX_COMMENT_BYTES - END.size - ZIP64_LOCATOR_BYTES))
    tail = raw.read()
    raw.seek(0)
    place = tail.rfind(END_MAGIC)
    if place < 0 or len(tail) < place + END.size:
        raise UnreadableArchive("it is cut off or damaged (no end of a zip file)")
    directory_bytes = END.unpack_from(tail, place)[5]
    is_zip64 = tail[max(0, place - ZIP64_LOCATOR_BYTES) : place].startswith(ZIP64_MAGIC)
    if is_zip64 or directory_bytes > MAX_DIRECTORY_BYTES:
        raise UnreadableArchive("it holds far more files than a release or a list")
    return size
