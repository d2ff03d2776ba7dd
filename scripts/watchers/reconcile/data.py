"""A reconciliation for machines: JSON, and CSV with one line per difference."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from dataclasses import asdict, fields

from watchers.reconcile.explanations import Difference
from watchers.reconcile.report import Report
from watchers.text.escape import no_formula
from watchers.text.printable import escape_invisible

COLUMNS = [column.name for column in fields(Difference)]


def as_json(reports: Iterable[Report]) -> str:
    """One object per file, in a list."""
    return json.dumps([_one(report) for report in reports], ensure_ascii=False, indent=1)


def _one(report: Report) -> dict[str, object]:
    result, copy = report.result, report.result.copy
    return {
        "list_id": result.list_id,
        "file": report.file.name,
        "file_sha256": report.file_hash,
        "layout": copy.layout.title,
        "day": result.day,
        "day_by": result.date_basis,
        "whole_by": copy.complete or "",
        "parties": len(copy.of_list[result.list_id]),
        "expected": result.expected,
        "found": result.found,
        "begin_later": result.later,
        "is_part": result.is_part,
        "package_version": report.package.version,
        "content_hash": report.package.content_hash(),
        "notes": result.notes,
        "differences": [asdict(difference) for difference in result.differences],
        "unexplained": len(result.unexplained),
    }


def as_csv(reports: Iterable[Report]) -> str:
    """A line per difference, with the file; cells that a spreadsheet would run begin with an apostrophe."""
    text = io.StringIO()
    lines = csv.writer(text, lineterminator="\n")
    lines.writerow(["file", *COLUMNS])
    for report in reports:
        for difference in report.result.differences:
            cells = asdict(difference) | {
                "explained_by": " ".join(difference.explained_by),
                "line": difference.line or "",
            }
            lines.writerow(
                [
                    no_formula(escape_invisible(str(cell)))
                    for cell in (report.file.name, *cells.values())
                ]
            )
    return text.getvalue()
