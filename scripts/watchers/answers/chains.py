"""The way from a listed owner down to a party, link by link."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from watchers.answers.ownership_links import Link


@dataclass(frozen=True)
class Chain:
    """Links from an owner down to the party."""

    links: tuple[Link, ...]
    """The owner's first."""

    @property
    def parties(self) -> tuple[str, ...]:
        """Ids, the owner first."""
        return (self.links[0].owner_id, *(link.owned_id for link in self.links))


def chains_from(
    owner_ids: Iterable[str], links: Mapping[str, list[Link]], *, to: str
) -> tuple[Chain, ...]:
    """For each owner the shortest chain down to the party `to`, if there is one.

    A chain that is the end of another is left out.
    """
    ways = _ways_up(links, start=to)
    chains = [ways[owner_id] for owner_id in owner_ids if ways.get(owner_id)]
    ends = {chain[start:] for chain in chains for start in range(1, len(chain))}
    return tuple(Chain(chain) for chain in chains if chain not in ends)


def _ways_up(links: Mapping[str, list[Link]], *, start: str) -> dict[str, tuple[Link, ...]]:
    """For each party above `start`, the links that lead from it down to there."""
    ways: dict[str, tuple[Link, ...]] = {start: ()}
    waiting = deque([start])
    while waiting:
        party = waiting.popleft()
        for link in links.get(party, []):
            if link.owner_id not in ways:
                ways[link.owner_id] = (link, *ways[party])
                waiting.append(link.owner_id)
    return ways
