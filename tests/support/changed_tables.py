"""Leaves out of validations what cannot have changed in a package made from the small valid one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

from support.packages import RELEASED, TABLES, package_files
from watchers.checks import validation
from watchers.checks.check import Check
from watchers.package.model import Package
from watchers.problems.report import ValidationReport

WAIVERS = "waivers"
"""The table that bears on the checks of all others."""
EVERY_CHECK = validation.all_checks


def changed_tables(package: Package) -> set[str]:
    """The tables that are missing, or are not as in the small valid package on its own day."""
    if package.as_of != RELEASED[:10]:
        return set(TABLES)
    changed = {name for name in TABLES if not _is_as_made(package, name)}
    return set(TABLES) if WAIVERS in changed else changed | (package.tables.keys() - set(TABLES))


def _is_as_made(package: Package, name: str) -> bool:
    paths = (Path("schemas", f"{name}.json"), Path("data", f"{name}.csv"))
    made = package_files()
    return name in package.tables and all(_holds(package.root / path, made[path]) for path in paths)


def _holds(file: Path, content: bytes) -> bool:
    try:
        return file.stat().st_size == len(content) and file.read_bytes() == content
    except OSError:
        return False


@contextmanager
def checks_of_changed_tables() -> Iterator[None]:
    """Runs in each validation the checks that read a changed table.

    Any other finds what it finds in the valid package: nothing. A validation then takes a third of
    the time. `make test-slow` validates every broken example as a whole too.
    """

    def checks(package: Package, report: ValidationReport | None = None) -> dict[str, list[Check]]:
        changed = changed_tables(package)
        return {
            name: [check for check in of_table if changed & {check.table, *check.needs}]
            for name, of_table in EVERY_CHECK(package, report).items()
        }

    with patch.object(validation, "all_checks", checks):
        yield
