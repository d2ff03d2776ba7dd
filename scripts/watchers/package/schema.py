"""Reads a table's schema and reports everything in it that is not understood."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any

from watchers.package.json_file import NAME, JsonFile
from watchers.package.vocabulary import (
    COMPARES_NUMBERS,
    CONSTRAINT_VALUES,
    FORMATS,
    MEANINGS,
    NUMERIC,
)
from watchers.problems.problem import Findings
from watchers.text.printable import quoted
from watchers.text.suggest import did_you_mean

PROFILE = "https://datapackage.org/profiles/2.0/tableschema.json"


def read_schema(path: str, file: Path, findings: Findings) -> dict[str, Any] | None:
    """The schema; None if it has a fault, which makes its table uncheckable."""
    return _Schema(path, findings).checked(file)


class _Schema(JsonFile):
    def checked(self, file: Path) -> dict[str, Any] | None:
        before = self.findings.total
        schema = self.read(file)
        if schema is None or not self.has_properties("", "schema", schema):
            return None
        self.is_like(
            "$schema", schema["$schema"], re.compile(re.escape(PROFILE)), f"{PROFILE} (version 2.0)"
        )
        if schema.get("missingValues", [""]) != [""]:
            self.wrong("missingValues", 'is not [""]: only the empty cell means unknown.')
        if not isinstance(schema["fields"], list) or not schema["fields"]:
            self.wrong("fields", "is not a list of columns.")
            return None
        names = [
            self.field(f"fields/{number}", field) for number, field in enumerate(schema["fields"])
        ]
        for name in sorted(name for name, times in Counter(names).items() if name and times > 1):
            self.wrong("fields", f"{quoted(name)} is the name of two columns.")
        self.keys(schema, names)
        return schema if self.findings.total == before else None

    def keys(self, schema: dict[str, Any], names: list[str | None]) -> None:
        self.columns("primaryKey", schema["primaryKey"], names)
        self.required(schema)
        for kind in ("uniqueKeys", "foreignKeys"):
            keys = schema.get(kind, [])
            if not isinstance(keys, list):
                self.wrong(kind, "is not a list of keys.")
                continue
            for number, key in enumerate(keys):
                check = self.columns if kind == "uniqueKeys" else self.foreign_key
                check(f"{kind}/{number}", key, names)

    def field(self, where: str, field: object) -> str | None:
        """Checks a column's description; returns its name, or None if it has none."""
        if not self.has_properties(where, "field", field):
            return None
        assert isinstance(field, dict)
        self.is_like(f"{where}/name", field["name"], NAME, "a column name like started_on")
        kind = field["type"]
        formats = FORMATS.get(kind) if isinstance(kind, str) else None
        if formats is None:
            self.wrong(
                f"{where}/type",
                f"{quoted(kind)} is not a type that is checked.{did_you_mean(str(kind), FORMATS)}",
            )
        elif field.get("format", "default") not in formats:
            self.wrong(
                f"{where}/format",
                f"{quoted(field['format'])} is not a format of {kind} that is checked.",
            )
        if field.get("rdfType") not in [
            None,
            *(MEANINGS.get(kind, ()) if isinstance(kind, str) else ()),
        ]:
            self.wrong(
                f"{where}/rdfType",
                f"{quoted(field['rdfType'])} is not a meaning that is checked.",
            )
        if not isinstance(field.get("example", ""), (str, int, float)):
            self.wrong(f"{where}/example", f"{quoted(field['example'])} is not a cell's value.")
        constraints = field.get("constraints", {})
        if isinstance(constraints, dict):
            for name, value in constraints.items():
                self.constraint(f"{where}/constraints", name, value, kind)
        else:
            self.wrong(f"{where}/constraints", "is not an object of constraints.")
        return field["name"] if isinstance(field["name"], str) else None

    def constraint(self, where: str, name: str, value: object, kind: object) -> None:
        known = CONSTRAINT_VALUES.get(name)
        if known is None:
            hint = did_you_mean(name, CONSTRAINT_VALUES)
            self.wrong(where, f"{quoted(name)} is not a constraint that is checked.{hint}")
        elif not known.takes(value):
            self.wrong(
                f"{where}/{name}", f"{quoted(value)} is not what {name} takes: {known.wanted}."
            )
        elif name in COMPARES_NUMBERS and kind not in list(NUMERIC):
            self.wrong(
                f"{where}/{name}", f"compares numbers, and the column's type is {quoted(kind)}."
            )

    def columns(self, where: str, key: object, names: list[str | None]) -> None:
        if not isinstance(key, list) or not key:
            self.wrong(where, "is not a list of columns.")
            return
        if any(key.count(column) > 1 for column in key):
            self.wrong(where, "names a column twice.")
        for column in key:
            if column not in names:
                hint = did_you_mean(str(column), [name for name in names if name])
                self.wrong(where, f"{quoted(column)} is not a column of this table.{hint}")

    def required(self, schema: dict[str, Any]) -> None:
        """Checks that the columns of the primary key are required; being a key does not say so."""
        for field in schema["fields"]:
            constraints = field.get("constraints") if isinstance(field, dict) else None
            said = isinstance(constraints, dict) and constraints.get("required") is True
            if (
                isinstance(schema["primaryKey"], list)
                and isinstance(field, dict)
                and field.get("name") in schema["primaryKey"]
                and not said
            ):
                self.wrong(
                    "primaryKey",
                    f"{quoted(field['name'])} is not required, but every row needs its key.",
                )

    def foreign_key(self, where: str, key: object, names: list[str | None]) -> None:
        if not self.has_properties(where, "foreign key", key):
            return
        assert isinstance(key, dict)
        reference = key["reference"]
        if not self.has_properties(f"{where}/reference", "reference", reference):
            return
        self.columns(f"{where}/fields", key["fields"], names)
        if (
            not isinstance(reference["fields"], list)
            or len(reference["fields"]) != 1
            or key["fields"] == []
        ):
            self.wrong(
                f"{where}/reference/fields",
                "is not one column in a list; keys of several columns are not checked.",
            )
        elif not isinstance(key["fields"], list) or len(key["fields"]) != 1:
            self.wrong(
                f"{where}/fields",
                "is not one column in a list; keys of several columns are not checked.",
            )
        if not isinstance(reference.get("resource", ""), str):
            self.wrong(f"{where}/reference/resource", "is not the name of a table.")
