"""What can be wrong with a package, and how much of it a report shows."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import islice

from watchers.text.printable import escape_invisible

EXAMPLES_SHOWN = 10
"""How many places of one fault a report shows; the total is always exact."""


class Severity(StrEnum):
    """What a finding asks for."""

    PROBLEM = "problem"
    """Something is wrong and is to be mended."""
    DUE = "due"
    """Nothing is wrong, but a day has passed, and somebody should look at what followed."""


FaultKey = tuple[str, str, str]
"""Path, column and rule: what the places of one fault share."""


@dataclass(frozen=True, order=True, kw_only=True)
class Problem:
    """One fault at one place of the package. Problems sort by file, then by line."""

    path: str
    """The file, relative to the package."""
    line: int = 0
    """Its physical line, from 1; 0 if the fault concerns the whole file."""
    column: str = ""
    """The column or the property of the descriptor; empty if it is neither."""
    message: str
    """What is wrong, followed by a hint where a cure is known."""
    rule: str
    """The name of the check that reports it."""

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        column = f"{self.column}: " if self.column else ""
        return escape_invisible(f"{place}: {column}{self.message} [{self.rule}]")

    @property
    def key(self) -> FaultKey:
        return self.path, self.column, self.rule


@dataclass
class Findings:
    """The problems so far: examples of each fault, and the exact total of each."""

    problems: list[Problem] = field(default_factory=list)
    totals: dict[FaultKey, int] = field(default_factory=dict)

    def add(
        self,
        path: str,
        *,
        rule: str,
        message: str,
        line: int = 0,
        lines: Collection[int] | None = None,
        column: str = "",
    ) -> None:
        """Adds one fault: on `line`, on each of `lines` (in ascending order), or of the whole file.

        Adds nothing if `lines` is empty.
        """
        places: Collection[int] = [line] if lines is None else lines
        examples = [
            Problem(path=path, line=int(place), column=column, message=message, rule=rule)
            for place in islice(places, EXAMPLES_SHOWN)
        ]
        self.add_examples(examples, total=len(places))

    def add_examples(self, examples: Iterable[Problem], *, total: int) -> None:
        """Adds examples of one fault (one path, column and rule), whose messages may differ.

        `total` counts all places of the fault, also those without an example.
        """
        shown = sorted(examples)[:EXAMPLES_SHOWN]
        if not shown:
            return
        key = shown[0].key
        before = self.totals.get(key, 0)
        self.problems += shown[: max(EXAMPLES_SHOWN - before, 0)]
        self.totals[key] = before + total

    def merge(self, other: Findings) -> None:
        """Adds what was found in another part of the package."""
        self.problems += other.problems
        for key, total in other.totals.items():
            self.totals[key] = self.totals.get(key, 0) + total

    def append(self, later: Findings, *, lines_above: int = 0) -> None:
        """Adds what was found in a later part of the same files, after so many lines.

        Of each fault, as many examples are kept as if the parts were one.
        """
        room = {key: EXAMPLES_SHOWN - self.totals.get(key, 0) for key in later.totals}
        for problem in later.problems:
            room[problem.key] -= 1
            if room[problem.key] >= 0:
                self.problems.append(replace(problem, line=problem.line + lines_above))
        for key, total in later.totals.items():
            self.totals[key] = self.totals.get(key, 0) + total

    def outside(self, paths: Collection[str]) -> Findings:
        """What was found in other files than `paths`."""
        return Findings(
            [problem for problem in self.problems if problem.path not in paths],
            {key: total for key, total in self.totals.items() if key[0] not in paths},
        )

    @property
    def total(self) -> int:
        return sum(self.totals.values())

    def paths(self) -> set[str]:
        return {path for path, _, _ in self.totals}

    def not_shown(self) -> list[tuple[str, str, str, int]]:
        """Path, column and rule of each fault that has more places than examples, and how many."""
        left = dict(self.totals)
        for problem in self.problems:
            left[problem.key] -= 1
        return sorted((*key, count) for key, count in left.items() if count > 0)
