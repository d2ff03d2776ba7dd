"""The three forms in which a report of problems is printed: text, JSON and GitHub annotations."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from watchers.problems.report import ValidationReport


def as_text(report: ValidationReport) -> str:
    """One line a problem, sorted, then what was not shown, then one line of summary."""
    lines = [str(problem) for problem in report.problems]
    for path, column, rule, count in report.not_shown:
        where = f"{path}: {column}" if column else path
        lines.append(f"{where}: and {count:,} more like this. [{rule}]")
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
        "unchecked": report.unchecked,
    }
    return json.dumps(body, ensure_ascii=False, indent=2)


def as_github(report: ValidationReport) -> str:
    """Workflow commands that GitHub shows beside the changed line of a pull request."""
    lines = []
    for problem in report.problems:
        place = f"file={_property(problem.path)}" + (
            f",line={problem.line}" if problem.line else ""
        )
        column = f"{problem.column}: " if problem.column else ""
        lines.append(
            f"::error {place},title={_property(problem.rule)}::{_data(column + problem.message)}"
        )
    for path, column, rule, count in report.not_shown:
        lines.append(
            f"::error file={_property(path)},title={_property(rule)}::{_data(column)}: and {count:,} more like this."
        )
    return "\n".join([*lines, summary(report)])


def summary(report: ValidationReport) -> str:
    """The closing line: what is wrong, or how much was checked and found right."""
    unchecked = "".join(f"{table}: {why}\n" for table, why in report.unchecked.items())
    if report.total:
        files = len({path for path, _, _ in report.totals})
        noun = "problem" if report.total == 1 else "problems"
        return f"{unchecked}{report.total:,} {noun} in {files} {'file' if files == 1 else 'files'}"
    rows = sum(report.rows.values())
    return f"{unchecked}{len(report.rows)} {'table' if len(report.rows) == 1 else 'tables'}, {rows:,} rows, {sum(report.checks.values()):,} checks run, no problems"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


REPORTERS: dict[str, Callable[[ValidationReport], str]] = {
    "text": as_text,
    "json": as_json,
    "github": as_github,
}
