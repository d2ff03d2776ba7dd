"""Validates a package: its descriptor, the bytes of its files, its cells, keys and rules."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from watchers.checks.check import Check
from watchers.checks.column_checks import column_checks
from watchers.checks.frames import Frames
from watchers.checks.keys import key_checks
from watchers.checks.whole_files import (
    check_has_rows,
    check_lacking_tables,
    check_order,
    check_size_and_hash,
    check_stray_files,
    named_files,
)
from watchers.package.descriptor import read_package
from watchers.package.model import Package, Table
from watchers.package.table_files import check_sizes, read_table
from watchers.problems.problem import Findings, Severity
from watchers.problems.report import FailedCheck, Unchecked, ValidationReport
from watchers.tables import strict_csv

PARALLEL_FROM_BYTES = 16 << 20
"""From so much data on, sharing the work among processors saves more than it costs."""

ParallelMap = Callable[..., Iterable[Any]]


def validate(root: Path | str) -> ValidationReport:
    """Validates the package in the folder `root`.

    Raises UnusablePackage if there is no package, and BrokenCheck if a check could not run.
    """
    package, findings = read_package(Path(root))
    report = ValidationReport(findings)
    if package is None:
        return report
    report.tables = named_files(package)
    check_stray_files(package, findings)
    contents = _contents(package, report)
    with _parallel_map(sum(map(len, contents.values()))) as each:
        readable = _readable_files(package, contents, report, each)
        if readable:
            _check_rows(package, readable, report, each)
    return report


@contextmanager
def _parallel_map(size: int) -> Iterator[ParallelMap]:
    """Something that works like `map`, on all processors if there is enough data."""
    if size < PARALLEL_FROM_BYTES:
        yield map
        return
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        yield pool.map


def _contents(package: Package, report: ValidationReport) -> dict[str, bytes]:
    """The bytes of the files that can be read; the report names the others."""
    too_large = check_sizes(package, report.findings)
    contents = {}
    for name, table in package.tables.items():
        content = None if name in too_large else read_table(package, table, report.findings)
        if content is None:
            report.unchecked[name] = Unchecked(unreadable=frozenset({name}))
        else:
            contents[name] = content
    return contents


def _readable_files(
    package: Package, contents: dict[str, bytes], report: ValidationReport, each: ParallelMap
) -> dict[str, bytes]:
    """The files that can be read row by row; the report names the others. Empties `contents`."""

    def read(table: Table) -> tuple[bytes | None, Findings]:
        content, findings = contents.pop(table.name), Findings()
        check_size_and_hash(package, table, content, findings)
        return strict_csv.read(table.path, content, table.columns, findings), findings

    readable, names = {}, list(contents)
    results = each(read, [package.tables[name] for name in names])
    for name, (content, findings) in zip(names, results, strict=True):
        report.findings.merge(findings)
        if content is None:
            report.unchecked[name] = Unchecked(unreadable=frozenset({name}))
        else:
            readable[name] = content
    return readable


def _check_rows(
    package: Package, readable: dict[str, bytes], report: ValidationReport, each: ParallelMap
) -> None:
    """Runs the checks of all columns, keys and rules. Empties `readable`."""
    # Imported here because pandas and pandera take longer to import than all else takes to run.
    from watchers.checks import runner
    from watchers.checks.waivers import Waivers
    from watchers.tables.check_frames import check_frame, first_unsorted

    names = list(readable)
    made = each(lambda name: check_frame(readable.pop(name), package.tables[name]), names)
    eager = dict(zip(names, made, strict=True))
    frames = Frames({name: frame.lazy() for name, frame in eager.items()})
    runner.prove_alive()
    waivers = Waivers.load(package, frames)
    checks = all_checks(package, report)

    def check(name: str) -> tuple[int, list[FailedCheck], dict[Severity, Findings]]:
        table, found = package.tables[name], {severity: Findings() for severity in Severity}
        check_has_rows(table, len(eager[name]), found[Severity.PROBLEM])
        unsorted = first_unsorted(eager[name], table.primary_key)
        check_order(table, unsorted, found[Severity.PROBLEM])
        to_run = [waivers.excuse(check) for check in _runnable(checks[name], frames, report)]
        return *runner.run(to_run, table.path, frames, found), found

    report.rows = {name: len(frame) for name, frame in eager.items()}
    largest_first = sorted(eager, key=report.rows.__getitem__, reverse=True)
    for name, (count, failed, found) in zip(largest_first, each(check, largest_first), strict=True):
        report.checks[name] = count
        report.failed += failed
        for severity, findings in found.items():
            report.of(severity).merge(findings)
    check_lacking_tables(package, report)
    if len(frames) == len(package.tables) and not report.failed:
        waivers.report_unused(frames, report.findings)


def all_checks(package: Package, report: ValidationReport | None = None) -> dict[str, list[Check]]:
    """All checks by table: of its columns, of its keys, and the rules.

    The report gets the rules that cannot be applied, and those whose tables the package lacks.
    """
    from watchers.checks.rules import RULES
    from watchers.checks.runner import failed_check

    report = report or ValidationReport()

    checks = {
        name: [*column_checks(table), *key_checks(table)] for name, table in package.tables.items()
    }
    for rule in RULES.values():
        for table in rule.missing_tables(package):
            report.lacking.setdefault(table, []).append(rule.name)
        try:
            of_rule = list(rule.checks(package))
        except Exception as error:
            report.failed.append(failed_check(rule.name, rule.family, error))
            continue
        for check in of_rule:
            checks[check.table].append(check)
    return checks


def _runnable(checks: list[Check], frames: Frames, report: ValidationReport) -> list[Check]:
    """The checks for which all tables could be read; the report counts the others."""
    waiting = [check for check in checks if not check.needs <= frames.keys()]
    if waiting:
        needed = frozenset[str]().union(*(check.needs for check in waiting))
        report.unchecked[checks[0].table] = Unchecked(
            waiting=len(waiting), unreadable=needed - frames.keys()
        )
    return [check for check in checks if check.needs <= frames.keys()]
