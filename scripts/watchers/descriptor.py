"""Reads datapackage.json: which tables there are, where they lie, and how they refer to each other."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from watchers.json_file import NAME, JsonFile
from watchers.package import DESCRIPTOR, Package, Table
from watchers.paths import UnsafePath, inside
from watchers.problems import Findings, UnusablePackage, did_you_mean, printable
from watchers.schema import read_schema

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
SEMVER = re.compile(r"(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)")
CREATED = re.compile(r"[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")
ONLY = {"encoding": "utf-8", "format": "csv", "type": "table"}


def read_package(root: Path) -> tuple[Package | None, Findings]:
    """The package in the folder `root`, without the tables whose schema or path is faulty, and the faults.

    Raises UnusablePackage where there is no descriptor or it cannot be opened.
    """
    findings = Findings()
    try:
        package = _Descriptor(root, findings).package()
    except OSError as error:
        raise UnusablePackage(f"{DESCRIPTOR} cannot be read in {root}: {error.strerror or error}") from error
    return package, findings


class _Descriptor(JsonFile):
    def __init__(self, root: Path, findings: Findings) -> None:
        super().__init__(DESCRIPTOR, findings)
        self.root = root

    def package(self) -> Package | None:
        descriptor = self.read(self.root / DESCRIPTOR)
        if descriptor is None or not self.has_properties("", "package", descriptor):
            return None
        self.is_like("$schema", descriptor["$schema"], re.compile(re.escape(PROFILE)), f"{PROFILE} (version 2.0)")
        self.is_like("version", descriptor["version"], SEMVER, "a version like 1.2.0")
        dated = self.is_like("created", descriptor["created"], CREATED, "a time like 2026-01-31T00:00:00Z")
        resources = descriptor["resources"]
        if not isinstance(resources, list) or not resources:
            return self.wrong("resources", "is not a list of tables.")
        tables: dict[str, Table] = {}
        for number, resource in enumerate(resources):
            table = self.table(f"resources/{number}", resource)
            if table and table.name in tables:
                self.wrong(f"resources/{number}/name", f"{printable(table.name)} is already the name of another table.")
            elif table:
                tables[table.name] = table
        self.references(tables, [resource.get("name") for resource in resources if isinstance(resource, dict)])
        return Package(self.root, descriptor, tables) if dated else None

    def table(self, where: str, resource: object) -> Table | None:
        if not self.has_properties(where, "resource", resource):
            return None
        assert isinstance(resource, dict)
        if not self.is_like(f"{where}/name", resource["name"], NAME, "a table name like contract_parties"):
            return None
        for name, only in ONLY.items():
            if resource.get(name, only) != only:
                self.wrong(f"{where}/{name}", f"{printable(resource[name])} is not '{only}', the only one that is read.")
        file = self.file(f"{where}/path", resource["path"])
        schema_file = self.file(f"{where}/schema", resource["schema"])
        schema = read_schema(resource["schema"], schema_file, self.findings) if schema_file else None
        if schema is None or file is None:
            return None
        return Table(resource["name"], resource["path"], schema, resource["schema"], resource.get("title", ""))

    def file(self, where: str, path: object) -> Path | None:
        try:
            return inside(self.root, path)
        except UnsafePath as error:
            return self.wrong(where, f"{printable(path)} {error}.")

    def references(self, tables: dict[str, Table], names: list[Any]) -> None:
        """Foreign keys lead to tables of the package, and there to the primary key."""
        for table in tables.values():
            schema = JsonFile(table.schema_path, self.findings)
            for number, (_, target, columns) in enumerate(table.foreign_keys):
                where = f"foreignKeys/{number}/reference"
                if target not in names:
                    schema.wrong(where, f"{printable(target)} is not a table of the package.{did_you_mean(target, tables)}")
                elif target in tables and columns != tables[target].primary_key:
                    schema.wrong(where, f"{printable(columns[0])} is not the primary key of {target}.")
