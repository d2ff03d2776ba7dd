"""What can be wrong with a package, and how much of it a report shows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

EXAMPLES_SHOWN = 10
"""How many places of one fault a report shows; the total is always exact."""


@dataclass(frozen=True, order=True)
class Problem:
    """One fault at one place of the package.

    path: the file, relative to the package; line: its physical line, from 1 (0 where the fault is
    of the whole file); column: the column or descriptor property; message: what is wrong and,
    where one is known, the cure; rule: the name of the check that found it.
    """

    path: str
    line: int
    column: str
    message: str
    rule: str

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        column = f"{self.column}: " if self.column else ""
        return f"{place}: {column}{self.message} [{self.rule}]"


@dataclass
class Findings:
    """Problems found so far: examples of each fault, and the exact total of each."""

    problems: list[Problem] = field(default_factory=list)
    totals: dict[tuple[str, str, str], int] = field(default_factory=dict)

    def add(self, found: Iterable[Problem], total: int | None = None) -> None:
        """Adds examples of one fault (one path, column and rule), of which there are `total` in all."""
        examples = sorted(found)[:EXAMPLES_SHOWN] if total is not None else list(found)
        for problem in examples:
            key = (problem.path, problem.column, problem.rule)
            shown = self.totals.get(key, 0)
            if shown < EXAMPLES_SHOWN:
                self.problems.append(problem)
            self.totals[key] = shown + 1
        if total is not None and examples:
            first = examples[0]
            self.totals[first.path, first.column, first.rule] += total - len(examples)

    def add_one(self, path: str, line: int, column: str, message: str, rule: str) -> None:
        self.add([Problem(path, line, column, message, rule)])

    def add_lines(
        self, path: str, lines: Sequence[int], rule: str, message: str, column: str = ""
    ) -> None:
        """Adds one fault that stands on each of the lines, which are in order."""
        if len(lines):
            self.add(
                [
                    Problem(path, int(line), column, message, rule)
                    for line in lines[:EXAMPLES_SHOWN]
                ],
                len(lines),
            )

    def take(self, other: Findings) -> None:
        """Adds what others found elsewhere: no fault of the one is a fault of the other."""
        self.problems += other.problems
        self.totals |= other.totals

    @property
    def total(self) -> int:
        return sum(self.totals.values())

    def paths(self) -> set[str]:
        return {path for path, _, _ in self.totals}

    def not_shown(self) -> list[tuple[str, str, str, int]]:
        """Path, column, rule and number of the places that no example shows."""
        shown: dict[tuple[str, str, str], int] = {}
        for problem in self.problems:
            key = (problem.path, problem.column, problem.rule)
            shown[key] = shown.get(key, 0) + 1
        left = ((*key, total - shown.get(key, 0)) for key, total in self.totals.items())
        return sorted(row for row in left if row[3] > 0)
