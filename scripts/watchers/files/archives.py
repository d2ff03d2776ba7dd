"""What packed files raise when they are damaged."""

from __future__ import annotations

import lzma
import zipfile
import zlib

DAMAGED = (
    EOFError,
    NotImplementedError,
    RuntimeError,
    lzma.LZMAError,
    zipfile.BadZipFile,
    zlib.error,
)
"""What the standard library raises for zip and gzip files that are cut off, damaged or packed in ways that it does not know."""
