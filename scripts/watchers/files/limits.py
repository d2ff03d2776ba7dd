"""How much data is read at once or unpacked, unless the environment sets another limit."""

from __future__ import annotations

import os
import re

from watchers.problems.errors import UnusablePackage

MAX_BYTES_VARIABLE = "WATCHERS_MAX_BYTES"
MAX_BYTES = 256 << 20
"""More than 200 times the package of today, and above the largest official list (about 150 MB)."""


def max_bytes() -> int:
    """The limit in bytes for the files of a package together, and for what an archive unpacks to.

    Raises UnusablePackage if the environment sets one that is not a number.
    """
    given = os.environ.get(MAX_BYTES_VARIABLE, "").strip()
    if not given:
        return MAX_BYTES
    if not re.fullmatch(r"[0-9]{1,18}", given, re.ASCII):
        raise UnusablePackage(f"{MAX_BYTES_VARIABLE} is not a number of bytes, such as {MAX_BYTES}")
    return int(given)


def in_megabytes(size: int) -> str:
    return f"{size / (1 << 20):,.0f} MB" if size >= 1 << 20 else f"{size:,} bytes"
