"""How far a list was checked (the rows of `coverage`), and what that allows to be said of a day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from watchers.answers.reasons import Reason, ReasonKind
from watchers.dates.as_of import Truth, happened

if TYPE_CHECKING:
    from watchers.tables.rows import Row


class Extent(StrEnum):
    """How much of a list a check covered, as the column `extent` says it."""

    COMPLETE = "complete"
    PARTIES_OF_RECORD = "parties_of_record"
    XINJIANG_GROUNDS = "xinjiang_grounds"
    PARTIAL = "partial"
    REMOVALS_UNSEEN = "removals_unseen"
    """From that day on parties had been removed, and the source does not say which."""


WHOLE = frozenset({Extent.COMPLETE, Extent.PARTIES_OF_RECORD})
"""Extents that let "not listed" be said of any party of the record."""
NOT_CHECKS = frozenset({Extent.PARTIAL, Extent.REMOVALS_UNSEEN})
"""Extents that do not let "not listed" be said of anybody."""


@dataclass(frozen=True)
class EarlierCheck:
    """A check of a list that does not reach to the day asked."""

    to: str
    """Its last day."""
    limit: Reason | None
    """What limits it; None if nothing does."""


@dataclass(frozen=True)
class ListCoverage:
    """The rows of `coverage` for one list."""

    rows: tuple[Row, ...]

    @property
    def source_ids(self) -> tuple[str, ...]:
        return tuple(row["source_id"] for row in self.rows)

    @property
    def checked_to(self) -> str:
        """The last day for which the list was checked; empty if unknown."""
        checks = (row for row in self.rows if row["extent"] not in NOT_CHECKS)
        return max((row["complete_to"] for row in checks), default="")

    def some_removed_on(self, day: str, *, since: Iterable[str]) -> str:
        """The latest day up to `day` on which parties were removed, the source not saying which.

        Empty if there is none after all of the listings that began on the days `since`.
        """
        begun = max(since)
        removals = (
            row["complete_from"] for row in self.rows if row["extent"] == Extent.REMOVALS_UNSEEN
        )
        return max(
            (on for on in removals if happened(on, day) is not Truth.NO and begun < on),
            default="",
        )

    def was_checked(self, day: str) -> tuple[bool, Reason | None]:
        """Whether the list was checked for the day so that "not listed" can be said.

        With it comes what limits the check, or why there was none; None if it was not limited.
        """
        inside = {row["extent"] for row in self.rows if _contains(row, day) is Truth.YES}
        if inside & WHOLE:
            return True, None
        if Extent.XINJIANG_GROUNDS in inside:
            return True, Reason(ReasonKind.XINJIANG_GROUNDS_ONLY)
        return False, Reason(self._why_not_checked(day))

    def last_check_before(self, day: str) -> EarlierCheck | None:
        """The check that ended last before the day; None if none is known to have."""
        over = [
            row
            for row in self.rows
            if row["extent"] not in NOT_CHECKS
            and row["complete_from"]
            and row["complete_to"] < day
            and happened(row["complete_to"], day) is Truth.YES
        ]
        if not over:
            return None
        to = max(row["complete_to"] for row in over)
        extents = {row["extent"] for row in over if row["complete_to"] == to}
        limit = None if extents & WHOLE else Reason(ReasonKind.XINJIANG_GROUNDS_ONLY)
        return EarlierCheck(to, limit)

    def _why_not_checked(self, day: str) -> ReasonKind:
        possible = {row["extent"] for row in self.rows if _contains(row, day) is not Truth.NO}
        if Extent.PARTIAL in possible:
            return ReasonKind.PARTLY_RECORDED
        if any(_contains(row, day) is Truth.UNKNOWN for row in self.rows):
            return ReasonKind.CHECK_UNDATED
        return ReasonKind.NOT_CHECKED


def _contains(row: Row, day: str) -> Truth:
    """Whether a check covered the day; unknown if it has no first or last day."""
    begun = happened(row["complete_from"], day)
    over = happened(row["complete_to"], day)
    if begun is Truth.NO or (over is Truth.YES and row["complete_to"] < day):
        return Truth.NO
    # The last day itself was checked; a month or year leaves open which day was the last.
    reached = row["complete_to"] and (row["complete_to"] == day or over is Truth.NO)
    return Truth.YES if begun is Truth.YES and reached else Truth.UNKNOWN
