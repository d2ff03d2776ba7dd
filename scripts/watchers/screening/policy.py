"""Which verdicts end with which exit status: what the user chose, and how old a check may be."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from watchers.dates.partial_date import first_day
from watchers.screening.max_age import MAX_AGE
from watchers.screening.result import ScreeningResult, verdict_of
from watchers.screening.verdict import LOOK, Verdict, verdict_of_answer


@dataclass(frozen=True)
class Policy:
    """How verdicts become exit statuses."""

    day: str
    """The day asked."""
    max_age: int = MAX_AGE
    """How many days before that day a check may be."""
    fail_on: frozenset[Verdict] | None = None
    """The verdicts that end with 1 or 3; None for those that do so by themselves."""

    def is_stale(self, results: list[ScreeningResult]) -> bool:
        """Whether a name counts as not listed only as of a day that is too long ago."""
        if verdict_of(results) is not Verdict.NOT_LISTED_AS_OF:
            return False
        return self._oldest_check(results) < self._first_day

    @property
    def _first_day(self) -> str:
        try:
            return (date.fromisoformat(self.day) - timedelta(days=self.max_age)).isoformat()
        except OverflowError:
            return ""

    def _oldest_check(self, results: list[ScreeningResult]) -> str:
        """The first day that the oldest check can mean; empty if it has no date."""
        checks = {
            answer.status.as_of
            for result in results
            if result.decision is None
            for answer in result.answers
            if verdict_of_answer(answer) is Verdict.NOT_LISTED_AS_OF
        }
        return min(first_day(check) if check else "" for check in checks or {""})

    def status(self, results: list[ScreeningResult]) -> int:
        """1 for a hit, 3 for what a person must look at, else 0: whatever the user chose."""
        return LOOK if self.is_stale(results) else verdict_of(results).exit_status

    def is_hit(self, results: list[ScreeningResult]) -> bool:
        """Whether the name ends with another status than 0, by itself or by the user's choice."""
        return bool(self.status(results) or self.exit_status(results))

    def exit_status(self, results: list[ScreeningResult]) -> int:
        """The status with which the command should end for this name."""
        if self.fail_on is None:
            return self.status(results)
        verdict = verdict_of(results)
        return (verdict.exit_status or LOOK) if verdict in self.fail_on else 0
