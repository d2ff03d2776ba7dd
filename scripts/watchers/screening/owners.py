"""Who owned a party on a day, through which chain of links, and with what share.

A link without a start date is known to hold from the day on which its document was published;
before that it is unknown. Shares are multiplied along a chain, and the chains that lead to the
same owner are added up.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from watchers.dates.as_of import Truth, happened, held
from watchers.screening.reasons import Reason, ReasonKind

if TYPE_CHECKING:
    from watchers.tables.rows import Record, Row

DEFAULT_SHARE_PCT = 50
"""From which share a party counts as owned unless another is asked: half, as OFAC counts it."""
CONTROL = frozenset({"subsidiary", "control", "ultimate_controller"})
"""Kinds of link that make an owner even if the share is unknown."""
MAX_CHAIN_LINKS = 8
MAX_CHAINS = 500


@dataclass(frozen=True)
class Chain:
    """Links from an owner down to the party."""

    parties: tuple[str, ...]
    """Ids, the owner first."""
    kinds: tuple[str, ...] = ()
    """The kind of each link."""
    shares: tuple[str, ...] = ()
    """The share of each link in percent; empty if unknown."""
    share: float | None = 100.0
    """The shares multiplied; None if one of them is unknown."""
    surely: bool = True
    """Whether each link is known to hold on the day; otherwise it is unknown."""
    source_ids: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()

    @property
    def owner_id(self) -> str:
        return self.parties[0]

    def with_link(self, link: Row, held_on_day: Truth, reason: Reason | None) -> Chain:
        """The chain with one link more at its head."""
        share = float(link["share_pct"]) if link["share_pct"] else None
        product: float | None = None
        if self.share is not None and share is not None:
            product = self.share * share / 100
        return Chain(
            parties=(link["owner_id"], *self.parties),
            kinds=(link["kind"], *self.kinds),
            shares=(link["share_pct"], *self.shares),
            share=product,
            surely=self.surely and held_on_day is Truth.YES,
            source_ids=(*self.source_ids, link["source_id"]),
            reasons=(*self.reasons, reason) if reason else self.reasons,
        )


@dataclass(frozen=True)
class Owner:
    """An owner of a party, with the chains that lead to it."""

    owner_id: str
    share: float | None
    """The total share in percent; None if unknown."""
    surely: bool
    """Whether it is known to be the owner on the day; otherwise it is unknown."""
    chains: tuple[Chain, ...]

    @property
    def source_ids(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(source for chain in self.chains for source in chain.source_ids))

    @property
    def reasons(self) -> tuple[Reason, ...]:
        return tuple(dict.fromkeys(reason for chain in self.chains for reason in chain.reasons))


class Owners:
    """The record's ownership links, asked for one day (YYYY-MM-DD)."""

    def __init__(self, record: Record, day: str) -> None:
        self.record, self.day = record, day
        self._links: dict[str, list[Row]] = defaultdict(list)
        for row in record.tables["ownership"]:
            self._links[row["owned_id"]].append(row)

    def owners_of(self, party_id: str, *, owned_from: float) -> list[Owner]:
        """Who held `owned_from` percent or more of the party, or control by an unknown share."""
        chains: dict[str, list[Chain]] = defaultdict(list)
        for chain in islice(self._chains(party_id), MAX_CHAINS):
            chains[chain.owner_id].append(chain)
        owners = (_owner(of_owner, owned_from) for of_owner in chains.values())
        return sorted(filter(None, owners), key=_by_id)

    def _chains(self, party_id: str) -> Iterator[Chain]:
        """The chains that end at the party, the shorter ones first."""
        waiting = deque([Chain((party_id,))])
        while waiting:
            below = waiting.popleft()
            for link in self._links.get(below.owner_id, []):
                if not _counts(link) or link["owner_id"] in below.parties:
                    continue
                held_on_day, reason = self._held(link)
                if held_on_day is Truth.NO:
                    continue
                chain = below.with_link(link, held_on_day, reason)
                yield chain
                if len(chain.kinds) < MAX_CHAIN_LINKS:
                    waiting.append(chain)

    def _held(self, link: Row) -> tuple[Truth, Reason | None]:
        if link["started_on"]:
            return held(link["started_on"], link["ended_on"], self.day), None
        if link["ended_on"] and happened(link["ended_on"], self.day) is Truth.YES:
            return Truth.NO, None
        source = self.record.get("sources", link["source_id"])
        stated_on = source.get("published_on") or source.get("retrieved_on") or ""
        answer = held(stated_on, link["ended_on"], self.day)
        # What a document says of its day may have been so before; it never says that it was not.
        return Truth.UNKNOWN if answer is Truth.NO else answer, Reason(
            ReasonKind.OWNERSHIP_UNDATED,
            date=stated_on,
            parties=(link["owner_id"], link["owned_id"]),
        )


def _by_id(owner: Owner) -> str:
    return owner.owner_id


def _counts(link: Row) -> bool:
    return bool(link["share_pct"]) or link["kind"] in CONTROL


def _owner(chains: list[Chain], owned_from: float) -> Owner | None:
    """The owner at the head of the chains; None if it neither owns enough nor controls.

    A chain of known shares below the threshold does not count; one with an unknown share does,
    since each of its links is control or a known share.
    """
    for surely in (True, False):
        eligible = [chain for chain in chains if chain.surely or not surely]
        known = [chain for chain in eligible if chain.share is not None]
        total = sum(chain.share or 0 for chain in known)
        if known and total >= owned_from:
            return Owner(known[0].owner_id, round(total, 4), surely, tuple(known))
        controlling = [
            chain for chain in eligible if chain.share is None and _controls(chain, owned_from)
        ]
        if controlling:
            return Owner(controlling[0].owner_id, None, surely, tuple(controlling))
    return None


def _controls(chain: Chain, owned_from: float) -> bool:
    """Whether each link of the chain is control, or a share that reaches the threshold."""
    return all(
        float(share) >= owned_from if share else kind in CONTROL
        for kind, share in zip(chain.kinds, chain.shares, strict=True)
    )
