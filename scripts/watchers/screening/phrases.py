"""The words for verdicts and sums. Nothing is decided by them: tests reword them all."""

from __future__ import annotations

from collections.abc import Iterator

from watchers.screening.result import Decision, ScreeningResult, Summary
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
OVERRULED = "the identifier is that of the party, so the decision does not count"
NOTHING_ASKED = "nothing was asked, so nothing was answered; look whether it is the right file"
UNCHANGED = "as in the receipt and not shown"
ON_NO_LIST = "on no list, as far as they were checked"


def counts(summary: Summary) -> Iterator[tuple[str, int]]:
    """How many names had which verdict, in words, the gravest first; none with nobody."""
    for verdict, words in COUNTS.items():
        if summary.names[verdict]:
            yield words, summary.names[verdict]
    if summary.unchanged:
        yield UNCHANGED, summary.unchanged


def summary_text(summary: Summary) -> str:
    counted_words = [f"{number:,} {words}" for words, number in counts(summary)]
    return f"{counted(summary.total, 'name')}: {', '.join(counted_words) or NOTHING_ASKED}"


def decision_text(decision: Decision) -> str:
    """The decision in words, in front of answers that it keeps from counting."""
    by = f" by {decision.decided_by}" if decision.decided_by else ""
    said = decision.decision.replace("_", " ")
    return f"DECIDED {said} on {decision.decided_on}{by}: {decision.reason}"


def decided_text(result: ScreeningResult) -> str:
    """What was decided about a match, and whether it counts; empty if nothing was."""
    if result.overruled:
        return f"{OVERRULED} ({decision_text(result.overruled)})"
    return decision_text(result.decision) if result.decision else ""
