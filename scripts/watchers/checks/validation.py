"""Validates a package: its descriptor, the bytes of its files, its cells, keys and rules."""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from watchers.checks.check import Check
from watchers.checks.column_checks import column_checks
from watchers.checks.engine import Engine
from watchers.checks.engine_choice import engine_for
from watchers.checks.frames import Frames
from watchers.checks.in_memory import contents_of, load
from watchers.checks.keys import key_checks
from watchers.checks.loaded import Loaded, ParallelMap, Progress, in_silence
from watchers.checks.on_disk import DiskOptions, loaded
from watchers.checks.whole_files import (
    check_has_rows,
    check_lacking_tables,
    check_order,
    check_stray_files,
    leave_out_tidy,
    named_files,
)
from watchers.package.descriptor import read_package
from watchers.package.model import Package
from watchers.problems.problem import Findings, Severity
from watchers.problems.report import FailedCheck, Unchecked, ValidationReport

PARALLEL_FROM_BYTES = 16 << 20
"""From so much data on, sharing the work among processors saves more than it costs."""


def validate(
    root: Path | str,
    *,
    engine: Engine | str = Engine.AUTO,
    options: DiskOptions | None = None,
    progress: Progress = in_silence,
) -> ValidationReport:
    """Validates the package in the folder `root`.

    engine: where the tables are held; every one finds the same. Raises UnusablePackage if there is
    no package, MissingLibrary if the engine is not installed, EngineFailed if it fails, and
    BrokenCheck if a check could not run.
    """
    package, findings = read_package(Path(root))
    report = ValidationReport(findings)
    if package is None:
        return report
    report.tables = named_files(package)
    check_stray_files(package, findings)
    chosen = engine_for(package, Engine(engine))
    if chosen is not Engine.MEMORY:
        disk = options or DiskOptions()
        with loaded(package, report, engine=chosen, options=disk, progress=progress) as tables:
            if tables:
                _check_rows(package, tables, report, progress=progress)
        leave_out_tidy(package, report.findings)
        return report
    contents = contents_of(package, report)
    with _parallel_map(sum(map(len, contents.values()))) as each:
        if in_memory := load(package, contents, report, each):
            _check_rows(package, in_memory, report)
    return report


@contextmanager
def _parallel_map(size: int) -> Iterator[ParallelMap]:
    """Something that works like `map`, on all processors if there is enough data."""
    if size < PARALLEL_FROM_BYTES:
        yield map
        return
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        yield pool.map


def _check_rows(
    package: Package,
    tables: Loaded,
    report: ValidationReport,
    *,
    progress: Progress = in_silence,
) -> None:
    """Runs the checks of all columns, keys and rules."""
    from watchers.checks.waivers import Waivers

    tables.prove_alive()
    frames = tables.frames
    waivers = Waivers.load(package, frames)
    checks = all_checks(package, report)
    done = 0

    def check(name: str) -> tuple[int, list[FailedCheck], dict[Severity, Findings]]:
        nonlocal done
        table, found = package.tables[name], {severity: Findings() for severity in Severity}
        progress(f"checking {name}", done / len(frames))
        check_has_rows(table, tables.rows[name], found[Severity.PROBLEM])
        check_order(table, tables.first_unsorted[name], found[Severity.PROBLEM])
        to_run = [waivers.excuse(check) for check in _runnable(checks[name], frames, report)]
        count, failed = tables.run(to_run, table.path, frames, found)
        done += 1
        return count, failed, found

    report.rows = tables.rows
    largest_first = sorted(frames, key=report.rows.__getitem__, reverse=True)
    answers = tables.each(check, largest_first)
    for name, (count, failed, found) in zip(largest_first, answers, strict=True):
        report.checks[name] = count
        report.failed += failed
        for severity, findings in found.items():
            report.of(severity).merge(findings)
    check_lacking_tables(package, report)
    if _ran_all(package, frames, report):
        waivers.report_unused(frames, report.findings)


def _ran_all(package: Package, frames: Frames, report: ValidationReport) -> bool:
    """Whether every rule was run on every table that the descriptor lists, readable or not."""
    listed = len(package.descriptor["resources"])
    return len(frames) == listed and not report.failed and not report.lacking


def all_checks(package: Package, report: ValidationReport | None = None) -> dict[str, list[Check]]:
    """All checks by table: of its columns, of its keys, and the rules.

    The report gets the rules that cannot be applied, and those whose tables the package lacks.
    """
    from watchers.checks.reasons import failed_check
    from watchers.checks.rules import RULES

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
