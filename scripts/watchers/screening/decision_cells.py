"""The cells that say what an analyst decided about a match, and whether that counts."""

from __future__ import annotations

from dataclasses import astuple

from watchers.screening.result import ScreeningResult

COUNTS = "decision_counts"
DECISION_COLUMNS = ("decision", "decision_reason", "decided_on", "decided_by", COUNTS)
"""The last columns of a row; empty for a match about which nobody decided."""


def decision_cells(result: ScreeningResult) -> dict[str, str]:
    """The cells of DECISION_COLUMNS; `no` in the last for a decision that was overruled."""
    decision = result.decision or result.overruled
    if decision is None:
        return dict.fromkeys(DECISION_COLUMNS, "")
    counts = "yes" if result.decision else "no"
    return dict(zip(DECISION_COLUMNS, (*astuple(decision), counts), strict=True))
