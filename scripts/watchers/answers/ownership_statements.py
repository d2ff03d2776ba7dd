"""A row of `ownership` as of a day: its share as a span, and whether it held."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from watchers.answers.reasons import Reason, ReasonKind
from watchers.dates.as_of import Truth, happened, held

if TYPE_CHECKING:
    from watchers.tables.rows import Row

CONTROL = frozenset({"subsidiary", "control", "ultimate_controller"})
"""Kinds of link that are control, whatever the share."""
AGREED = "agreed"
"""The stage of a link of which only an agreement or a plan was seen."""
WHOLE = 100.0
ABOUT = 0.1
"""How far off a share that is `about` so much may be, as a part of itself."""


@dataclass(frozen=True, kw_only=True)
class Statement:
    """A row of `ownership` as of a day."""

    ownership_id: str
    owner_id: str
    owned_id: str
    kind: str
    share_pct: str
    """As the row gives it; empty if unknown."""
    least: float
    most: float
    """The share lies between these, in percent."""
    dated: str
    """From when, or for when, the link is stated."""
    is_sure: bool
    """Whether it is known to have held on the day; otherwise it may have."""
    source_id: str
    reason: Reason | None
    """What limits what is known of its days; None if nothing does."""

    @property
    def is_control(self) -> bool:
        return self.kind in CONTROL

    @property
    def has_share(self) -> bool:
        return bool(self.share_pct)


def statement_on(row: Row, day: str) -> Statement | None:
    """The row as of the day; None if the link surely did not hold."""
    truth, reason = _held(row, day)
    if truth is Truth.NO:
        return None
    least, most = _bounds(row)
    return Statement(
        ownership_id=row["ownership_id"],
        owner_id=row["owner_id"],
        owned_id=row["owned_id"],
        kind=row["kind"],
        share_pct=row["share_pct"],
        least=least,
        most=most,
        dated=_dated(row),
        is_sure=truth is Truth.YES,
        source_id=row["source_id"],
        reason=reason,
    )


def _dated(row: Row) -> str:
    """An older release has no column for the day for which a link is stated."""
    return row["started_on"] or row.get("as_of", "")


def _held(row: Row, day: str) -> tuple[Truth, Reason | None]:
    """A link without a start holds from the day for which it is stated, and may have before.

    One that was only agreed may have held from that day on.
    """
    ended_on = row["ended_on"]
    if ended_on and happened(ended_on, day) is Truth.YES:
        return Truth.NO, None
    truth = held(_dated(row), ended_on, day)
    if row.get("stage") == AGREED:
        agreed = _reason(ReasonKind.OWNERSHIP_AGREED, row)
        return (Truth.NO, None) if truth is Truth.NO else (Truth.UNKNOWN, agreed)
    if row["started_on"]:
        doubt = _reason(ReasonKind.OWNERSHIP_DAY_UNKNOWN, row)
        return truth, doubt if truth is Truth.UNKNOWN else None
    if truth is Truth.YES:
        return truth, _reason(ReasonKind.OWNERSHIP_UNDATED, row)
    is_stated = happened(_dated(row), day) is Truth.YES
    kind = ReasonKind.OWNERSHIP_DAY_UNKNOWN if is_stated else ReasonKind.OWNERSHIP_STATED_LATER
    return Truth.UNKNOWN, _reason(kind, row)


def _reason(kind: ReasonKind, row: Row) -> Reason:
    return Reason(kind, date=_dated(row), parties=(row["owner_id"], row["owned_id"]))


def _bounds(row: Row) -> tuple[float, float]:
    """The least and the most that a share can be, by its qualifier."""
    if not row["share_pct"]:
        return 0.0, WHOLE
    share = float(row["share_pct"])
    match row["share_qualifier"]:
        case "at_least":
            return share, WHOLE
        case "at_most":
            return 0.0, share
        case "about":
            return share * (1 - ABOUT), min(share * (1 + ABOUT), WHOLE)
    return share, share
