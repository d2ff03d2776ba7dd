"""Whether one listing (a row of `designations`) held on a day, and from when it counts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from watchers.answers.reasons import Reason, ReasonKind
from watchers.dates.as_of import Truth, happened
from watchers.tables.listing_began import began

if TYPE_CHECKING:
    from watchers.tables.rows import Row


@dataclass(frozen=True)
class Listing:
    """A row of `designations` as of the day asked."""

    row: Row
    since: str
    """From when it holds; empty if neither a date nor a dated document says so."""
    since_basis: str
    """The column that `since` is taken from."""
    held: Truth
    reason: Reason | None
    """Why it did not hold, or why that is unknown; None if it plainly held."""


def listed_from(row: Row) -> tuple[str, str]:
    """From when a listing holds, and the column that says so; both empty if no column does."""
    return began(row, seen_on="")


def listing_on(row: Row, day: str, *, seen_on: str) -> Listing:
    """The listing as of `day`; `seen_on` is the date of its document, or empty."""
    start, _ = listed_from(row)
    held, reason = _held(row, day, start, seen_on)
    since, basis = began(row, seen_on=seen_on)
    return Listing(row=row, since=since, since_basis=basis, held=held, reason=reason)


def _held(row: Row, day: str, start: str, seen_on: str) -> tuple[Truth, Reason | None]:
    ended = happened(row["ended_on"], day) if row["ended_on"] else Truth.NO
    if ended is Truth.YES:
        return Truth.NO, Reason(ReasonKind.REMOVED, date=row["ended_on"])
    begun, reason = _dated(row, day, start) if start else _undated(day, seen_on)
    if begun is Truth.YES and ended is Truth.UNKNOWN:
        return ended, Reason(ReasonKind.REMOVAL_DAY_UNKNOWN, date=row["ended_on"])
    return begun, reason


def _dated(row: Row, day: str, start: str) -> tuple[Truth, Reason | None]:
    begun = happened(start, day)
    if begun is Truth.YES:
        return begun, None
    if begun is Truth.UNKNOWN:
        return begun, Reason(ReasonKind.LISTING_DAY_UNKNOWN, date=start)
    announced = [
        row[column]
        for column in ("announced_on", "published_on")
        if happened(row[column], day) is Truth.YES
    ]
    if announced:
        return begun, Reason(ReasonKind.ANNOUNCED, date=min(announced), start=start)
    return begun, Reason(ReasonKind.NOT_YET_LISTED, date=start)


def _undated(day: str, seen_on: str) -> tuple[Truth, Reason | None]:
    """A listing without a date had begun by the day of its document, perhaps long before."""
    if not seen_on:
        return Truth.UNKNOWN, Reason(ReasonKind.LISTING_UNDATED)
    if happened(seen_on, day) is Truth.YES:
        return Truth.YES, None
    return Truth.UNKNOWN, Reason(ReasonKind.FIRST_SEEN_LATER, date=seen_on)
