"""The resources of datapackage.json as tables: their files, formats and schemas."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from watchers.package.json_file import NAME, JsonFile
from watchers.package.model import Table
from watchers.package.paths import UnsafePath, inside
from watchers.package.schema import read_schema
from watchers.package.table_names import why_reserved
from watchers.package.table_paths import TablePaths, table_paths
from watchers.text.printable import quoted

HASH = re.compile(r"sha256:[0-9a-f]{64}")
ONLY = {"encoding": "utf-8", "type": "table"}


class Resources:
    """Reads the resources; faults are added to the descriptor, in which they stand."""

    def __init__(self, root: Path, descriptor: JsonFile) -> None:
        self.root, self.descriptor = root, descriptor

    def tables(self, resources: list[object]) -> dict[str, Table]:
        """The tables that can be read, by name; no two share a name or a file."""
        tables: dict[str, Table] = {}
        paths: set[str] = set()
        for number, resource in enumerate(resources):
            table = self._table(f"resources/{number}", resource)
            if table and table.name in tables:
                self.descriptor.wrong(
                    f"resources/{number}/name",
                    f"{quoted(table.name)} is already the name of another table.",
                )
            elif table and (twice := [f for f in table.files if f.casefold() in paths]):
                self.descriptor.wrong(
                    f"resources/{number}/path",
                    f"{quoted(twice[0])} is already the file of another table.",
                )
            elif table:
                tables[table.name] = table
                paths |= {file.casefold() for file in table.files}  # some systems ignore case
        return tables

    def _table(self, where: str, resource: object) -> Table | None:
        """The table; None if its name, path or schema is faulty, and then the fault is added."""
        if not self.descriptor.has_properties(where, "resource", resource):
            return None
        assert isinstance(resource, dict)
        if not self.descriptor.is_like(
            f"{where}/name", resource["name"], NAME, "a table name like contract_parties"
        ):
            return None
        self._check_properties(where, resource)
        paths = self._paths(where, resource)
        schema_file = self._file(f"{where}/schema", resource["schema"])
        schema = (
            read_schema(resource["schema"], schema_file, self.descriptor.findings)
            if schema_file
            else None
        )
        if schema is None or paths is None:
            return None
        return Table(
            resource["name"],
            paths.path,
            schema,
            resource["schema"],
            resource.get("title", ""),
            format=paths.format,
            parts=paths.parts,
        )

    def _check_properties(self, where: str, resource: dict[str, Any]) -> None:
        """Adds faults of the name, if it is reserved, and of encoding, type, hash and size."""
        reserved = why_reserved(resource["name"])
        if reserved:
            self.descriptor.wrong(f"{where}/name", reserved)
        for name, only in ONLY.items():
            if resource.get(name, only) != only:
                self.descriptor.wrong(
                    f"{where}/{name}",
                    f"{quoted(resource[name])} is not '{only}', the only one that is read.",
                )
        if "hash" in resource:
            self.descriptor.is_like(
                f"{where}/hash",
                resource["hash"],
                HASH,
                "a hash like sha256:0a1b…, 64 digits of base 16",
            )
        size = resource.get("bytes", 0)
        if type(size) is not int or not 0 <= size < 2**63:
            self.descriptor.wrong(f"{where}/bytes", f"{quoted(size)} is not a number of bytes.")

    def _paths(self, where: str, resource: dict[str, Any]) -> TablePaths | None:
        """The files of a table; None if one cannot be used, and then the fault is added."""
        try:
            paths = table_paths(self.root, resource["path"])
        except UnsafePath as error:
            self.descriptor.wrong(f"{where}/path", f"{error}.")
            return None
        if resource.get("format", paths.format) != paths.format:
            self.descriptor.wrong(
                f"{where}/format",
                f"{quoted(resource['format'])} is not '{paths.format}', the only one that is read.",
            )
        for name in ("bytes", "hash"):
            if paths.parts and name in resource:
                self.descriptor.wrong(
                    f"{where}/{name}", "is of one file, and this table has several."
                )
        return paths

    def _file(self, where: str, path: object) -> Path | None:
        try:
            return inside(self.root, path)
        except UnsafePath as error:
            self.descriptor.wrong(where, f"{quoted(path)} {error}.")
            return None
