"""Reads the JSON of a package strictly: every property known, none missing, none repeated.

A property that is misspelt switches a check off without a word, so the lists of properties here are
closed. Source: Data Package standard v2 (datapackage.org/standard), narrowed to what Watchers uses.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from watchers.problems.problem import Findings
from watchers.text.printable import quoted
from watchers.text.suggest import did_you_mean

NAME = re.compile(r"[a-z][a-z0-9_]{0,62}")
RULE = "descriptor"
PLACES_NAMED = 50
"""Faults of one file whose place is named; those that follow are counted together."""
MAX_JSON_BYTES = 10 << 20
"""More than a hundred times the largest of ours. Parsed, JSON takes many times its size in memory."""

PROPERTIES = {
    "package": {
        "$schema",
        "name",
        "title",
        "description",
        "version",
        "created",
        "licenses",
        "contributors",
        "keywords",
        "homepage",
        "id",
        "sources",
        "resources",
    },
    "resource": {
        "name",
        "type",
        "title",
        "description",
        "path",
        "format",
        "mediatype",
        "encoding",
        "schema",
        "bytes",
        "hash",
    },
    "schema": {
        "$schema",
        "title",
        "description",
        "fields",
        "missingValues",
        "primaryKey",
        "uniqueKeys",
        "foreignKeys",
    },
    "field": {
        "name",
        "type",
        "format",
        "title",
        "description",
        "rdfType",
        "example",
        "constraints",
    },
    "foreign key": {"fields", "reference"},
    "reference": {"resource", "fields"},
}
TEXTS = {"title", "description", "homepage", "id", "mediatype"}
LISTS = {"licenses": dict, "contributors": dict, "sources": dict, "keywords": str}
REQUIRED = {
    "package": {"$schema", "name", "version", "created", "resources"},
    "resource": {"name", "path", "schema"},
    "schema": {"$schema", "description", "fields", "primaryKey"},
    "field": {"name", "type", "description"},
    "foreign key": {"fields", "reference"},
    "reference": {"fields"},
}


class JsonFile:
    """One JSON file of a package, and the faults found in it."""

    def __init__(self, path: str, findings: Findings) -> None:
        self.path, self.findings = path, findings
        self.named = 0

    def wrong(self, where: str, message: str, line: int = 0) -> None:
        """Adds a fault of the property at the path `where`."""
        self.named += 1
        self.findings.add(
            self.path,
            line=line,
            column=where if self.named <= PLACES_NAMED else "",
            rule=RULE,
            message=message,
        )

    def read(self, file: Path) -> dict[str, Any] | None:
        """The object in the file; None if it holds none, and then the fault is added."""
        try:
            data = json.loads(
                json_bytes(file).decode("utf-8"),
                object_pairs_hook=_no_duplicates,
                parse_constant=_no_constant,
            )
        except (OSError, ValueError, RecursionError) as error:
            self.wrong("", _why_unreadable(error), getattr(error, "lineno", 0))
            return None
        if not isinstance(data, dict):
            self.wrong("", "is not a JSON object.")
            return None
        return data

    def has_properties(self, where: str, kind: str, value: object) -> bool:
        """Whether `value` is an object with all required properties; unknown ones are reported."""
        if not isinstance(value, dict):
            self.wrong(where, f"is not an object; a {kind} is one.")
            return False
        for name in sorted(value.keys() - PROPERTIES[kind]):
            hint = did_you_mean(name, PROPERTIES[kind])
            self.wrong(where, f"{quoted(name)} is not a property of a {kind}.{hint}")
        missing = sorted(REQUIRED[kind] - value.keys())
        for name in missing:
            self.wrong(where, f"the property '{name}' is missing from this {kind}.")
        self._plain_properties(where, value)
        return not missing

    def _plain_properties(self, where: str, value: dict[str, Any]) -> None:
        """Titles and the like are texts; lists of licences and the like are lists."""
        place = f"{where}/" if where else ""
        for name in sorted(TEXTS & value.keys()):
            if not isinstance(value[name], str):
                self.wrong(f"{place}{name}", f"{quoted(value[name])} is not a text.")
        for name in sorted(LISTS.keys() & value.keys()):
            if not isinstance(value[name], list) or not all(
                isinstance(item, LISTS[name]) for item in value[name]
            ):
                self.wrong(
                    f"{place}{name}",
                    f"is not a list of {'texts' if LISTS[name] is str else 'objects'}.",
                )

    def is_like(self, where: str, value: object, pattern: re.Pattern[str], wanted: str) -> bool:
        if isinstance(value, str) and pattern.fullmatch(value):
            return True
        self.wrong(where, f"{quoted(value)} is not {wanted}.")
        return False


class _NotRead(ValueError):
    """A file of more than MAX_JSON_BYTES, or one that may never end, such as a pipe."""


class _Duplicate(ValueError):
    """A property appears twice in one object."""


class _Constant(ValueError):
    """A number that JSON does not have."""


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


def _why_unreadable(error: OSError | ValueError | RecursionError) -> str:
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
            return f"the property {quoted(error)} appears twice in one object."
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
