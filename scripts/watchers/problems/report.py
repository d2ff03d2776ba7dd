"""The result of a validation: what is wrong, and how much was checked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from watchers.problems.problem import FaultKey, Findings, Problem, Severity

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class Unchecked:
    """What of a table could not be checked."""

    waiting: int = 0
    """How many of its checks could not run; 0 if the table itself could not be read."""
    unreadable: frozenset[str]
    """The tables that could not be read: this one, or others that those checks need."""


@dataclass(frozen=True, kw_only=True)
class FailedCheck:
    """A check that failed to run, so that nothing is known of what it looks for."""

    rule: str
    table: str
    reason: str


@dataclass
class ValidationReport:
    """The findings on a package, and the tables, rows and checks that they come from."""

    findings: Findings = field(default_factory=Findings)
    """The problems."""
    due_findings: Findings = field(default_factory=Findings)
    """What is due; it makes no package invalid."""
    rows: dict[str, int] = field(default_factory=dict)
    """Rows of each table that was read."""
    checks: dict[str, int] = field(default_factory=dict)
    """Number of checks that ran on each table."""
    unchecked: dict[str, Unchecked] = field(default_factory=dict)
    """Tables of which something could not be checked."""
    failed: list[FailedCheck] = field(default_factory=list)
    """Checks that failed to run."""
    lacking: dict[str, list[str]] = field(default_factory=dict)
    """Tables that the package does not have, and the rules that did not run for want of them."""
    tables: dict[str, str] = field(default_factory=dict)
    """Each table's file."""

    def on(self, tables: Iterable[str]) -> ValidationReport:
        """The report on some of the tables alone, and on the descriptor."""
        wanted = set(tables)
        elsewhere = {path for name, path in self.tables.items() if name not in wanted}
        return ValidationReport(
            findings=self.findings.outside(elsewhere),
            due_findings=self.due_findings.outside(elsewhere),
            rows=_only(wanted, self.rows),
            checks=_only(wanted, self.checks),
            unchecked=_only(wanted, self.unchecked),
            failed=[check for check in self.failed if check.table in wanted],
            lacking=self.lacking,
            tables=_only(wanted, self.tables),
        )

    @property
    def problems(self) -> list[Problem]:
        return sorted(self.findings.problems)

    @property
    def due(self) -> list[Problem]:
        return sorted(self.due_findings.problems)

    def of(self, severity: Severity) -> Findings:
        """The findings of one severity."""
        return self.due_findings if severity is Severity.DUE else self.findings

    @property
    def is_valid(self) -> bool:
        """Whether nothing is wrong and nothing was left unchecked."""
        return not (self.total or self.unchecked or self.failed)

    @property
    def total(self) -> int:
        return self.findings.total

    @property
    def totals(self) -> dict[FaultKey, int]:
        return self.findings.totals

    @property
    def not_shown(self) -> list[tuple[str, str, str, int]]:
        return self.findings.not_shown()


def _only(names: set[str], by_table: dict[str, T]) -> dict[str, T]:
    return {name: value for name, value in by_table.items() if name in names}
