"""The formats in which `watchers reconcile` reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from watchers.reconcile.report import ReconciliationReport


def _text(reports: list[ReconciliationReport], limit: int | None) -> str:
    from watchers.reconcile.text import as_text

    return "\n\n".join(as_text(report, most=limit) for report in reports)


def _markdown(reports: list[ReconciliationReport], limit: int | None) -> str:
    from watchers.reconcile.text import as_markdown

    return "\n\n".join(as_markdown(report, most=limit) for report in reports)


def _json(reports: list[ReconciliationReport], limit: int | None) -> str:
    from watchers.reconcile.data import as_json

    return as_json(reports)


def _csv(reports: list[ReconciliationReport], limit: int | None) -> str:
    from watchers.reconcile.data import as_csv

    return as_csv(reports).rstrip("\n")


WRITERS = {"text": _text, "json": _json, "csv": _csv, "markdown": _markdown}
