"""Who owned a party on a day, through which chain of links, and with what share.

A link without a day of beginning is known to hold from the day on which its document was published; before
that it is unknown. Shares are multiplied along a chain, and the chains that lead to the same owner added up.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from watchers.dates.as_of import Truth, happened, held
from watchers.tables.rows import Record, Row

CONTROL = frozenset({"subsidiary", "control", "ultimate_controller"})
"""Kinds of link that make an owner without a share being known."""
LONGEST_CHAIN = 8
MOST_CHAINS = 500


@dataclass(frozen=True)
class Chain:
    """Links from the owner down to the party, the share that they give (nothing where one is unknown),
    whether each link held on the day (yes or unknown), and the documents."""

    parties: tuple[str, ...]
    kinds: tuple[str, ...]
    shares: tuple[str, ...]
    share: float | None
    surely: bool
    source_ids: tuple[str, ...]
    remarks: tuple[str, ...]

    @property
    def owner_id(self) -> str:
        return self.parties[0]

    def __str__(self) -> str:
        steps = [self.parties[0]]
        for party, kind, share in zip(self.parties[1:], self.kinds, self.shares, strict=True):
            steps.append(f"-[{kind.replace('_', ' ')}{f' {share} %' if share else ''}]-> {party}")
        return " ".join(steps)


@dataclass(frozen=True)
class Owner:
    """An owner of a party: its total share in percent (nothing where unknown) and the chains, surest first."""

    owner_id: str
    share: float | None
    surely: bool
    chains: tuple[Chain, ...]

    @property
    def source_ids(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(source for chain in self.chains for source in chain.source_ids))

    @property
    def remark(self) -> str:
        return "; ".join(dict.fromkeys(remark for chain in self.chains for remark in chain.remarks))


class Owners:
    """The record's ownership links, asked for one day (YYYY-MM-DD)."""

    def __init__(self, record: Record, day: str) -> None:
        self.record, self.day = record, day
        self._links: dict[str, list[Row]] = {}
        for row in record.tables["ownership"]:
            self._links.setdefault(row["owned_id"], []).append(row)

    def of(self, party_id: str, owned_from: float) -> list[Owner]:
        """The owners that held `owned_from` percent or more of the party, or control of it with no share known."""
        chains: dict[str, list[Chain]] = {}
        for number, chain in enumerate(self._chains(party_id)):
            if number >= MOST_CHAINS:
                break
            chains.setdefault(chain.owner_id, []).append(chain)
        owners = [owner for found in chains.values() if (owner := _owner(found, owned_from))]
        return sorted(owners, key=lambda owner: owner.owner_id)

    def _chains(self, party_id: str) -> Iterator[Chain]:
        start = Chain((party_id,), (), (), 100.0, True, (), ())
        waiting = [start]
        while waiting:
            below = waiting.pop(0)
            for link in self._links.get(below.owner_id, []):
                answer, remark = self._held(link)
                if (
                    answer is Truth.NO
                    or link["owner_id"] in below.parties
                    or not (link["share_pct"] or link["kind"] in CONTROL)
                ):
                    continue
                chain = _longer(below, link, answer, remark)
                yield chain
                if len(chain.parties) <= LONGEST_CHAIN:
                    waiting.append(chain)

    def _held(self, link: Row) -> tuple[Truth, str]:
        if link["started_on"]:
            return held(link["started_on"], link["ended_on"], self.day), ""
        source = self.record.get("sources", link["source_id"])
        said = source.get("published_on") or source.get("retrieved_on") or ""
        if link["ended_on"] and happened(link["ended_on"], self.day) is Truth.YES:
            return Truth.NO, ""
        answer = held(said, link["ended_on"], self.day)
        since = f"since when {link['owner_id']} owned {link['owned_id']} is not known; stated {said or 'on an unknown day'}"
        # What a document says of its day may have been so before: that it was not is never known from it.
        return (Truth.UNKNOWN if answer is Truth.NO else answer), since


def _longer(below: Chain, link: Row, answer: Truth, remark: str) -> Chain:
    share = float(link["share_pct"]) if link["share_pct"] else None
    both = below.share * share / 100 if below.share is not None and share is not None else None
    return Chain(
        (link["owner_id"], *below.parties),
        (link["kind"], *below.kinds),
        (link["share_pct"], *below.shares),
        both,
        below.surely and answer is Truth.YES,
        (*below.source_ids, link["source_id"]),
        (*below.remarks, *filter(None, (remark,))),
    )


def _owner(chains: list[Chain], owned_from: float) -> Owner | None:
    """The owner at the head of the chains, where their shares come to the threshold or one of them is control.

    A chain of known shares below the threshold does not count; one with a share that is not known does,
    since each of its links is control or a known share.
    """
    for surely in (True, False):
        wanted = [chain for chain in chains if chain.surely or not surely]
        known = [chain for chain in wanted if chain.share is not None]
        total = sum(chain.share or 0 for chain in known)
        if known and total >= owned_from:
            return Owner(known[0].owner_id, round(total, 4), surely, tuple(known))
        unknown = [
            chain for chain in wanted if chain.share is None and _controls(chain, owned_from)
        ]
        if unknown:
            return Owner(unknown[0].owner_id, None, surely, tuple(unknown))
    return None


def _controls(chain: Chain, owned_from: float) -> bool:
    """Whether each link of the chain is control, or a share that by itself reaches the threshold."""
    return all(
        float(share) >= owned_from if share else kind in CONTROL
        for kind, share in zip(chain.kinds, chain.shares, strict=True)
    )
