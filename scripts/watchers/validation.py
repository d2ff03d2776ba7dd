"""Validates a package: its descriptor, the bytes of its files, its cells, keys and rules."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from watchers import gate
from watchers.check import Check, Frames
from watchers.compile import column_checks
from watchers.descriptor import read_package
from watchers.keys import key_checks
from watchers.package import DESCRIPTOR, Package, Table
from watchers.problems import EXAMPLES_SHOWN, Findings, Problem, UnusablePackage, printable

MAY_BE_EMPTY = {"waivers"}
DATA = "data"


@dataclass
class Report:
    """What a validation found, and how much it looked at."""

    findings: Findings = field(default_factory=Findings)
    rows: dict[str, int] = field(default_factory=dict)
    """Rows of each table that was read."""
    checks: dict[str, int] = field(default_factory=dict)
    """Number of checks that ran on each table."""
    unchecked: dict[str, str] = field(default_factory=dict)
    """Tables of which something could not be checked, and why."""
    tables: dict[str, str] = field(default_factory=dict)
    """Each table's file."""

    def on(self, tables: Iterable[str]) -> Report:
        """The report on some of the tables alone, and on the descriptor."""
        wanted = set(tables)
        elsewhere = {path for name, path in self.tables.items() if name not in wanted}
        kept = Findings(
            [problem for problem in self.findings.problems if problem.path not in elsewhere],
            {key: total for key, total in self.findings.totals.items() if key[0] not in elsewhere},
        )
        rows, checks, unchecked = ({n: v for n, v in part.items() if n in wanted} for part in (self.rows, self.checks, self.unchecked))
        return Report(kept, rows, checks, unchecked, {name: self.tables[name] for name in self.tables if name in wanted})

    @property
    def problems(self) -> list[Problem]:
        return sorted(self.findings.problems)

    @property
    def is_valid(self) -> bool:
        """Whether nothing is wrong and nothing was left unchecked."""
        return not self.total and not self.unchecked

    @property
    def total(self) -> int:
        return self.findings.total

    @property
    def totals(self) -> dict[tuple[str, str, str], int]:
        return self.findings.totals

    @property
    def not_shown(self) -> list[tuple[str, str, str, int]]:
        return self.findings.not_shown()


def validate(root: Path | str) -> Report:
    """Validates the package in the folder `root`.

    Raises UnusablePackage where it cannot be read at all, and BrokenCheck where a check could not run.
    """
    root = Path(root)
    package, findings = read_package(root)
    report = Report(findings)
    if package is None:
        return report
    report.tables = _named_files(package)
    stray_files(package, findings)
    raw = {name: content for name, table in package.tables.items() if (content := _gate(package, table, report)) is not None}
    if raw:
        _run(package, raw, report)
    return report


def _gate(package: Package, table: Table, report: Report) -> bytes | None:
    try:
        content = (package.root / table.path).read_bytes()
    except OSError as error:
        raise UnusablePackage(f"{table.path} cannot be read: {error.strerror}") from error
    _promises(package, table, content, report.findings)
    read = gate.read(table.path, content, table.columns, report.findings)
    if read is None:
        report.unchecked[table.name] = "its rows are checked once the file can be read row by row"
    return read


def _promises(package: Package, table: Table, content: bytes, findings: Findings) -> None:
    """The file has the size and the hash that the descriptor gives, where it gives them (as an export does)."""
    said = next(r for r in package.descriptor["resources"] if isinstance(r, dict) and r.get("name") == table.name)
    size, digest = len(content), f"sha256:{hashlib.sha256(content).hexdigest()}"
    if isinstance(said.get("bytes", ""), int) and said["bytes"] != size:
        findings.add_one(table.path, 0, "", f"has {size:,} bytes, not the {said['bytes']:,} that {DESCRIPTOR} gives.", "bytes")
    if said.get("hash", digest) != digest:
        findings.add_one(table.path, 0, "", f"is not the file of which {DESCRIPTOR} gives the hash.", "hash")


def _run(package: Package, raw: dict[str, bytes], report: Report) -> None:
    # Imported here because pandas and pandera take longer to import than everything else takes to run.
    from watchers import engine
    from watchers.frames import check_frame, first_unsorted
    from watchers.waive import Waivers

    frames = {name: check_frame(content, package.tables[name]) for name, content in raw.items()}
    engine.prove_alive()
    waivers = Waivers.of(package, frames)
    checks = all_checks(package)
    for name, frame in frames.items():
        table = package.tables[name]
        report.rows[name] = len(frame)
        _shape(table, len(frame), first_unsorted(frame, table.primary_key), report.findings)
        to_run = [waivers.excuse(check) for check in _runnable(checks[name], frames, report)]
        report.checks[name] = engine.run(to_run, table.path, frames, report.findings)
    if len(frames) == len(package.tables):
        waivers.report_unused(frames, report.findings)


def all_checks(package: Package) -> dict[str, list[Check]]:
    """All checks by table: of its columns, of its keys, and the rules."""
    from watchers.rules import RULES

    checks = {name: [*column_checks(table), *key_checks(table)] for name, table in package.tables.items()}
    for rule in RULES.values():
        for check in rule.checks(package):
            checks[check.table].append(check)
    return checks


def _runnable(checks: list[Check], frames: Frames, report: Report) -> list[Check]:
    """The checks for which all tables could be read; the report names those that had to wait."""
    runnable, waiting = [], 0
    missing: set[str] = set()
    for check in checks:
        if check.needs <= frames.keys():
            runnable.append(check)
        else:
            waiting += 1
            missing |= check.needs - frames.keys()
    if waiting:
        count = "1 check waits" if waiting == 1 else f"{waiting} checks wait"
        report.unchecked[checks[0].table] = f"{count} until {', '.join(sorted(missing))} can be read"
    return runnable


def _shape(table: Table, rows: int, unsorted: int, findings: Findings) -> None:
    if not rows and table.name not in MAY_BE_EMPTY:
        findings.add_one(table.path, 1, "", "has a header and no rows.", "no_rows")
    if unsorted:
        key = table.primary_key[0]
        findings.add_one(table.path, unsorted, key, "the rows are not sorted by this column. Run: watchers tidy", "unsorted_rows")


def _named_files(package: Package) -> dict[str, str]:
    """The file of each table that the descriptor names, also where its schema is faulty."""
    listed = (resource for resource in package.descriptor["resources"] if isinstance(resource, dict))
    return {str(resource.get("name")): str(resource.get("path")) for resource in listed}


def stray_files(package: Package, findings: Findings) -> None:
    expected = set(_named_files(package).values())
    folder = package.root / DATA
    names = sorted(os.listdir(folder)) if folder.is_dir() else []
    stray = [name for name in names if f"{DATA}/{name}" not in expected]
    problems = [
        Problem(DATA, 0, "", f"{printable(name)} is not a table of the package. Delete it or describe it in datapackage.json.", "stray_file")
        for name in stray[:EXAMPLES_SHOWN]
    ]
    findings.add(problems, len(stray))
