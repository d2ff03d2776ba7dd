"""Reads datapackage.json and the schemas, and finds everything in them that is not understood.

A property that is misspelt switches a check off without a word, so the lists of properties here are
closed. Source: Data Package standard v2 (datapackage.org/standard), narrowed to what Watchers uses.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from watchers.compile import CONSTRAINTS, RDF_TYPES, TYPES
from watchers.package import DESCRIPTOR, Package, Table
from watchers.paths import UnsafePath, inside
from watchers.problems import Findings, UnusablePackage, did_you_mean, printable

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
SCHEMA_PROFILE = "https://datapackage.org/profiles/2.0/tableschema.json"
NAME = re.compile(r"[a-z][a-z0-9_]{0,62}")
SEMVER = re.compile(r"(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)")
CREATED = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")

PROPERTIES = {
    "package": {"$schema", "name", "title", "description", "version", "created", "licenses", "contributors",
                "keywords", "homepage", "id", "sources", "resources"},
    "resource": {"name", "type", "title", "description", "path", "format", "mediatype", "encoding", "schema",
                 "bytes", "hash"},
    "schema": {"$schema", "title", "description", "fields", "missingValues", "primaryKey", "uniqueKeys",
               "foreignKeys"},
    "field": {"name", "type", "format", "title", "description", "rdfType", "example", "constraints"},
    "foreign key": {"fields", "reference"},
    "reference": {"resource", "fields"},
}
REQUIRED = {
    "package": {"$schema", "name", "version", "created", "resources"},
    "resource": {"name", "path", "schema"},
    "schema": {"$schema", "description", "fields", "primaryKey"},
    "field": {"name", "type", "description"},
    "foreign key": {"fields", "reference"},
    "reference": {"fields"},
}
RULE = "descriptor"


class _Reader:
    def __init__(self, root: Path, findings: Findings) -> None:
        self.root, self.findings = root, findings

    def wrong(self, path: str, where: str, message: str, line: int = 0) -> None:
        self.findings.add_one(path, line, where, message, RULE)

    def json_object(self, path: str, file: Path) -> dict[str, Any] | None:
        try:
            data = json.loads(file.read_bytes().decode("utf-8"), object_pairs_hook=_no_duplicates)
        except UnicodeDecodeError as error:
            return self.wrong(path, "", f"is not UTF-8: byte {error.start} cannot be read. Save the file as UTF-8.")
        except json.JSONDecodeError as error:
            return self.wrong(path, "", f"is not JSON: {error.msg} (column {error.colno}).", error.lineno)
        except _Duplicate as error:
            return self.wrong(path, "", f"the property {printable(error)} stands twice in one object.")
        except RecursionError:
            return self.wrong(path, "", "is nested too deeply.")
        if not isinstance(data, dict):
            return self.wrong(path, "", "is not a JSON object.")
        return data

    def properties(self, path: str, where: str, kind: str, value: object) -> bool:
        """Whether `value` is an object that has all required properties; unknown ones are reported."""
        if not isinstance(value, dict):
            self.wrong(path, where, f"is not an object; a {kind} is one.")
            return False
        for name in value.keys() - PROPERTIES[kind]:
            hint = did_you_mean(name, PROPERTIES[kind])
            self.wrong(path, where, f"{printable(name)} is not a property of a {kind}.{hint}")
        missing = sorted(REQUIRED[kind] - value.keys())
        for name in missing:
            self.wrong(path, where, f"the property '{name}' is missing from this {kind}.")
        return not missing

    def package(self) -> Package | None:
        descriptor = self.json_object(DESCRIPTOR, self.root / DESCRIPTOR)
        if descriptor is None or not self.properties(DESCRIPTOR, "", "package", descriptor):
            return None
        self.shape(DESCRIPTOR, "$schema", descriptor["$schema"], re.compile(re.escape(PROFILE)), f"{PROFILE} (version 2.0)")
        self.shape(DESCRIPTOR, "version", descriptor["version"], SEMVER, "a version like 1.2.0")
        self.shape(DESCRIPTOR, "created", descriptor["created"], CREATED, "a time like 2026-01-31T00:00:00Z")
        resources = descriptor["resources"]
        if not isinstance(resources, list) or not resources:
            return self.wrong(DESCRIPTOR, "resources", "is not a list of tables.")
        tables: dict[str, Table] = {}
        for number, resource in enumerate(resources):
            table = self.table(f"resources/{number}", resource)
            if table and table.name in tables:
                self.wrong(DESCRIPTOR, f"resources/{number}/name", f"{printable(table.name)} is already the name of another table.")
            elif table:
                tables[table.name] = table
        for table in tables.values():
            self.references(table, tables)
        return Package(self.root, descriptor, tables)

    def shape(self, path: str, where: str, value: object, pattern: re.Pattern[str], wanted: str) -> bool:
        if isinstance(value, str) and pattern.fullmatch(value):
            return True
        self.wrong(path, where, f"{printable(value)} is not {wanted}.")
        return False

    def table(self, where: str, resource: object) -> Table | None:
        if not self.properties(DESCRIPTOR, where, "resource", resource):
            return None
        assert isinstance(resource, dict)
        if not self.shape(DESCRIPTOR, f"{where}/name", resource["name"], NAME, "a table name like contract_parties"):
            return None
        for name, only in (("encoding", "utf-8"), ("format", "csv"), ("type", "table")):
            if resource.get(name, only) != only:
                self.wrong(DESCRIPTOR, f"{where}/{name}", f"{printable(resource[name])} is not '{only}', the only one that is read.")
        files = {name: self.file(f"{where}/{name}", resource[name]) for name in ("path", "schema")}
        if not files["schema"]:
            return None
        schema = self.schema(resource["schema"], files["schema"])
        if schema is None or not files["path"]:
            return None
        return Table(resource["name"], resource["path"], schema, resource.get("title", ""))

    def file(self, where: str, path: object) -> Path | None:
        try:
            return inside(self.root, path)
        except UnsafePath as error:
            return self.wrong(DESCRIPTOR, where, f"{printable(path)} {error}.")

    def schema(self, path: str, file: Path) -> dict[str, Any] | None:
        """The schema, or nothing where a fault in it makes its table uncheckable."""
        before = self.findings.total
        schema = self.json_object(path, file)
        if schema is None or not self.properties(path, "", "schema", schema):
            return None
        self.shape(path, "$schema", schema["$schema"], re.compile(re.escape(SCHEMA_PROFILE)), f"{SCHEMA_PROFILE} (version 2.0)")
        if schema.get("missingValues", [""]) != [""]:
            self.wrong(path, "missingValues", 'is not [""]: only the empty cell means unknown.')
        if not isinstance(schema["fields"], list) or not schema["fields"]:
            return self.wrong(path, "fields", "is not a list of columns.")
        names = [self.field(path, f"fields/{number}", field) for number, field in enumerate(schema["fields"])]
        for name in sorted({name for name in names if name and names.count(name) > 1}):
            self.wrong(path, "fields", f"{printable(name)} is the name of two columns.")
        self.columns(path, "primaryKey", schema["primaryKey"], names)
        for number, key in enumerate(_list(schema.get("uniqueKeys", []))):
            self.columns(path, f"uniqueKeys/{number}", key, names)
        for number, key in enumerate(_list(schema.get("foreignKeys", []))):
            self.foreign_key(path, f"foreignKeys/{number}", key, names)
        return schema if self.findings.total == before else None

    def field(self, path: str, where: str, field: object) -> str | None:
        if not self.properties(path, where, "field", field):
            return None
        assert isinstance(field, dict)
        self.shape(path, f"{where}/name", field["name"], NAME, "a column name like started_on")
        formats = TYPES.get(field["type"]) if isinstance(field["type"], str) else None
        if formats is None:
            self.wrong(path, f"{where}/type", f"{printable(field['type'])} is not a type that is checked.{did_you_mean(str(field['type']), TYPES)}")
        elif field.get("format", "default") not in formats:
            self.wrong(path, f"{where}/format", f"{printable(field['format'])} is not a format of {field['type']} that is checked.")
        if field.get("rdfType") not in {None, *RDF_TYPES}:
            self.wrong(path, f"{where}/rdfType", f"{printable(field['rdfType'])} is not a meaning that is checked.")
        constraints = field.get("constraints", {})
        for name in constraints if isinstance(constraints, dict) else ["constraints"]:
            self.constraint(path, where, name, constraints)
        return field["name"] if isinstance(field["name"], str) else None

    def constraint(self, path: str, where: str, name: str, constraints: Any) -> None:
        known = CONSTRAINTS.get(name)
        if known is None or not isinstance(constraints, dict):
            self.wrong(path, f"{where}/constraints", f"{printable(name)} is not a constraint that is checked.{did_you_mean(name, CONSTRAINTS)}")
        elif not known.takes(constraints[name]):
            self.wrong(path, f"{where}/constraints/{name}", f"{printable(constraints[name])} is not what {name} takes: {known.wants}.")

    def columns(self, path: str, where: str, key: object, names: list[str | None]) -> None:
        if not isinstance(key, list) or not key:
            return self.wrong(path, where, "is not a list of columns.")
        for column in key:
            if column not in names:
                hint = did_you_mean(str(column), [name for name in names if name])
                self.wrong(path, where, f"{printable(column)} is not a column of this table.{hint}")

    def foreign_key(self, path: str, where: str, key: object, names: list[str | None]) -> None:
        if not self.properties(path, where, "foreign key", key):
            return
        assert isinstance(key, dict)
        if not self.properties(path, f"{where}/reference", "reference", key["reference"]):
            return
        self.columns(path, f"{where}/fields", key["fields"], names)
        if not isinstance(key["reference"]["fields"], list) or len(key["reference"]["fields"]) != len(_list(key["fields"])):
            self.wrong(path, f"{where}/reference/fields", "does not name as many columns as the key has.")

    def references(self, table: Table, tables: dict[str, Table]) -> None:
        path = next(r["schema"] for r in self._resources() if r.get("name") == table.name)
        for number, (_, target, fields) in enumerate(table.foreign_keys):
            where = f"foreignKeys/{number}/reference"
            if target not in {resource.get("name") for resource in self._resources()}:
                self.wrong(path, where, f"{printable(target)} is not a table of the package.{did_you_mean(target, tables)}")
            elif target in tables and fields != tables[target].primary_key:
                self.wrong(path, where, f"{printable(', '.join(map(str, fields)))} is not the primary key of {target}.")

    def _resources(self) -> list[dict[str, Any]]:
        descriptor = json.loads((self.root / DESCRIPTOR).read_text("utf-8"))
        return [resource for resource in descriptor["resources"] if isinstance(resource, dict)]


class _Duplicate(ValueError):
    pass


def _no_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    names = [name for name, _ in pairs]
    for name in names:
        if names.count(name) > 1:
            raise _Duplicate(name)
    return dict(pairs)


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else [value]


def read_package(root: Path) -> tuple[Package | None, Findings]:
    """The package in the folder `root`, without the tables whose schema or path is faulty, and the faults.

    Raises UnusablePackage where there is no descriptor or it cannot be opened.
    """
    findings = Findings()
    try:
        package = _Reader(root, findings).package()
    except OSError as error:
        raise UnusablePackage(f"{DESCRIPTOR} cannot be read in {root}: {error.strerror or error}") from error
    return package, findings
