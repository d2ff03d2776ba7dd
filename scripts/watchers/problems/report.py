"""What a validation found, and how much it looked at."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from watchers.problems.problem import Findings, Problem


@dataclass
class ValidationReport:
    """The findings on a package, with the tables, rows and checks that they come from."""

    findings: Findings = field(default_factory=Findings)
    rows: dict[str, int] = field(default_factory=dict)
    """Rows of each table that was read."""
    checks: dict[str, int] = field(default_factory=dict)
    """Number of checks that ran on each table."""
    unchecked: dict[str, str] = field(default_factory=dict)
    """Tables of which something could not be checked, and why."""
    tables: dict[str, str] = field(default_factory=dict)
    """Each table's file."""

    def on(self, tables: Iterable[str]) -> ValidationReport:
        """The report on some of the tables alone, and on the descriptor."""
        wanted = set(tables)
        elsewhere = {path for name, path in self.tables.items() if name not in wanted}
        kept = Findings(
            [problem for problem in self.findings.problems if problem.path not in elsewhere],
            {key: total for key, total in self.findings.totals.items() if key[0] not in elsewhere},
        )
        rows, checks, unchecked = (
            {n: v for n, v in part.items() if n in wanted}
            for part in (self.rows, self.checks, self.unchecked)
        )
        return ValidationReport(
            kept,
            rows,
            checks,
            unchecked,
            {name: self.tables[name] for name in self.tables if name in wanted},
        )

    @property
    def problems(self) -> list[Problem]:
        return sorted(self.findings.problems)

    @property
    def is_valid(self) -> bool:
        """Whether nothing is wrong and nothing was left unchecked."""
        return not self.total and not self.unchecked

    @property
    def total(self) -> int:
        return self.findings.total

    @property
    def totals(self) -> dict[tuple[str, str, str], int]:
        return self.findings.totals

    @property
    def not_shown(self) -> list[tuple[str, str, str, int]]:
        return self.findings.not_shown()
