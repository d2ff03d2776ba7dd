"""Where the parties and lists of a network stand: two columns, with the party between them."""

from __future__ import annotations

from dataclasses import dataclass

from watchers.profile.sentence import Mention
from watchers.site.pictures import svg
from watchers.site.pictures.network_data import Group, Network, Tie
from watchers.site.pictures.svg import Box, cut, width_of

SIDES = ((Group.OWNERS, Group.CONTRACTS), (Group.OWNED, Group.LISTS))
"""The groups of the left column and of the right one, from above."""
COLUMN = 262.0
INDENT = 16.0
"""By how much each further level stands away from the party."""
NODE_ROW, NODE_HEIGHT = 38.0, 32.0
HEAD, GROUP_GAP, TOP = 20.0, 10.0, 8.0
PADDING = 6.0
PARTY_WIDTH, PARTY_LINE = 128.0, 15.0
SMALL = 9.5
"""The font size of what ties a party to another."""


@dataclass(frozen=True)
class Node:
    """One party or list of the picture, with all its ties, and its place."""

    group: Group
    mention: Mention
    ties: list[Tie]
    box: Box

    @property
    def standing(self) -> str:
        return self.ties[0].standing

    @property
    def is_past(self) -> bool:
        return all(tie.is_past for tie in self.ties)

    @property
    def name(self) -> str:
        # In words too, so that no reader has to tell it by the colour.
        lead = f"{self.standing}: " if self.standing else ""
        return cut(f"{lead}{self.mention.label}", self.box.right - self.box.left - 2 * PADDING)

    @property
    def detail(self) -> str:
        more = f" (+{len(self.ties) - 1})" if len(self.ties) > 1 else ""
        width = self.box.right - self.box.left - 2 * PADDING - width_of(more, SMALL)
        return cut(self.ties[0].what, width, SMALL) + more


def nodes_of(found: Network) -> tuple[list[Node], list[tuple[str, float, float]], float]:
    """The nodes with their places, the headings with theirs, and the height of the picture."""
    nodes: list[Node] = []
    heads: list[tuple[str, float, float]] = []
    height = 0.0
    for side, groups in enumerate(SIDES):
        y = TOP
        for group in groups:
            members = _members(found, group)
            left_out = len({tie.node for tie in found.left_out if tie.group is group})
            if not members and not left_out:
                continue
            more = f" ({left_out} more below)" if left_out else ""
            heads.append((f"{group.value}{more}", side * (svg.WIDTH - COLUMN), y + HEAD - 7))
            y += HEAD
            for mention, ties in members:
                nodes.append(Node(group, mention, ties, _box(side, ties[0].level, y)))
                y += NODE_ROW
            y += GROUP_GAP
        height = max(height, y)
    return nodes, heads, max(height, 120.0)


def _members(found: Network, group: Group) -> list[tuple[Mention, list[Tie]]]:
    """The members of a group with their ties, each below the one that it is tied through."""
    ties_of: dict[Mention, list[Tie]] = {}
    for tie in found.ties:
        if tie.group is group:
            ties_of.setdefault(tie.node, []).append(tie)
    below: dict[str, list[Mention]] = {}
    for node, ties in ties_of.items():
        below.setdefault(ties[0].parent_id, []).append(node)
    ordered: list[Mention] = []
    waiting = below.get(found.party.row_id, [])[::-1]
    while waiting:
        node = waiting.pop()
        ordered.append(node)
        waiting += below.get(node.row_id, [])[::-1]
    return [(node, ties_of[node]) for node in ordered]


def _box(side: int, level: int, y: float) -> Box:
    """A node's place: the left column is indented on its right side, the right one on its left."""
    indent = (level - 1) * INDENT
    if side == 0:
        return Box(0, y, COLUMN - indent, y + NODE_HEIGHT)
    return Box(svg.WIDTH - COLUMN + indent, y, svg.WIDTH, y + NODE_HEIGHT)


def party_lines(found: Network) -> list[str]:
    """The name of the party in at most four lines."""
    lines = [""]
    room = PARTY_WIDTH - 2 * PADDING
    for word in found.party.label.split():
        longer = f"{lines[-1]} {word}".strip()
        if width_of(longer) <= room or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    shown = [cut(line, room) for line in lines[:4]]
    if len(lines) > len(shown):
        shown[-1] = cut(f"{shown[-1]} {svg.ELLIPSIS}", room)
    return shown


def party_box(found: Network, height: float) -> Box:
    """Where the party stands: at the top of a tall picture, else in the middle."""
    tall = len(party_lines(found)) * PARTY_LINE + 2 * PADDING
    left = (svg.WIDTH - PARTY_WIDTH) / 2
    top = TOP + HEAD if height > 6 * NODE_ROW else (height - tall) / 2
    return Box(left, top, left + PARTY_WIDTH, top + tall)
