"""A party as its listed owners hold it on a day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from watchers.answers.chains import Chain, chains_from, links_from
from watchers.answers.ownership_links import Link
from watchers.answers.ownership_rules import OwnershipRule
from watchers.answers.reach import Links, Reached, reached
from watchers.dates.as_of import Truth


@dataclass(frozen=True, kw_only=True)
class Holding:
    """A party, what is held above it, and who of those above was listed."""

    party_id: str
    country: str
    """The party's country; empty if unknown."""
    links: Links
    listed: Mapping[str, Truth]
    """The owners that were listed (YES) or may have been (UNKNOWN)."""

    def reached(self, rule: OwnershipRule) -> Reached:
        return reached(links=self.links, listed=self.listed, rule=rule)

    def is_reached(self, rule: OwnershipRule) -> Truth:
        return self.reached(rule).of(self.party_id)

    @property
    def straight(self) -> list[Link]:
        """The links straight to the party."""
        return self.links.get(self.party_id, [])

    @property
    def held_directly(self) -> Holding:
        """The same without what others between the owners and the party hold."""
        above = [link for link in self.straight if link.owner_id in self.listed]
        return replace(self, links={self.party_id: above})

    @property
    def without_doubt_of_days(self) -> Holding:
        """The same if every link had held and every owner had been listed."""
        links = {party: [_certain(link) for link in above] for party, above in self.links.items()}
        return replace(self, links=links, listed=dict.fromkeys(self.listed, Truth.YES))

    @cached_property
    def links_from_owners(self) -> list[Link]:
        """All links on the ways from listed owners to the party."""
        return links_from(self.listed, self.links)

    @property
    def chains(self) -> tuple[Chain, ...]:
        return chains_from(self.listed, self.links, to=self.party_id)


def _certain(link: Link) -> Link:
    control = link.control if link.control is Truth.NO else Truth.YES
    return replace(link, is_sure=True, control=control)
