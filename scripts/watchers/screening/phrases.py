"""The words for verdicts and sums. Nothing is decided by them: tests reword them all."""

from __future__ import annotations

from watchers.screening.result import Summary
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
    Verdict.NO_MATCH: "not in the record",
}


def summary_text(summary: Summary) -> str:
    total = sum(summary.names.values())
    counts = [
        f"{summary.names[verdict]} {words}"
        for verdict, words in COUNTS.items()
        if summary.names[verdict]
    ]
    return f"{counted(total, 'name')}: {', '.join(counts) or 'nothing asked'}"
