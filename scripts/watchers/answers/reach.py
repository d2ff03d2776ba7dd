"""Whether a rule reaches a party through listed owners, by what each holds on a day.

A party that is reached passes on all that it holds, one that is not passes on nothing (OFAC's FAQ
401 calls that indirect ownership). Nothing is multiplied. The answer has three values: shares are
known between bounds, links may have held or not, and owners may have been listed or not.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from watchers.answers.ownership_links import WHOLE, Link
from watchers.answers.ownership_rules import OwnershipRule, Weight
from watchers.dates.as_of import Truth

Links = Mapping[str, list[Link]]
"""The links of a day, by what they hold."""
RANK = {Truth.NO: 0, Truth.UNKNOWN: 1, Truth.YES: 2}
PRECISION = 6
"""Decimals to which shares are added up: 33.33 and 16.67 are 50."""


@dataclass(frozen=True)
class Reached:
    """How far a rule reaches above a party, and the party itself."""

    by_party: Mapping[str, Truth]
    """For each party above, and the one asked about, whether it passes on what it holds."""

    def of(self, party_id: str) -> Truth:
        return self.by_party.get(party_id, Truth.NO)


def reached(
    party_id: str, *, links: Links, listed: Mapping[str, Truth], rule: OwnershipRule
) -> Reached:
    """How far the rule reaches, from the parties that were `listed`, or may have been.

    Where the owners are not added up, each is taken alone. If the documents do not say whether they
    are, what only the sum reaches is unknown.
    """
    alone = [_cascade(links, {owner: truth}, rule) for owner, truth in listed.items()]
    if rule.is_summed is False:
        return _gravest(alone)
    together = _cascade(links, listed, rule)
    if rule.is_summed:
        return Reached(together)
    single = _gravest(alone)
    return Reached(
        {
            party: truth if single.of(party) is truth else Truth.UNKNOWN
            for party, truth in together.items()
        }
    )


def _gravest(results: Iterable[Mapping[str, Truth]]) -> Reached:
    found: dict[str, Truth] = {}
    for result in results:
        for party, truth in result.items():
            if RANK[truth] > RANK[found.get(party, Truth.NO)]:
                found[party] = truth
    return Reached(found)


def _cascade(links: Links, listed: Mapping[str, Truth], rule: OwnershipRule) -> dict[str, Truth]:
    """Goes over the parties until none changes; owners that own each other end there too."""
    found = dict(listed)
    changed = True
    while changed:
        changed = False
        for party, above in links.items():
            truth = _by_its_holders(above, found, rule)
            if RANK[truth] > RANK[found.get(party, Truth.NO)]:
                found[party] = truth
                changed = True
    return found


def _by_its_holders(above: list[Link], found: Mapping[str, Truth], rule: OwnershipRule) -> Truth:
    possible = [link for link in above if found.get(link.owner_id, Truth.NO) is not Truth.NO]
    certain = [link for link in possible if link.is_sure and found[link.owner_id] is Truth.YES]
    if _is_reached(certain, share=least_share(certain), rule=rule):
        return Truth.YES
    if _is_reached(possible, share=most_share(possible), rule=rule):
        return Truth.UNKNOWN
    return Truth.NO


def _is_reached(links: list[Link], *, share: float, rule: OwnershipRule) -> bool:
    if rule.control is Weight.COUNTS and any(link.is_control for link in links):
        return True
    return bool(links) and rule.is_met_by(share)


def least_share(links: Iterable[Link]) -> float:
    """What the links surely come to, in percent."""
    return round(min(sum(link.least for link in links), WHOLE), PRECISION)


def most_share(links: Iterable[Link]) -> float:
    """What the links can come to, in percent."""
    return round(min(sum(link.most for link in links), WHOLE), PRECISION)
