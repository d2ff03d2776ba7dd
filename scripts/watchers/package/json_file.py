"""Checks the JSON of a package strictly: every property known, and every value fit to export."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from watchers.package.properties import missing_properties, property_faults
from watchers.package.strict_json import read_json, why_unreadable
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
            data = read_json(file)
        except (OSError, ValueError, RecursionError) as error:
            self.wrong("", why_unreadable(error), getattr(error, "lineno", 0))
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
