"""Reconciliations for programs: JSON, and CSV with one line per discrepancy."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import asdict, fields

from watchers.reconcile.discrepancy import Discrepancy
from watchers.reconcile.report import ReconciliationReport
from watchers.text.escape import csv_cell, json_text

COLUMNS = [column.name for column in fields(Discrepancy)]


def as_json(reports: Iterable[ReconciliationReport]) -> str:
    """A list with one object per file."""
    return json_text([_object(report) for report in reports], indent=1)


def _object(report: ReconciliationReport) -> dict[str, object]:
    result, copy = report.result, report.result.copy
    return {
        "list_id": result.list_id,
        "file": report.file.name,
        "file_sha256": report.file_hash,
        "layout": copy.layout.title,
        "day": result.copy_day.day,
        "day_by": result.copy_day.basis,
        "whole_by": "" if result.is_part else result.wholeness.basis,
        "part_by": result.wholeness.basis if result.is_part else "",
        "kept_elsewhere": copy.kept_elsewhere,
        "parties": len(copy.of_list[result.list_id]),
        "expected": result.expectation.expected,
        "found": result.expectation.found,
        "begin_later": result.expectation.later,
        "older_or_gone": [row["designation_id"] for row in result.older_or_gone],
        "is_part": result.is_part,
        "package_version": report.package.version,
        "content_hash": report.package.content_hash(),
        "notes": result.notes,
        "differences": [asdict(discrepancy) for discrepancy in result.discrepancies],
        "unexplained": len(result.unexplained),
    }


def as_csv(reports: Iterable[ReconciliationReport]) -> str:
    """A line per discrepancy, with the file; no cell begins with what a spreadsheet would run."""
    text = io.StringIO()
    lines = csv.writer(text, lineterminator="\n")
    lines.writerow(["file", *COLUMNS])
    for report in reports:
        for discrepancy in report.result.discrepancies:
            cells = [report.file.name, *_cells(discrepancy)]
            lines.writerow(map(csv_cell, cells))
    return text.getvalue()


def _cells(discrepancy: Discrepancy) -> list[str]:
    values = asdict(discrepancy) | {
        "explained_by": " ".join(discrepancy.explained_by),
        "line": discrepancy.line or "",
    }
    return [str(values[column]) for column in COLUMNS]
