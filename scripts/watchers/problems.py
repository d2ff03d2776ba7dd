"""What can be wrong with a package, and how much of it a report shows."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

EXAMPLES_SHOWN = 10
"""How many places of one fault a report shows; the total is always exact."""

LONGEST_VALUE_SHOWN = 60
"""Characters of a cell that a message repeats."""

MOST_COMPARED = 2_000
"""Words among which the nearest is looked for; each takes some microseconds."""

LOOKS_LIKE_NOTHING = "\u00a0\u034f\u115f\u1160\u17b4\u17b5\u2007\u202f\u2800\u3164\uffa0" + "".join(map(chr, range(0xFE00, 0xFE10)))
"""Spaces, letters and marks that Unicode does not class as invisible."""


class UnusablePackage(Exception):
    """The package cannot be read at all: missing, unreadable, or the machine failed."""


class BrokenCheck(Exception):
    """A check failed to run, or did not find a fault that is known to be there."""


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

    def add_lines(self, path: str, lines: Sequence[int], rule: str, message: str, column: str = "") -> None:
        """Adds one fault that stands on each of the lines, which are in order."""
        if len(lines):
            self.add([Problem(path, int(line), column, message, rule) for line in lines[:EXAMPLES_SHOWN]], len(lines))

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


def printable(value: object) -> str:
    """A cell's value between quotation marks, cut short, with nothing in it that a terminal obeys."""
    text = str(value)
    safe = harmless(text[:LONGEST_VALUE_SHOWN])
    return f"'{safe}…'" if len(text) > LONGEST_VALUE_SHOWN else f"'{safe}'"


def harmless(text: str) -> str:
    """The text with the number of each character in the place of what a terminal obeys or nobody sees."""
    return text if text.isascii() and text.isprintable() else "".join(_visible(character) for character in text)


def _visible(character: str) -> str:
    if unicodedata.category(character) in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"} or character in LOOKS_LIKE_NOTHING:
        return f"U+{ord(character):04X}"
    return character


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint naming the nearest known word, or an empty text."""
    near = difflib.get_close_matches(word.lower(), _worth_comparing(word.lower(), list(known)), n=1, cutoff=0.7)
    return f" Did you mean {near[0]}?" if near else ""


def _worth_comparing(word: str, known: list[str]) -> list[str]:
    """All words, or of very many those that begin or end like this one: a slip spoils one half of a word."""
    if len(known) <= MOST_COMPARED:
        return known
    half = max(len(word) // 2, 1)
    alike = [name for name in known if name.endswith(word[-half:])] + [name for name in known if name.startswith(word[:half])]
    return alike[:MOST_COMPARED]
