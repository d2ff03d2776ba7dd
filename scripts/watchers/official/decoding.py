"""Bytes that are not in the encoding of their file: some publishers mix two within one.

What is not UTF-8 comes from programs of Windows as a rule, in which no letter has more than one
byte: CBP's no-break spaces, the letters with accents in older lists.
"""

from __future__ import annotations

import codecs

AS_WINDOWS_1252 = "watchers.windows-1252"
"""The name of the error handler, for `errors` of whatever decodes."""
_UNKNOWN = "\ufffd"


def _as_windows_1252(error: UnicodeError) -> tuple[str, int]:
    """What Windows-1252 has at the place of bytes that are not UTF-8; else U+FFFD."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    if error.encoding != "utf-8":
        return _UNKNOWN, error.end
    return error.object[error.start : error.end].decode("windows-1252", "replace"), error.end


codecs.register_error(AS_WINDOWS_1252, _as_windows_1252)
