"""The three formats in which a report of problems is printed: text, JSON, GitHub annotations."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from watchers.text.escape import json_text
from watchers.text.plural import counted
from watchers.text.printable import escape_invisible

if TYPE_CHECKING:
    from watchers.problems.report import Unchecked, ValidationReport


def as_text(report: ValidationReport) -> str:
    """One line a problem, sorted, then what was not shown, then the summary."""
    lines = [str(problem) for problem in report.problems]
    for path, column, rule, count in report.not_shown:
        lines.append(escape_invisible(f"{path}: {_and_more(column, count)} [{rule}]"))
    return "\n".join([*lines, summary(report)])


def as_json(report: ValidationReport) -> str:
    """One JSON object: problems, totals, rows and checks run for each table."""
    totals = [
        {"path": path, "column": column, "rule": rule, "total": total}
        for (path, column, rule), total in sorted(report.totals.items())
    ]
    body = {
        "valid": report.is_valid,
        "total": report.total,
        "problems": [vars(problem) for problem in report.problems],
        "totals": totals,
        "rows": report.rows,
        "checks": report.checks,
        "failed": [vars(check) for check in report.failed],
        "lacking": report.lacking,
        "unchecked": {table: _reason(why) for table, why in report.unchecked.items()},
    }
    return json_text(body, indent=2)


def as_github(report: ValidationReport) -> str:
    """Workflow commands that GitHub shows beside the changed line of a pull request."""
    lines = []
    for problem in report.problems:
        column = f"{problem.column}: " if problem.column else ""
        message = column + problem.message
        lines.append(_annotation(problem.path, problem.line, problem.rule, message))
    for path, column, rule, count in report.not_shown:
        lines.append(_annotation(path, 0, rule, _and_more(column, count)))
    return "\n".join([*lines, summary(report)])


def _annotation(path: str, line: int, rule: str, message: str) -> str:
    place = f"file={_property(path)}" + (f",line={line}" if line else "")
    return escape_invisible(f"::error {place},title={_property(rule)}::{_data(message)}")


def _and_more(column: str, count: int) -> str:
    """How many places of a fault are not shown, for a column or for the file."""
    return (
        f"{column}: and {count:,} more like this." if column else f"and {count:,} more like this."
    )


def summary(report: ValidationReport) -> str:
    """The closing lines: what is wrong or how much was checked, and what could not be checked."""
    return "\n".join([*_not_run(report), _result(report)])


def _result(report: ValidationReport) -> str:
    """The last line; it begins with what keeps the package from being called free of problems."""
    tables, rows = len(report.rows), sum(report.rows.values())
    checks = sum(report.checks.values())
    run = f"{counted(tables, 'table')}, {counted(rows, 'row')}, {counted(checks, 'check')} run"
    failed = f"{counted(len(report.failed), 'check')} failed to run" if report.failed else ""
    if report.total:
        files = len(report.findings.paths())
        found = f"{counted(report.total, 'problem')} in {counted(files, 'file')}"
        return f"{found}, {failed}" if failed else found
    if failed:
        others = "it" if len(report.failed) == 1 else "them"
        return f"{failed}; apart from {others} no problems were found ({run})"
    if report.unchecked:
        return f"not everything was checked; apart from that no problems were found ({run})"
    return f"{run}, no problems"


def _not_run(report: ValidationReport) -> list[str]:
    """A line for each check that failed and each table that is lacking, and one for all that waits
    for tables that could not be read."""
    failed = [
        f"{check.table}: the check {check.rule} failed to run: {check.reason}"
        for check in report.failed
    ]
    lacking = [
        f"the package has no table {table}: {counted(len(rules), 'rule')} did not run"
        f" ({', '.join(rules)})"
        for table, rules in report.lacking.items()
    ]
    return [*failed, *lacking, *_waiting(report)]


def _waiting(report: ValidationReport) -> list[str]:
    unreadable = sorted({name for why in report.unchecked.values() for name in why.unreadable})
    if not unreadable:
        return []
    waiting = [why.waiting for why in report.unchecked.values() if why.waiting]
    whose = "its rows" if len(unreadable) == 1 else "their rows"
    others = (
        f" and {counted(sum(waiting), 'check')} on {counted(len(waiting), 'other table')}"
        if waiting
        else ""
    )
    return [f"{', '.join(unreadable)} could not be read: {whose}{others} are not checked yet"]


def _reason(why: Unchecked) -> str:
    unreadable = ", ".join(sorted(why.unreadable))
    if not why.waiting:
        return f"{unreadable} could not be read"
    return f"{counted(why.waiting, 'check')} did not run: {unreadable} could not be read"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


REPORTERS: dict[str, Callable[[ValidationReport], str]] = {
    "text": as_text,
    "json": as_json,
    "github": as_github,
}
