"""Reads JSON within a limit; refuses what readers of JSON let pass: repeated properties, NaN."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from watchers.text.printable import quoted

MAX_JSON_BYTES = 10 << 20
"""A hundred times the largest of ours. Parsed, JSON takes many times its size in memory."""


class _NotRead(ValueError):
    """A file of more than MAX_JSON_BYTES, or one that may never end, such as a pipe."""


class _Duplicate(ValueError):
    """A property appears twice in one object."""


class _Constant(ValueError):
    """A number that JSON does not have."""


def read_json(file: Path) -> Any:
    """What the file holds. Raises OSError, ValueError or RecursionError: see why_unreadable."""
    return parse_json(json_bytes(file))


def parse_json(content: bytes) -> Any:
    """What JSON in UTF-8 says. Raises ValueError or RecursionError: see why_unreadable."""
    return json.loads(
        content.decode("utf-8"),
        object_pairs_hook=_no_duplicates,
        parse_constant=_no_constant,
    )


def json_bytes(file: Path) -> bytes:
    """The bytes of a JSON file.

    Raises ValueError, before it reads any, if it is not a regular file or has too many.
    """
    size = file.stat().st_size
    if not file.is_file():
        raise _NotRead("is not a file.")
    if size > MAX_JSON_BYTES:
        raise _NotRead(f"has {size:,} bytes; more than {MAX_JSON_BYTES:,} are not read.")
    with file.open("rb") as content:
        return content.read(MAX_JSON_BYTES)


def why_unreadable(error: OSError | ValueError | RecursionError) -> str:
    """What is wrong with a file whose reading raised this error."""
    match error:
        case OSError():
            return f"cannot be read: {error.strerror or error}."
        case _NotRead():
            return str(error)
        case UnicodeDecodeError():
            return f"is not UTF-8: byte {error.start} cannot be read. Save the file as UTF-8."
        case json.JSONDecodeError():
            return f"is not JSON: {error.msg} (column {error.colno})."
        case _Duplicate():
            return f"the property {quoted(error)} appears twice in one object. Delete one of them."
        case _Constant():
            return f"is not JSON: {error} is not a valid JSON number."
        case RecursionError():
            return "is nested too deeply."
    return "holds a number of more digits than can be read."


def _no_constant(name: str) -> None:
    """Raises _Constant for NaN and Infinity: as a bound they would switch it off."""
    raise _Constant(name)


def _no_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    seen: dict[str, Any] = {}
    for name, value in pairs:
        if name in seen:
            raise _Duplicate(name)
        seen[name] = value
    return seen
