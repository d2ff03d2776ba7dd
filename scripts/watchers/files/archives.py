"""The errors that damaged archives raise."""

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
"""Raised by the standard library for zip and gzip files that are cut off, damaged, or compressed
in a way that it does not know."""
