"""Reads datapackage.json, and opens the package that it describes."""

from __future__ import annotations

import os
import re
from datetime import datetime
from pathlib import Path
from typing import Any

from watchers.package.json_file import RULE, JsonFile
from watchers.package.locate import shipped_package
from watchers.package.model import DESCRIPTOR, Package
from watchers.package.paths import UnsafePath, inside
from watchers.package.references import check_references
from watchers.package.resources import Resources
from watchers.package.table_files import check_sizes
from watchers.problems.errors import UnusablePackage, unusable_package
from watchers.problems.problem import Findings
from watchers.text.printable import quoted

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
PART = "(?:0|[1-9][0-9]{0,3})"
SEMVER = re.compile(rf"{PART}\.{PART}\.{PART}")
"""No part has more than four digits, so that the whole fits where exports keep numbers."""
CREATED = re.compile(r"(?:19[89][0-9]|20[0-9]{2})-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")
PACKAGE_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,99}")


def read_package(root: Path) -> tuple[Package | None, Findings]:
    """The package in the folder `root`, and the faults of its descriptor and schemas.

    The package lacks the tables whose schema or path is faulty; it is None if the descriptor itself
    is. Raises UnusablePackage if there is no descriptor.
    """
    try:
        os.lstat(root / DESCRIPTOR)
    except (OSError, ValueError) as error:
        raise UnusablePackage(
            f"{DESCRIPTOR} cannot be read in {root}: {getattr(error, 'strerror', None) or error}"
        ) from error
    findings = Findings()
    try:
        return _Descriptor(root, findings).package(), findings
    except RecursionError:
        findings.add(DESCRIPTOR, rule=RULE, message="or a schema is nested too deeply.")
        return None, findings


class _Descriptor(JsonFile):
    def __init__(self, root: Path, findings: Findings) -> None:
        super().__init__(DESCRIPTOR, findings)
        self.root = root

    def package(self) -> Package | None:
        descriptor = self.content()
        if descriptor is None:
            return None
        package = self.described(descriptor)
        self.values_fit(descriptor)
        return package

    def described(self, descriptor: dict[str, Any]) -> Package | None:
        if not self.has_properties("", "package", descriptor):
            return None
        self.is_like(
            "$schema",
            descriptor["$schema"],
            re.compile(re.escape(PROFILE)),
            f"{PROFILE} (version 2.0)",
        )
        self.is_like("name", descriptor["name"], PACKAGE_NAME, "a package name like watchers")
        self.is_like("version", descriptor["version"], SEMVER, "a version like 1.2.0")
        dated = self.is_time("created", descriptor["created"])
        resources = descriptor["resources"]
        if not isinstance(resources, list) or not resources:
            self.wrong("resources", "is not a list of tables.")
            return None
        tables = Resources(self.root, self).tables(resources)
        names = [
            resource.get("name") if isinstance(resource, dict) else None for resource in resources
        ]
        check_references(tables, names=names, findings=self.findings)
        return Package(self.root, descriptor, tables) if dated else None

    def content(self) -> dict[str, Any] | None:
        """The object in the file; None if there is none, and then the fault is added."""
        try:
            return self.read(inside(self.root, DESCRIPTOR))
        except UnsafePath as error:
            self.wrong("", f"{error}.")
            return None

    def is_time(self, where: str, value: object) -> bool:
        """Whether `value` is a time that also a zip archive can carry (from 1980 on)."""
        try:
            known = isinstance(value, str) and bool(
                CREATED.fullmatch(value) and datetime.fromisoformat(value)
            )
        except ValueError:
            known = False
        if not known:
            self.wrong(where, f"{quoted(value)} is not a time like 2026-01-31T00:00:00Z.")
        return known


def open_package(root: Path | str | None = None) -> Package:
    """The package in the folder `root`, or the one that came with this code.

    Raises UnusablePackage if its descriptor or a schema is missing or faulty, or if its tables are
    too large.
    """
    package, findings = read_package(Path(root) if root is not None else shipped_package())
    if package is not None and not findings.total:
        refuse_parts(package)
        check_sizes(package, findings)
    if package is None or findings.total:
        raise unusable_package(findings)
    return package


def refuse_parts(package: Package) -> None:
    """Raises UnusablePackage if a table is not one CSV file, which most commands read alone."""
    for table in package.tables.values():
        if not table.is_one_csv:
            raise UnusablePackage(
                f"{table.path}: {table.name} is not one CSV file; a table of several files or in"
                " Parquet is read by: watchers validate --engine duckdb"
            )
