"""Checks of whole files: strays in data/, size and hash, tables without rows, order of rows."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path, PurePath
from typing import Any

from watchers.files.leftovers import target_of
from watchers.package.model import DESCRIPTOR, Package, Table
from watchers.problems.problem import EXAMPLES_SHOWN, Findings, Problem
from watchers.problems.report import ValidationReport
from watchers.text.plural import counted
from watchers.text.printable import quoted

MAY_BE_EMPTY = {"evidence", "waivers"}
DATA = "data"


def named_files(package: Package) -> dict[str, str]:
    """The file of each table that the descriptor names, also if its schema is faulty."""
    listed = (
        resource for resource in package.descriptor["resources"] if isinstance(resource, dict)
    )
    named = {str(resource.get("name")): str(resource.get("path")) for resource in listed}
    return named | {name: table.path for name, table in package.tables.items()}


def _paths_named(package: Package) -> Iterator[str]:
    """The files and folders that the descriptor names, also of tables that cannot be read."""
    for resource in package.descriptor["resources"]:
        path = resource.get("path") if isinstance(resource, dict) else None
        yield from map(str, path if isinstance(path, list) else [path])


def check_stray_files(package: Package, findings: Findings) -> None:
    """Adds files in data/ that are not a table of the package.

    What a killed run left of a table is not reported; the next `watchers tidy` deletes it.
    """
    expected = {str(p) for file in _paths_named(package) for p in [file, *PurePath(file).parents]}
    folder = package.root / DATA
    names = sorted(os.listdir(folder)) if folder.is_dir() else []
    unknown = [name for name in names if f"{DATA}/{name}" not in expected]
    stray = [name for name in unknown if not _is_leftover_of(folder / name, expected)]
    examples = [
        Problem(
            path=DATA,
            message=f"{quoted(name)} is not a table of the package."
            f" Delete it or describe it in {DESCRIPTOR}.",
            rule="stray_file",
        )
        for name in stray[:EXAMPLES_SHOWN]
    ]
    findings.add_examples(examples, total=len(stray))


def _is_leftover_of(entry: Path, tables: set[str]) -> bool:
    target = target_of(entry)
    return target is not None and f"{DATA}/{target.name}" in tables


def resource_of(package: Package, table: Table) -> dict[str, Any]:
    """What the descriptor says of the table's file."""
    return next(
        resource
        for resource in package.descriptor["resources"]
        if isinstance(resource, dict) and resource.get("name") == table.name
    )


def check_size_and_hash(
    package: Package, table: Table, findings: Findings, *, size: int, sha256: Callable[[], str]
) -> None:
    """Adds a size or hash that differs from the descriptor's, if it gives them (as exports do).

    size, sha256: of the file.
    """
    resource = resource_of(package, table)
    expected = resource.get("bytes")
    if isinstance(expected, int) and expected != size:
        findings.add(
            table.path,
            rule="bytes",
            message=f"has {counted(size, 'byte')}, not the {expected:,} that {DESCRIPTOR} gives.",
        )
    if "hash" in resource and resource["hash"] != f"sha256:{sha256()}":
        findings.add(table.path, rule="hash", message=f"does not match the hash in {DESCRIPTOR}.")


def check_has_rows(table: Table, rows: int, findings: Findings) -> None:
    """Adds a table without rows, unless it may be empty."""
    if not rows and table.name not in MAY_BE_EMPTY:
        findings.add(table.path, line=1, rule="no_rows", message="has a header and no rows.")


def check_order(table: Table, first_unsorted: int, findings: Findings) -> None:
    """Adds the first line that is out of order; 0 means that there is none."""
    if first_unsorted:
        findings.add(
            table.path,
            line=first_unsorted,
            column=table.primary_key[0],
            rule="unsorted_rows",
            message="the rows are not sorted by this column. Run: watchers tidy",
        )


def check_lacking_tables(package: Package, report: ValidationReport) -> None:
    """Adds the tables that rules need and the package does not describe.

    An older release never had them, which the report says in any case; a package that people work
    on has lost them.
    """
    if package.is_release:
        return
    for table, rules in report.lacking.items():
        report.findings.add(
            DESCRIPTOR,
            column="resources",
            rule="lacking_table",
            message=f"the package has no table {quoted(table)},"
            f" which {counted(len(rules), 'rule')} and commands that answer from it need."
            f" Describe it, or take all tables of the release that you started from.",
        )
