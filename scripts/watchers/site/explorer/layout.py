"""Where the nodes of the network stand: parties on the same lists together, groups side by side.

The same ties give the same places, so no layout has to run in the browser.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from watchers.site.explorer.ties import Kind, Tie

SPACING = 34
"""From one node to the next within a group."""
MARGIN = 70
"""Between groups, for the names of lists."""
ROOM_OF_LIST = 120
"""The least radius of a group around a list, for the name of the list."""
GOLDEN_ANGLE = math.pi * (3 - math.sqrt(5))
"""Each next node is turned by it around the middle, so that a group fills evenly."""
STEP = 20
Place = tuple[int, int]


@dataclass(frozen=True)
class Circle:
    """The room of a group."""

    x: float
    y: float
    radius: float

    def overlaps(self, other: Circle) -> bool:
        apart = math.hypot(self.x - other.x, self.y - other.y)
        return apart < self.radius + other.radius + MARGIN


def places(ties: Sequence[Tie]) -> dict[str, Place]:
    """Where each party, contract and list stands, by its key."""
    groups = _groups(ties)
    neighbours = _neighbours(ties)
    found: dict[str, Place] = {}
    taken: list[Circle] = []
    for members in sorted(groups, key=lambda group: (-len(group), group)):
        wanted = _middle(
            found[other] for key in members for other in neighbours[key] & found.keys()
        )
        circle = _free(wanted, _radius(members), taken)
        taken.append(circle)
        found |= _sunflower(members, circle)
    return found


def _radius(members: Sequence[str]) -> float:
    least = ROOM_OF_LIST if _is_list(members[0]) else 0
    return max(SPACING * math.sqrt(len(members)), least)


def _is_list(key: str) -> bool:
    return key.startswith("lists/")


def key_of(table: str, row_id: str) -> str:
    """What tells nodes apart; ids are unique within a table only."""
    return f"{table}/{row_id}"


def ends(tie: Tie) -> tuple[str, str]:
    """The keys of the nodes that a tie joins."""
    return (
        key_of(tie.one.table, tie.one.row_id),
        key_of(tie.other.table, tie.other.row_id),
    )


def _neighbours(ties: Iterable[Tie]) -> Mapping[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for one, other in map(ends, ties):
        found[one].add(other)
        found[other].add(one)
    return found


def _groups(ties: Sequence[Tie]) -> list[list[str]]:
    """The nodes by the lists they are on; those on none by what they are tied to besides."""
    lists: dict[str, set[str]] = defaultdict(set)
    for tie in ties:
        if tie.kind is Kind.LISTING:
            one, other = ends(tie)
            lists[one].add(other)
            lists[other].add(other)
    groups: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for key, on in sorted(lists.items()):
        groups[tuple(sorted(on))].append(key)
    unlisted = [tie for tie in ties if not lists.keys() & set(ends(tie))]
    alone = {key for tie in ties for key in ends(tie)} - lists.keys()
    first = [_with_lists_first(members) for members in groups.values()]
    return first + _joined(unlisted, alone)


def _with_lists_first(members: list[str]) -> list[str]:
    """A list stands in the middle of those who are on it alone."""
    return sorted(members, key=lambda key: (not _is_list(key), key))


def _joined(ties: Iterable[Tie], keys: set[str]) -> list[list[str]]:
    """The nodes in groups of which none is tied to another."""
    neighbours = _neighbours(ties)
    found, seen = [], set[str]()
    for start in sorted(keys):
        group, waiting = set[str](), [start]
        while waiting:
            key = waiting.pop()
            if key not in seen:
                seen.add(key)
                group.add(key)
                waiting += neighbours[key]
        if group:
            found.append(sorted(group))
    return found


def _middle(points: Iterable[Place]) -> Place:
    xs, ys = zip(*list(points) or [(0, 0)], strict=True)
    return round(sum(xs) / len(xs)), round(sum(ys) / len(ys))


def _free(wanted: Place, radius: float, taken: Sequence[Circle]) -> Circle:
    """The room nearest to the wanted place, on a spiral around it, that no group has taken."""
    turn = 0
    while True:
        distance = STEP * math.sqrt(turn)
        x = wanted[0] + round(distance * math.cos(turn * GOLDEN_ANGLE))
        y = wanted[1] + round(distance * math.sin(turn * GOLDEN_ANGLE))
        circle = Circle(x, y, radius)
        if not any(circle.overlaps(other) for other in taken):
            return circle
        turn += 1


def _sunflower(members: Sequence[str], circle: Circle) -> dict[str, Place]:
    """The members around the middle of their room, the first in it."""
    found = {}
    for number, key in enumerate(members):
        distance = SPACING * math.sqrt(number)
        x = circle.x + distance * math.cos(number * GOLDEN_ANGLE)
        y = circle.y + distance * math.sin(number * GOLDEN_ANGLE)
        found[key] = (round(x), round(y))
    return found
