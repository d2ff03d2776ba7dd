"""The tables of a package as an engine holds them, ready to be checked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from watchers.checks.check import Check
from watchers.checks.frames import Frames
from watchers.problems.problem import Findings, Severity
from watchers.problems.report import FailedCheck

Progress = Callable[[str, float], object]
"""Is told what is being done, and which share of it is done (0 to 1)."""


ParallelMap = Callable[..., Iterable[Any]]
"""Works like `map`, on several threads if that saves time."""


def in_silence(what: str, share: float) -> None:
    """A Progress that tells nobody."""


class Run(Protocol):
    """Runs the checks of one table and adds what they find, by severity.

    Returns how many ran, and those that failed to run: they hide nothing that others find. Raises
    BrokenCheck if not all were run.
    """

    def __call__(
        self, checks: list[Check], path: str, frames: Frames, found: Mapping[Severity, Findings]
    ) -> tuple[int, list[FailedCheck]]: ...


@dataclass(frozen=True, kw_only=True)
class Loaded:
    """The tables that could be read row by row."""

    frames: Frames
    rows: dict[str, int]
    """How many rows each table has."""
    first_unsorted: dict[str, int]
    """The first line of each table that is out of order; 0 if there is none."""
    run: Run
    each: ParallelMap
    """What checks several tables at once."""
    prove_alive: Callable[[], None]
    """Raises BrokenCheck unless a fault that is known to be there is found."""
