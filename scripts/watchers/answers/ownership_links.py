"""Ownership links as of a day: between which shares each lies, whether it is control, whether it
surely held."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from watchers.answers.reasons import Reason, ReasonKind
from watchers.dates.as_of import Truth, happened, held

if TYPE_CHECKING:
    from watchers.tables.rows import Record, Row

CONTROL = frozenset({"subsidiary", "control", "ultimate_controller"})
"""Kinds of link that are control, whatever the share."""
AGREED = "agreed"
"""The stage of a link of which only an agreement or a plan was seen."""
WHOLE = 100.0
ABOUT = 0.1
"""How far off a share that is `about` so much may be, as a part of itself."""


@dataclass(frozen=True)
class Link:
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
    reason: Reason | None = None
    """What limits what is known of its days; None if nothing does."""

    @property
    def is_control(self) -> bool:
        return self.kind in CONTROL

    @property
    def has_share(self) -> bool:
        return bool(self.share_pct)


class OwnershipLinks:
    """The links of a record."""

    def __init__(self, record: Record) -> None:
        self._rows: dict[str, list[Row]] = defaultdict(list)
        for row in record.tables["ownership"]:
            self._rows[row["owned_id"]].append(row)

    def rows_into(self, owned_id: str) -> list[Row]:
        """The rows on what holds a party, of any day."""
        return self._rows.get(owned_id, [])

    def rows_above(self, party_id: str) -> list[Row]:
        """The rows that lead to the party from above, through any number of others."""
        found: list[Row] = []
        seen, waiting = {party_id}, [party_id]
        while waiting:
            for row in self.rows_into(waiting.pop()):
                found.append(row)
                if row["owner_id"] not in seen:
                    seen.add(row["owner_id"])
                    waiting.append(row["owner_id"])
        return found

    def above(self, party_id: str, day: str) -> dict[str, list[Link]]:
        """The links of the day that lead to the party from above, by what they hold.

        From each owner to what it holds there is one link: the one stated last, or one that spans
        what several of that day state.
        """
        found: dict[str, list[Link]] = {}
        waiting = [party_id]
        while waiting:
            owned_id = waiting.pop()
            if owned_id in found:
                continue
            found[owned_id] = _one_per_owner(
                [link for row in self.rows_into(owned_id) if (link := link_on(row, day))]
            )
            waiting.extend(link.owner_id for link in found[owned_id])
        return found


def link_on(row: Row, day: str) -> Link | None:
    """The link as of the day; None if it surely did not hold."""
    truth, reason = _held(row, day)
    if truth is Truth.NO:
        return None
    least, most = _bounds(row)
    return Link(
        ownership_id=row["ownership_id"],
        owner_id=row["owner_id"],
        owned_id=row["owned_id"],
        kind=row["kind"],
        share_pct=row["share_pct"],
        least=least,
        most=most,
        dated=row["started_on"] or row.get("as_of", ""),
        is_sure=truth is Truth.YES,
        source_id=row["source_id"],
        reason=reason,
    )


def _held(row: Row, day: str) -> tuple[Truth, Reason | None]:
    """A link without a start holds from the day for which it is stated, and may have before.

    One that was only agreed may have held from that day on.
    """
    if row.get("stage") == AGREED:
        return _agreed(row, day)
    if row["started_on"]:
        truth = held(row["started_on"], row["ended_on"], day)
        reason = Reason(
            ReasonKind.OWNERSHIP_DAY_UNKNOWN,
            date=row["started_on"],
            parties=(row["owner_id"], row["owned_id"]),
        )
        return truth, reason if truth is Truth.UNKNOWN else None
    if row["ended_on"] and happened(row["ended_on"], day) is Truth.YES:
        return Truth.NO, None
    truth = held(row.get("as_of", ""), row["ended_on"], day)
    return Truth.YES if truth is Truth.YES else Truth.UNKNOWN, Reason(
        ReasonKind.OWNERSHIP_UNDATED,
        date=row.get("as_of", ""),
        parties=(row["owner_id"], row["owned_id"]),
    )


def _agreed(row: Row, day: str) -> tuple[Truth, Reason | None]:
    agreed_on = row["started_on"] or row.get("as_of", "")
    if held(agreed_on, row["ended_on"], day) is Truth.NO:
        return Truth.NO, None
    parties = (row["owner_id"], row["owned_id"])
    return Truth.UNKNOWN, Reason(ReasonKind.OWNERSHIP_AGREED, date=agreed_on, parties=parties)


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


def _one_per_owner(links: list[Link]) -> list[Link]:
    by_owner: dict[str, list[Link]] = defaultdict(list)
    for link in links:
        by_owner[link.owner_id].append(link)
    return [link for of_owner in by_owner.values() for link in _told_apart(of_owner)]


def _told_apart(links: list[Link]) -> list[Link]:
    """Of several statements on one owner: what is control, and the share that is stated last.

    Shares that are stated for the same time are a span. A share and control do not add up to more.
    """
    shares = [link for link in links if link.has_share]
    control = [link for link in links if not link.has_share and link.is_control]
    if not shares:
        return control[:1] or links[:1]
    certain = [link for link in shares if link.is_sure] or shares
    newest = max(link.dated for link in certain)
    span = _span([link for link in certain if link.dated == newest])
    return [span] if span.is_control or not control else [span, _without_share(control[0])]


def _span(links: list[Link]) -> Link:
    return replace(
        links[0],
        least=min(link.least for link in links),
        most=max(link.most for link in links),
    )


def _without_share(link: Link) -> Link:
    """Control beside a known share: it adds nothing to the share."""
    return replace(link, least=0.0, most=0.0)
