"""A package and its tables, as its descriptor and schemas describe them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from watchers.dates.today import today
from watchers.package.sealing import SOURCES, created_with, is_sealed
from watchers.package.table_files import TableFile, read_table
from watchers.package.vocabulary import EDTF, EVIDENCE
from watchers.problems.errors import unusable_package
from watchers.problems.problem import Findings

DESCRIPTOR = "datapackage.json"
NAME = "watchers"
CSV, PARQUET = "csv", "parquet"
"""The formats of a table's files."""
PARTY_IDS = ("entity_id", "official_id")
"""The columns that say which organisation, or which person, a row is about."""


@dataclass(frozen=True)
class Table:
    """One table: its name, the path of its CSV file and its Table Schema (Data Package v2).

    What lies in several files, or in Parquet, only a validation on the disk reads; `path` then says
    in a few words where it lies.
    """

    name: str
    path: str
    schema: dict[str, Any]
    schema_path: str
    title: str = ""
    format: str = CSV
    parts: tuple[str, ...] = ()
    """The paths of its files if they are several."""

    @property
    def files(self) -> tuple[str, ...]:
        """The paths of its files."""
        return self.parts or (self.path,)

    @property
    def is_one_csv(self) -> bool:
        return self.format == CSV and not self.parts

    @cached_property
    def fields(self) -> dict[str, dict[str, Any]]:
        return {field["name"]: field for field in self.schema["fields"]}

    @cached_property
    def columns(self) -> list[str]:
        return list(self.fields)

    @property
    def description(self) -> str:
        return self.schema["description"]

    @property
    def primary_key(self) -> list[str]:
        return self.schema["primaryKey"]

    @property
    def unique_keys(self) -> list[list[str]]:
        return self.schema.get("uniqueKeys", [])

    @cached_property
    def foreign_keys(self) -> list[tuple[list[str], str, list[str]]]:
        """Columns here, the table referred to, and its columns."""
        keys = self.schema.get("foreignKeys", [])
        return [
            (
                key["fields"],
                key["reference"].get("resource") or self.name,
                key["reference"]["fields"],
            )
            for key in keys
        ]

    def columns_of_type(self, *types: str) -> list[str]:
        return [name for name, field in self.fields.items() if field["type"] in types]

    @cached_property
    def partial_dates(self) -> list[str]:
        return [name for name, field in self.fields.items() if field.get("rdfType") == EDTF]

    def columns_with_evidence(self, *degrees: str) -> list[str]:
        """The columns whose cells rest on words, in the degrees (`wanted`, `required`) or any."""
        marked = {name: field.get("evidence") for name, field in self.fields.items()}
        return [name for name, degree in marked.items() if degree in (degrees or EVIDENCE)]

    @cached_property
    def is_of_one_party(self) -> bool:
        """Whether each row is about exactly one organisation or person."""
        return set(PARTY_IDS) <= self.fields.keys() and not any(
            self.fields[name].get("constraints", {}).get("required") for name in PARTY_IDS
        )

    @cached_property
    def prose(self) -> list[str]:
        """Text columns that hold free text: no key, no pattern, no closed list, no address."""
        keys = {name for columns, _, _ in self.foreign_keys for name in columns} | set(
            self.primary_key
        )
        return [
            name
            for name, field in self.fields.items()
            if field["type"] == "string"
            and name not in keys
            and field.get("format", "default") == "default"
            and not {"pattern", "enum"} & set(field.get("constraints", {}))
        ]


@dataclass(frozen=True)
class Package:
    """A data package on disk: its folder, its descriptor, and its tables in that order."""

    root: Path
    descriptor: dict[str, Any]
    tables: dict[str, Table]

    @cached_property
    def table_names(self) -> list[str]:
        """Names of all tables that the descriptor lists, also of those that could not be read."""
        listed = (
            resource.get("name")
            for resource in self.descriptor["resources"]
            if isinstance(resource, dict)
        )
        return [name for name in listed if isinstance(name, str)]

    @cached_property
    def files(self) -> dict[str, TableFile]:
        """The files that were read and checked, by table, so that each is read but once.

        What is hashed, checked and answered from is then the same, whatever happens on the disk.
        """
        return {}

    @property
    def version(self) -> str:
        return self.descriptor["version"]

    @property
    def created(self) -> str:
        """The day of its rows (YYYY-MM-DD), to which answers refer; never the clock's."""
        return self.created_at[:10]

    @cached_property
    def created_at(self) -> str:
        """When its rows were complete, as `created` gives it in the descriptor of an export.

        A checkout has the day that it would have as an export, so that both answer alike.
        """
        created, sources = self.descriptor["created"], self.tables.get(SOURCES)
        content = self._content(sources, Findings()) if sources and not self.is_release else None
        if content is not None:
            created = created_with(self.descriptor, content, today=today())
        return created

    @property
    def is_release(self) -> bool:
        """Whether this is a release or a build, whose descriptor gives the hashes of its files.

        Any other package is one that people work on, such as a checkout.
        """
        return is_sealed(self.descriptor)

    @property
    def as_of(self) -> str:
        """The day (YYYY-MM-DD) that rules compare with: a release's own, else today in UTC."""
        return self.created if self.is_release else today()

    def content_hash(self) -> str:
        """SHA-256 of the rows, as `LC_ALL=C sha256sum data/*.csv | sha256sum` prints it.

        Raises UnusablePackage if a file cannot be read.
        """
        tables, findings = sorted(self.tables.values(), key=lambda table: table.path), Findings()
        lines = []
        for table in tables:
            content = self._content(table, findings)
            if content is None:
                raise unusable_package(findings)
            lines.append(f"{hashlib.sha256(content).hexdigest()}  {table.path}\n")
        return hashlib.sha256("".join(lines).encode()).hexdigest()

    def _content(self, table: Table, findings: Findings) -> bytes | None:
        """The bytes of its file, read before or now; None if that fails, which is then found."""
        known = self.files.get(table.name)
        return known.content if known else read_table(self, table, findings)
