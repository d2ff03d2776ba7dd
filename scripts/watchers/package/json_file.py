"""Reads the JSON of a package strictly: every property known, none missing, none repeated."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from watchers.package.properties import missing_properties, property_faults
from watchers.package.unfit_values import unfit_values
from watchers.problems.problem import Findings
from watchers.text.printable import quoted

NAME = re.compile(r"[a-z][a-z0-9_]{0,62}")
RULE = "descriptor"
PLACES_NAMED = 50
"""Faults of one file whose place is named; those that follow are counted together."""


class JsonFile:
    """One JSON file of a package, and the faults found in it."""

    def __init__(self, path: str, findings: Findings) -> None:
        self.path, self.findings = path, findings
        self.named = 0
        self.places: set[str] = set()

    def wrong(self, where: str, message: str, line: int = 0) -> None:
        """Adds a fault of the property at the path `where`."""
        self.named += 1
        self.places.add(where)
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
                file.read_bytes().decode("utf-8"),
                object_pairs_hook=_no_duplicates,
                parse_constant=_no_constant,
            )
        except (ValueError, RecursionError) as error:
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
        for place, fault in property_faults(value, kind=kind, where=where):
            self.wrong(place, fault)
        return not missing_properties(value, kind=kind)

    def values_fit(self, data: object) -> None:
        """Adds the values that no export could carry, unless their place is faulty anyway."""
        for place, fault in unfit_values(data):
            if place not in self.places:
                self.wrong(place, fault)

    def is_like(self, where: str, value: object, pattern: re.Pattern[str], wanted: str) -> bool:
        if isinstance(value, str) and pattern.fullmatch(value):
            return True
        self.wrong(where, f"{quoted(value)} is not {wanted}.")
        return False


class _Duplicate(ValueError):
    """A property appears twice in one object."""


class _Constant(ValueError):
    """A number that JSON does not have."""


def _why_unreadable(error: ValueError | RecursionError) -> str:
    """What is wrong with a file whose reading raised this error."""
    match error:
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
