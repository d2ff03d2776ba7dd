"""Checks the JSON of a package strictly: every property known and none missing.

A property that is misspelt switches a check off without a word, so the lists of properties here are
closed. Source: Data Package standard v2 (datapackage.org/standard), narrowed to what Watchers uses.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from watchers.package.strict_json import read_json, why_unreadable
from watchers.problems.problem import Findings
from watchers.text.printable import quoted
from watchers.text.suggest import did_you_mean

NAME = re.compile(r"[a-z][a-z0-9_]{0,62}")
RULE = "descriptor"
PLACES_NAMED = 50
"""Faults of one file whose place is named; those that follow are counted together."""

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
