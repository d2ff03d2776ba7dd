"""Whether a rule reaches a party through listed owners, by what each holds on a day.

A party that is reached passes on all that it holds, one that is not passes on nothing (OFAC's FAQ
401 calls that indirect ownership). Nothing is multiplied. The answer has three values: shares are
known between bounds, links may have held or not, and owners may have been listed or not.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from watchers.answers.ownership_links import Link
from watchers.answers.ownership_rules import OwnershipRule, Weight
from watchers.answers.ownership_statements import WHOLE
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

    def least_share(self, links: Iterable[Link]) -> float:
        """What owners that surely pass on surely hold by the links together, in percent."""
        return _capped(
            link.least for link in links if link.is_sure and self.of(link.owner_id) is Truth.YES
        )

    def most_share(self, links: Iterable[Link]) -> float:
        """What owners that may pass on can hold by the links together, in percent."""
        return _capped(link.most for link in links if self.of(link.owner_id) is not Truth.NO)


def reached(*, links: Links, listed: Mapping[str, Truth], rule: OwnershipRule) -> Reached:
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
            if not any(link.owner_id in found for link in above):
                continue
            truth = _by_its_holders(above, Reached(found), rule)
            if RANK[truth] > RANK[found.get(party, Truth.NO)]:
                found[party] = truth
                changed = True
    return found


def _by_its_holders(above: list[Link], found: Reached, rule: OwnershipRule) -> Truth:
    possible = [link for link in above if found.of(link.owner_id) is not Truth.NO]
    if not possible:
        return Truth.NO
    controls = {
        min(link.control, found.of(link.owner_id), key=RANK.__getitem__) for link in possible
    }
    counts = rule.control is Weight.COUNTS
    if (counts and Truth.YES in controls) or rule.is_met_by(found.least_share(possible)):
        return Truth.YES
    if (counts and Truth.UNKNOWN in controls) or rule.is_met_by(found.most_share(possible)):
        return Truth.UNKNOWN
    return Truth.NO


def _capped(shares: Iterable[float]) -> float:
    return round(min(sum(shares), WHOLE), PRECISION)
