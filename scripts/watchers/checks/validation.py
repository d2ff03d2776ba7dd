"""Validates a package: its descriptor, the bytes of its files, its cells, keys and rules."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from watchers.checks.check import Check, Frames
from watchers.checks.constraints import column_checks
from watchers.checks.keys import key_checks
from watchers.package.descriptor import read_package
from watchers.package.model import DESCRIPTOR, Package, Table
from watchers.problems.errors import UnusablePackage
from watchers.problems.problem import EXAMPLES_SHOWN, Findings, Problem
from watchers.problems.report import ValidationReport
from watchers.tables import strict_csv as gate
from watchers.text.printable import quoted

MAY_BE_EMPTY = {"waivers"}
DATA = "data"
WORTH_SHARING = 16 << 20
"""Bytes of data from which on sharing the work among processors costs less than it saves."""


def validate(root: Path | str) -> ValidationReport:
    """Validates the package in the folder `root`.

    Raises UnusablePackage where it cannot be read at all, and BrokenCheck where a check could not run.
    """
    root = Path(root)
    package, findings = read_package(root)
    report = ValidationReport(findings)
    if package is None:
        return report
    report.tables = _named_files(package)
    stray_files(package, findings)
    contents = {name: _bytes(package, table) for name, table in package.tables.items()}
    with _workers(sum(map(len, contents.values()))) as each:
        passed = each(
            lambda table: _gate(package, table, contents.pop(table.name)), package.tables.values()
        )
        raw = {}
        for table, (readable, found) in zip(package.tables.values(), passed, strict=True):
            findings.take(found)
            if readable is None:
                report.unchecked[table.name] = (
                    "its rows are checked once the file can be read row by row"
                )
            else:
                raw[table.name] = readable
        if raw:
            _run(package, raw, report, each)
    return report


@contextmanager
def _workers(size: int) -> Iterator[Callable[..., Iterable[Any]]]:
    """Something that works like `map`, on all processors where there is enough to do."""
    if size < WORTH_SHARING:
        yield map
        return
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        yield pool.map


def _bytes(package: Package, table: Table) -> bytes:
    try:
        return (package.root / table.path).read_bytes()
    except OSError as error:
        raise UnusablePackage(f"{table.path} cannot be read: {error.strerror}") from error


def _gate(package: Package, table: Table, content: bytes) -> tuple[bytes | None, Findings]:
    findings = Findings()
    _promises(package, table, content, findings)
    return gate.read(table.path, content, table.columns, findings), findings


def _promises(package: Package, table: Table, content: bytes, findings: Findings) -> None:
    """The file has the size and the hash that the descriptor gives, where it gives them (as an export does)."""
    said = next(
        r
        for r in package.descriptor["resources"]
        if isinstance(r, dict) and r.get("name") == table.name
    )
    size, digest = len(content), f"sha256:{hashlib.sha256(content).hexdigest()}"
    if isinstance(said.get("bytes", ""), int) and said["bytes"] != size:
        findings.add_one(
            table.path,
            0,
            "",
            f"has {size:,} bytes, not the {said['bytes']:,} that {DESCRIPTOR} gives.",
            "bytes",
        )
    if said.get("hash", digest) != digest:
        findings.add_one(
            table.path, 0, "", f"is not the file of which {DESCRIPTOR} gives the hash.", "hash"
        )


def _run(
    package: Package,
    raw: dict[str, bytes],
    report: ValidationReport,
    each: Callable[..., Iterable[Any]],
) -> None:
    # Imported here because pandas and pandera take longer to import than everything else takes to run.
    from watchers.checks import runner as engine
    from watchers.checks.waivers import Waivers
    from watchers.tables.check_frames import check_frame, first_unsorted

    names = list(raw)
    frames = dict(
        zip(
            names,
            each(lambda name: check_frame(raw.pop(name), package.tables[name]), names),
            strict=True,
        )
    )
    engine.prove_alive()
    waivers = Waivers.of(package, frames)
    checks = all_checks(package)

    def check(name: str) -> tuple[int, Findings]:
        table, findings = package.tables[name], Findings()
        _shape(table, len(frames[name]), first_unsorted(frames[name], table.primary_key), findings)
        to_run = [waivers.excuse(check) for check in _runnable(checks[name], frames, report)]
        return engine.run(to_run, table.path, frames, findings), findings

    report.rows = {name: len(frame) for name, frame in frames.items()}
    largest_first = sorted(frames, key=report.rows.__getitem__, reverse=True)
    for name, (ran, found) in zip(largest_first, each(check, largest_first), strict=True):
        report.checks[name] = ran
        report.findings.take(found)
    if len(frames) == len(package.tables):
        waivers.report_unused(frames, report.findings)


def all_checks(package: Package) -> dict[str, list[Check]]:
    """All checks by table: of its columns, of its keys, and the rules."""
    from watchers.checks.rules import RULES

    checks = {
        name: [*column_checks(table), *key_checks(table)] for name, table in package.tables.items()
    }
    for rule in RULES.values():
        for check in rule.checks(package):
            checks[check.table].append(check)
    return checks


def _runnable(checks: list[Check], frames: Frames, report: ValidationReport) -> list[Check]:
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
        report.unchecked[checks[0].table] = (
            f"{count} until {', '.join(sorted(missing))} can be read"
        )
    return runnable


def _shape(table: Table, rows: int, unsorted: int, findings: Findings) -> None:
    if not rows and table.name not in MAY_BE_EMPTY:
        findings.add_one(table.path, 1, "", "has a header and no rows.", "no_rows")
    if unsorted:
        key = table.primary_key[0]
        findings.add_one(
            table.path,
            unsorted,
            key,
            "the rows are not sorted by this column. Run: watchers tidy",
            "unsorted_rows",
        )


def _named_files(package: Package) -> dict[str, str]:
    """The file of each table that the descriptor names, also where its schema is faulty."""
    listed = (
        resource for resource in package.descriptor["resources"] if isinstance(resource, dict)
    )
    return {str(resource.get("name")): str(resource.get("path")) for resource in listed}


def stray_files(package: Package, findings: Findings) -> None:
    expected = set(_named_files(package).values())
    folder = package.root / DATA
    names = sorted(os.listdir(folder)) if folder.is_dir() else []
    stray = [name for name in names if f"{DATA}/{name}" not in expected]
    problems = [
        Problem(
            DATA,
            0,
            "",
            f"{quoted(name)} is not a table of the package. Delete it or describe it in datapackage.json.",
            "stray_file",
        )
        for name in stray[:EXAMPLES_SHOWN]
    ]
    findings.add(problems, len(stray))
