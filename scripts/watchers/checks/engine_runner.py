"""Runs checks as queries of an engine, and makes sure that they find what is there."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import narwhals as nw
import pyarrow as pa

from watchers.checks.check import Check
from watchers.checks.counted import checks_without_broken_rows
from watchers.checks.frames import Frames
from watchers.checks.reasons import failed_check
from watchers.problems.errors import BrokenCheck
from watchers.problems.problem import Findings, Severity
from watchers.problems.report import FailedCheck
from watchers.tables.columns import LINE

Failure = Callable[[BaseException], BaseException | None]
"""What to raise instead of an error that is the engine's own; None for any other."""


def run(
    checks: list[Check],
    path: str,
    frames: Frames,
    found: Mapping[Severity, Findings],
    *,
    failure: Failure,
) -> tuple[int, list[FailedCheck]]:
    """Runs the checks of one table and adds what they find, by severity.

    The checks of rows are counted in one pass, and the rows fetched only of those that find any.
    Returns how many ran, and those that failed to run.
    """
    failures: list[FailedCheck] = []
    clean = checks_without_broken_rows(checks, frames, failure=failure) if checks else frozenset()
    for check in checks:
        if id(check) in clean:
            continue
        try:
            problems, total = check.problems(path, frames)
        except Exception as error:
            if instead := failure(error):
                raise instead from error
            failures.append(failed_check(check.rule, check.table, error))
            continue
        found[check.severity].add_examples(problems, total=total)
    return len(checks) - len(failures), failures


KNOWN = "known"


def prove_alive(frames: Frames, *, rows: Mapping[str, int], failure: Failure) -> None:
    """Raises BrokenCheck unless the engine has all rows, and finds faults that are known.

    rows: how many each table has. One fault is of a row alone, one of a row beside others.
    """
    known = pa.table({KNOWN: ["good", "bad", None], LINE: [2, 3, 4]})
    bad = nw.col(KNOWN) == "bad"
    checks = [
        Check("canary", KNOWN, KNOWN, "{cell}", broken=bad),
        Check("canary", KNOWN, "", "{known}", find=lambda given: given[KNOWN].filter(bad)),
        Check("silent_canary", KNOWN, KNOWN, "{cell}", broken=nw.col(KNOWN) == "worse"),
    ]
    found = {severity: Findings() for severity in Severity}
    tables = Frames(
        {KNOWN: frames.from_arrow(known)}, frames.from_arrow, frames.count, frames.keep, False
    )
    run(checks, KNOWN, tables, found, failure=failure)
    problems = found[Severity.PROBLEM].problems
    if [(problem.rule, problem.line) for problem in problems] != [("canary", 3)] * 2:
        raise BrokenCheck(
            "the engine did not find a fault that is known to be there; nothing was checked"
        )
    for name, expected in rows.items():
        if frames.count(frames[name]) != expected:
            raise BrokenCheck(f"the engine does not have all rows of {name}; nothing was checked")
