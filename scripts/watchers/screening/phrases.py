"""The words for verdicts and sums. Nothing is decided by them: tests reword them all."""

from __future__ import annotations

from watchers.screening.result import Decision, Summary
from watchers.screening.verdict import Verdict
from watchers.text.plural import counted

COUNTS = {
    Verdict.LISTED: "listed",
    Verdict.COVERED: "covered through listed owners",
    Verdict.OWNED: "owned by a listed party",
    Verdict.REVIEW: "for review",
    Verdict.NOT_CHECKED: "not checked on any list",
    Verdict.NOT_LISTED_AS_OF: "not listed as of an older day",
    Verdict.NOT_LISTED_XINJIANG_GROUNDS: "not listed over Xinjiang",
    Verdict.NOT_LISTED: "not listed",
    Verdict.DECIDED: "decided not to be the party",
    Verdict.NO_MATCH: "not in the record",
}
COULD_BE = "for review; it could be "
FOR_REVIEW = "{name}: for review; it could be"
ON_NO_LIST = "on no list, as far as they were checked"


def summary_text(summary: Summary) -> str:
    total = sum(summary.names.values()) + summary.unchanged
    counts = [
        f"{summary.names[verdict]} {words}"
        for verdict, words in COUNTS.items()
        if summary.names[verdict]
    ]
    if summary.unchanged:
        counts.append(f"{summary.unchanged} as in the receipt and not shown")
    return f"{counted(total, 'name')}: {', '.join(counts) or 'nothing asked'}"


def decision_text(decision: Decision) -> str:
    """The decision in words, in front of answers that it keeps from counting."""
    by = f" by {decision.decided_by}" if decision.decided_by else ""
    said = decision.decision.replace("_", " ")
    return f"DECIDED {said} on {decision.decided_on}{by}: {decision.reason}"
