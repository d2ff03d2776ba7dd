"""Reads a table's schema and reports everything in it that is not understood."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

from watchers.package.examples import example_fault
from watchers.package.json_file import NAME, JsonFile
from watchers.package.schema_keys import check_keys
from watchers.package.vocabulary import (
    COMPARES_NUMBERS,
    COMPARES_SPELLINGS,
    CONSTRAINT_VALUES,
    COUNTS_CHARACTERS,
    EDTF,
    EVIDENCE,
    FIRST,
    FORMATS,
    LAST,
    MAX_COLUMNS,
    MEANINGS,
    NOT_TEXT,
    NUMERIC,
)
from watchers.problems.problem import Findings
from watchers.text.printable import quoted
from watchers.text.suggest import did_you_mean

MAX_KEPT = 1 << 20
"""Bytes; a larger schema is checked each time."""
PROFILE = "https://datapackage.org/profiles/2.0/tableschema.json"


_FAULTLESS: set[bytes] = set()
"""Contents of schemas without a fault: packages that are compared share most of them."""


def read_schema(path: str, file: Path, findings: Findings) -> dict[str, Any] | None:
    """The schema; None if it has a fault, which makes its table uncheckable."""
    content = _content(file)
    if content in _FAULTLESS:
        return json.loads(content)
    schema = _Schema(path, findings).checked(file)
    if schema is not None and content and json.loads(content) == schema:
        _FAULTLESS.add(content)
    return schema


def _content(file: Path) -> bytes:
    """The bytes of the file; empty if it cannot be read, which the check of it reports."""
    try:
        is_small = file.is_file() and file.stat().st_size < MAX_KEPT
        return file.read_bytes() if is_small else b""
    except OSError:
        return b""


class _Schema(JsonFile):
    def checked(self, file: Path) -> dict[str, Any] | None:
        before = self.findings.total
        schema = self.read(file)
        if schema is None:
            return None
        self.described(schema)
        self.values_fit(schema)
        return schema if self.findings.total == before else None

    def described(self, schema: dict[str, Any]) -> None:
        """Checks the columns and the keys."""
        if not self.has_properties("", "schema", schema):
            return
        self.is_like(
            "$schema", schema["$schema"], re.compile(re.escape(PROFILE)), f"{PROFILE} (version 2.0)"
        )
        if schema.get("missingValues", [""]) != [""]:
            self.wrong("missingValues", 'is not [""]: only the empty cell means unknown.')
        if not isinstance(schema["fields"], list) or not schema["fields"]:
            self.wrong("fields", "is not a list of columns.")
            return
        if len(schema["fields"]) > MAX_COLUMNS:
            self.wrong("fields", f"has more than {MAX_COLUMNS} columns. Divide the table.")
        names = [
            self.field(f"fields/{number}", field) for number, field in enumerate(schema["fields"])
        ]
        for name in sorted(name for name, times in Counter(names).items() if name and times > 1):
            self.wrong("fields", f"{quoted(name)} is the name of two columns.")
        self.added_columns(schema["fields"])
        types = dict(zip(names, map(_type, schema["fields"]), strict=True))
        check_keys(self, schema, types=types)

    def added_columns(self, fields: list[object]) -> None:
        """Checks that no column has the name of one that exports add beside a partial date."""
        described = [field for field in fields if isinstance(field, dict)]
        dates = [field.get("name") for field in described if field.get("rdfType") == EDTF]
        added = {f"{name}{ending}": name for name in dates for ending in (FIRST, LAST)}
        for number, field in enumerate(fields):
            name = field.get("name") if isinstance(field, dict) else None
            if isinstance(name, str) and name in added:
                self.wrong(
                    f"fields/{number}/name",
                    f"{quoted(name)} is a column that exports add to {added[name]}. Rename it.",
                )

    def field(self, where: str, field: object) -> str | None:
        """Checks a column's description; returns its name, or None if it has none."""
        if not self.has_properties(where, "field", field):
            return None
        assert isinstance(field, dict)
        before = self.findings.total
        self.is_like(f"{where}/name", field["name"], NAME, "a column name like started_on")
        self._kind(where, field)
        self._meaning(where, field)
        self._constraints(where, field)
        if not isinstance(field.get("example", ""), (str, int, float)):
            self.wrong(f"{where}/example", f"{quoted(field['example'])} is not a cell's value.")
        if self.findings.total == before and (fault := example_fault(field)):
            self.wrong(f"{where}/example", fault)
        return field["name"] if isinstance(field["name"], str) else None

    def _kind(self, where: str, field: dict[str, Any]) -> None:
        """The type of a column, and its format."""
        kind = field["type"]
        formats = FORMATS.get(kind) if isinstance(kind, str) else None
        if formats is None:
            hint = did_you_mean(str(kind), FORMATS)
            self.wrong(f"{where}/type", f"{quoted(kind)} is not a type that is checked.{hint}")
        elif (given := field.get("format", "default")) not in formats:
            fault = f"{quoted(given)} is not a format of {kind} that is checked."
            self.wrong(f"{where}/format", fault)

    def _meaning(self, where: str, field: dict[str, Any]) -> None:
        """What a column's cells mean, and whether they rest on words."""
        kind = field["type"]
        meanings = MEANINGS.get(kind, ()) if isinstance(kind, str) else ()
        if field.get("rdfType") not in [None, *meanings]:
            fault = f"{quoted(field['rdfType'])} is not a meaning that is checked."
            self.wrong(f"{where}/rdfType", fault)
        if field.get("evidence", EVIDENCE[0]) not in EVIDENCE:
            fault = f"{quoted(field['evidence'])} is not one of: {', '.join(EVIDENCE)}."
            self.wrong(f"{where}/evidence", fault)

    def _constraints(self, where: str, field: dict[str, Any]) -> None:
        constraints = field.get("constraints", {})
        if not isinstance(constraints, dict):
            self.wrong(f"{where}/constraints", "is not an object of constraints.")
            return
        for name, value in constraints.items():
            self.constraint(f"{where}/constraints", name, value, field["type"])

    def constraint(self, where: str, name: str, value: object, kind: object) -> None:
        known = CONSTRAINT_VALUES.get(name)
        if known is None:
            hint = did_you_mean(name, CONSTRAINT_VALUES)
            self.wrong(where, f"{quoted(name)} is not a constraint that is checked.{hint}")
        elif not known.takes(value):
            self.wrong(
                f"{where}/{name}", f"{quoted(value)} is not what {name} takes: {known.wanted}."
            )
        elif value is not False and _misplaced(name, kind):
            self.wrong(
                f"{where}/{name}",
                f"{_misplaced(name, kind)}, and the column's type is {quoted(kind)}.",
            )


def _misplaced(constraint: str, kind: object) -> str:
    """What the constraint does that a column of this type does not allow; empty if it does."""
    if constraint in COMPARES_NUMBERS and kind not in list(NUMERIC):
        return "compares numbers"
    if constraint in COUNTS_CHARACTERS and kind in list(NOT_TEXT):
        return "counts characters"
    if constraint in COMPARES_SPELLINGS and kind == "number":
        return "compares spellings"
    return ""


def _type(field: object) -> object:
    return field.get("type") if isinstance(field, dict) else None
