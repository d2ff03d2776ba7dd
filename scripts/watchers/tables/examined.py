"""What a chunk of a CSV file is found to be, stage by stage."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum

from watchers.problems.problem import Findings


class Stage(IntEnum):
    """What is looked at, in this order. A fault of some stages ends the reading of the file."""

    ENCODING = 1
    SEPARATOR = 2
    CHARACTERS = 3
    CONFLICTS = 4
    QUOTES = 5
    HEADER = 6
    CELLS = 7


ENDING = {Stage.ENCODING, Stage.SEPARATOR, Stage.CONFLICTS}
"""Where these find a fault, nothing after them is told."""


@dataclass
class Examined:
    """What a chunk of a file, or the whole of it, is found to be."""

    findings: dict[Stage, Findings] = field(
        default_factory=lambda: {stage: Findings() for stage in Stage}
    )
    first_tabbed: int = 0
    """The first row that is separated by tabs; 0 if there is none."""
    tabbed: int = 0
    """How many such rows there are."""
    has_cells: bool = True
    """Whether the cells of each row are those that its author meant."""

    def append(self, later: Examined, *, lines_above: int) -> None:
        """Adds what a later chunk of the same file is found to be.

        Nothing counts behind a byte that is not UTF-8, which is told alone.
        """
        if self.findings[Stage.ENCODING].total:
            return
        for stage, findings in later.findings.items():
            self.findings[stage].append(findings, lines_above=lines_above)
        if later.tabbed and not self.tabbed:
            self.first_tabbed = later.first_tabbed + lines_above
        self.tabbed += later.tabbed
        self.has_cells = self.has_cells and later.has_cells

    @property
    def is_readable(self) -> bool:
        """Whether a reader of CSV takes each row for what it is."""
        broken = ENDING | {Stage.QUOTES, Stage.HEADER}
        return (
            self.has_cells and not self.tabbed and not any(self.findings[s].total for s in broken)
        )
