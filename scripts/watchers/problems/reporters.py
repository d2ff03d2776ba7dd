"""The three formats in which a report of problems is printed: text, JSON, GitHub annotations."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from watchers.problems.problem import Findings, Severity
from watchers.text.escape import json_text
from watchers.text.plural import counted
from watchers.text.printable import escape_invisible

if TYPE_CHECKING:
    from watchers.problems.report import Unchecked, ValidationReport

ANNOTATIONS = {Severity.PROBLEM: "error", Severity.DUE: "notice"}
"""The workflow command of GitHub for a finding."""


def as_text(report: ValidationReport) -> str:
    """One line a problem, sorted, and what was not shown; then what is due; then the summary."""
    lines = [line for severity in Severity for line in _lines(report.of(severity))]
    return "\n".join([*lines, summary(report)])


def _lines(findings: Findings) -> list[str]:
    lines = [str(problem) for problem in sorted(findings.problems)]
    for path, column, rule, count in findings.not_shown():
        lines.append(escape_invisible(f"{path}: {_and_more(column, count)} [{rule}]"))
    return lines


def as_json(report: ValidationReport) -> str:
    """One JSON object: problems, what is due, totals, rows and checks run for each table."""
    body = {
        "valid": report.is_valid,
        "total": report.total,
        "problems": [vars(problem) for problem in report.problems],
        "totals": _totals(report.findings),
        "due_total": report.due_findings.total,
        "due": [vars(due) for due in report.due],
        "due_totals": _totals(report.due_findings),
        "rows": report.rows,
        "checks": report.checks,
        "failed": [vars(check) for check in report.failed],
        "lacking": report.lacking,
        "unchecked": {table: _reason(why) for table, why in report.unchecked.items()},
    }
    return json_text(body, indent=2)


def _totals(findings: Findings) -> list[dict[str, str | int]]:
    return [
        {"path": path, "column": column, "rule": rule, "total": total}
        for (path, column, rule), total in sorted(findings.totals.items())
    ]


def as_github(report: ValidationReport) -> str:
    """Workflow commands that GitHub shows beside the changed line of a pull request."""
    lines = [line for severity in Severity for line in _annotations(report, severity)]
    return "\n".join([*lines, summary(report)])


def _annotations(report: ValidationReport, severity: Severity) -> list[str]:
    findings, command, lines = report.of(severity), ANNOTATIONS[severity], []
    for problem in sorted(findings.problems):
        column = f"{problem.column}: " if problem.column else ""
        message = column + problem.message
        lines.append(_annotation(command, problem.path, problem.line, problem.rule, message))
    for path, name, rule, count in findings.not_shown():
        lines.append(_annotation(command, path, 0, rule, _and_more(name, count)))
    return lines


def _annotation(command: str, path: str, line: int, rule: str, message: str) -> str:
    place = f"file={_property(path)}" + (f",line={line}" if line else "")
    return escape_invisible(f"::{command} {place},title={_property(rule)}::{_data(message)}")


def _and_more(column: str, count: int) -> str:
    """How many places of a fault are not shown, for a column or for the file."""
    return (
        f"{column}: and {count:,} more like this." if column else f"and {count:,} more like this."
    )


def summary(report: ValidationReport) -> str:
    """The closing lines: what is wrong or how much was checked, and what could not be checked."""
    return "\n".join([*_not_run(report), _result(report)])


def _result(report: ValidationReport) -> str:
    """The last line: whether there are problems, then how much is due."""
    due = report.due_findings.total
    return f"{_problems(report)}, {due:,} due" if due else _problems(report)


def _problems(report: ValidationReport) -> str:
    """It begins with what keeps the package from being called free of problems."""
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
