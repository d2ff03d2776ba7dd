"""The sums of a screening, and the exit status that follows from them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from watchers.screening.policy import Policy
from watchers.screening.result import ScreeningResult, verdict_of
from watchers.screening.verdict import HIT, LOOK, Verdict


@dataclass
class Summary:
    """How many names had which verdict."""

    names: Counter[Verdict] = field(default_factory=Counter)
    stale: int = 0
    """How many are not listed only as of a day that is too long ago."""
    statuses: Counter[int] = field(default_factory=Counter)
    """How many end with which exit status."""

    def add(self, results: list[ScreeningResult], policy: Policy) -> None:
        self.names[verdict_of(results)] += 1
        self.stale += policy.is_stale(results)
        self.statuses[policy.exit_status(results)] += 1

    @property
    def exit_status(self) -> int:
        """That of a hit before that of what a person must look at; 0 if nothing was asked."""
        return next((status for status in (HIT, LOOK) if self.statuses[status]), 0)
