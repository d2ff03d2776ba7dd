"""The ways from listed owners down to a party, link by link."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from watchers.answers.ownership_links import Link

Way = tuple[Link, ...]
MAX_CHAINS = 20
"""Chains that an answer shows; it rests on all links, shown or not."""


@dataclass(frozen=True)
class Chain:
    """Links from an owner down to the party."""

    links: Way
    """The owner's first."""

    @property
    def parties(self) -> tuple[str, ...]:
        """Ids, the owner first."""
        return (self.links[0].owner_id, *(link.owned_id for link in self.links))


def links_from(owner_ids: Iterable[str], links: Mapping[str, list[Link]]) -> list[Link]:
    """All links on ways down from the owners, among those that lead to one party."""
    below = _by_owner(links)
    found: dict[Link, None] = {}
    seen, waiting = set(owner_ids), list(owner_ids)
    while waiting:
        for link in below.get(waiting.pop(), []):
            found[link] = None
            if link.owned_id not in seen:
                seen.add(link.owned_id)
                waiting.append(link.owned_id)
    return list(found)


def chains_from(
    owner_ids: Iterable[str], links: Mapping[str, list[Link]], *, to: str
) -> tuple[Chain, ...]:
    """Chains down to the party `to` in which every link from an owner down stands at least once.

    Each begins with the owner that is nearest above; one that is the end of another is left out.
    """
    owners = list(owner_ids)
    down = _ways_down(links, to=to)
    up = _ways_from(owners, links)
    whole = dict.fromkeys(_through_each(links_from(owners, links), up=up, down=down))
    ends = {chain[start:] for chain in whole for start in range(1, len(chain))}
    return tuple(Chain(chain) for chain in whole if chain not in ends)[:MAX_CHAINS]


def _by_owner(links: Mapping[str, list[Link]]) -> dict[str, list[Link]]:
    found: dict[str, list[Link]] = {}
    for above in links.values():
        for link in above:
            found.setdefault(link.owner_id, []).append(link)
    return found


def _through_each(
    links: list[Link], *, up: Mapping[str, Way], down: Mapping[str, Way]
) -> Iterator[Way]:
    for link in links:
        way = (*up[link.owner_id], link, *down.get(link.owned_id, ()))
        owners = [one.owner_id for one in way]
        if link.owned_id in down and len({*owners, way[-1].owned_id}) == len(way) + 1:
            yield way


def _ways_down(links: Mapping[str, list[Link]], *, to: str) -> dict[str, Way]:
    """For each party above `to`, the shortest way from it down to there."""
    ways: dict[str, Way] = {to: ()}
    waiting = deque([to])
    while waiting:
        party = waiting.popleft()
        for link in links.get(party, []):
            if link.owner_id not in ways:
                ways[link.owner_id] = (link, *ways[party])
                waiting.append(link.owner_id)
    return ways


def _ways_from(owner_ids: list[str], links: Mapping[str, list[Link]]) -> dict[str, Way]:
    """For each party below one of the owners, the shortest way from an owner down to it."""
    below = _by_owner(links)
    ways: dict[str, Way] = dict.fromkeys(owner_ids, ())
    waiting = deque(owner_ids)
    while waiting:
        party = waiting.popleft()
        for link in below.get(party, []):
            if link.owned_id not in ways:
                ways[link.owned_id] = (*ways[party], link)
                waiting.append(link.owned_id)
    return ways
