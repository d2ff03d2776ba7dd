"""A small release as values that a test changes before it writes them into a folder."""

from __future__ import annotations

import copy
import functools
import json
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from support.packages import make_package
from watchers.package.sealing import sealed

TABLES = {
    "contract_parties",
    "contracts",
    "entities",
    "officials",
    "places",
    "positions",
    "sources",
}
"""Few tables, so that many packages can be checked; enough that a rule and a view have theirs."""


@dataclass
class Draft:
    """A package: its descriptor, its schemas and the content of its tables, by path."""

    descriptor: dict[str, Any]
    schemas: dict[str, Any] = field(default_factory=dict)
    contents: dict[str, bytes] = field(default_factory=dict)

    def write(self, folder: Path) -> Path:
        """Writes the package into `folder`, which it returns."""
        for path, schema in self.schemas.items():
            _write(folder / path, json.dumps(schema).encode())
        for path, content in self.contents.items():
            _write(folder / path, content)
        _write(folder / "datapackage.json", json.dumps(self._sealed()).encode())
        return folder

    def _sealed(self) -> dict[str, Any]:
        """The descriptor with the size and hash of each file, as a release has them."""
        listed = self.descriptor["resources"]
        files = [{"name": "", "path": resource["path"]} for resource in listed]
        hashes = json.loads(sealed({"resources": files}, self.contents))["resources"]
        resources = [
            {**resource, "bytes": file["bytes"], "hash": file["hash"]}
            for resource, file in zip(listed, hashes, strict=True)
        ]
        return {**self.descriptor, "resources": resources}

    def add_table(self, name: str, *, schema: dict[str, Any], content: bytes) -> None:
        path, schema_path = f"data/{name}.csv", f"schemas/{name}.json"
        resource = {"name": name, "path": path, "schema": schema_path}
        self.descriptor["resources"].append(resource)
        self.schemas[schema_path], self.contents[path] = schema, content

    def foreign_keys(self) -> list[dict[str, Any]]:
        return [key for schema in self.schemas.values() for key in schema.get("foreignKeys", [])]

    def rename_column(self, table: str, schema: dict[str, Any], *, old: str, new: str) -> None:
        """Renames a column of a table in its schema and in the keys that name it."""
        own_keys = [schema["primaryKey"], *schema.get("uniqueKeys", [])]
        own_keys += [key["fields"] for key in schema.get("foreignKeys", [])]
        references = [key["reference"] for key in self.foreign_keys()]
        to_it = [entry["fields"] for entry in references if entry.get("resource") == table]
        for key in [*own_keys, *to_it]:
            key[:] = [new if column == old else column for column in key]
        for column in schema["fields"]:
            if column["name"] == old:
                column["name"] = new


def _write(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)


def small_release() -> Draft:
    """The valid package with some of its tables only."""
    return copy.deepcopy(_small_release())


@functools.cache
def _small_release() -> Draft:
    with tempfile.TemporaryDirectory() as folder:
        root = make_package(Path(folder) / "package")
        draft = Draft(json.loads((root / "datapackage.json").read_text("utf-8")))
        listed = draft.descriptor["resources"]
        draft.descriptor["resources"] = [entry for entry in listed if entry["name"] in TABLES]
        for resource in draft.descriptor["resources"]:
            schema = json.loads((root / resource["schema"]).read_text("utf-8"))
            for column in schema["fields"]:
                column.pop("evidence", None)  # There is no table of the words.
            draft.schemas[resource["schema"]] = schema
            draft.contents[resource["path"]] = (root / resource["path"]).read_bytes()
        return draft
