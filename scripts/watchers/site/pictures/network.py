"""A party and whom it is tied to, as a picture in two columns with the party between them."""

from __future__ import annotations

from collections.abc import Callable
from xml.etree import ElementTree as ET

from watchers.profile.sentence import Mention
from watchers.site.pictures import svg
from watchers.site.pictures.network_data import LISTED, UNKNOWN, Network
from watchers.site.pictures.network_layout import (
    COLUMN,
    INDENT,
    PADDING,
    PARTY_LINE,
    SMALL,
    Node,
    nodes_of,
    party_box,
    party_lines,
)
from watchers.site.pictures.svg import Box, number

CLASSES = {LISTED: "is-listed", UNKNOWN: "is-doubtful"}
"""The classes of parties that are on a list, or perhaps are."""
Address = Callable[[Mention], str]


def network_picture(found: Network, *, address: Address) -> str:
    """The picture as SVG; empty if the party has no ties.

    `address` gives where a row is told, and empty if nowhere: then it is no link.
    """
    if not found.ties:
        return ""
    nodes, heads, height = nodes_of(found)
    middle = party_box(found, height)
    # A picture that is one image would hide its links from a screen reader.
    root = svg.picture(
        height,
        title=f"Ties of {found.party.label}",
        description=_description(found),
        kind="network",
        role="group" if any(address(node.mention) for node in nodes) else "img",
    )
    edges = svg.child(root, "g", "edges")
    for node in nodes:
        _edges(edges, node, nodes, middle, found.party.row_id)
    for head, x, y in heads:
        svg.text(root, head, "heading", x=x, y=y)
    for node in nodes:
        _node(root, node, address(node.mention))
    _party(root, found, middle)
    return svg.svg_text(root)


def _description(found: Network) -> str:
    groups = dict.fromkeys(tie.group for tie in found.ties)
    counts = ", ".join(
        f"{group.value.lower()}: {len({tie.node for tie in found.ties if tie.group is group})}"
        for group in groups
    )
    left_out = len({(tie.group, tie.node) for tie in found.left_out})
    rest = f" {left_out} more: see the lines and the table below." if left_out else ""
    return f"As of {found.day}; {counts}.{rest}"


def _edges(group: ET.Element, node: Node, nodes: list[Node], middle: Box, party_id: str) -> None:
    """A line to what it is first tied to: the party in the middle, or a node of its group.

    Its other ties are counted beside it and told in the table below the picture.
    """
    parents = {other.mention.row_id: other.box for other in nodes if other.group is node.group}
    parent_id = node.ties[0].parent_id
    is_direct = parent_id == party_id
    path = _path(node.box, middle if is_direct else parents[parent_id], is_direct=is_direct)
    past = {"stroke_dasharray": "4 3"} if node.is_past else {}
    svg.child(group, "path", "tie", d=path, **past)


def _path(box: Box, parent: Box, *, is_direct: bool) -> str:
    """To the party over a line that all nodes of the side share, or up to a parent."""
    is_left = box.left == 0
    x, y = box.right if is_left else box.left, (box.top + box.bottom) / 2
    if not is_direct:
        at = parent.right - INDENT / 2 if is_left else parent.left + INDENT / 2
        return f"M{number(x)} {number(y)}H{number(at)}V{number(parent.bottom)}"
    end = parent.left if is_left else parent.right
    edge = COLUMN if is_left else svg.WIDTH - COLUMN
    at, target = (edge + end) / 2, (parent.top + parent.bottom) / 2
    return f"M{number(x)} {number(y)}H{number(at)}V{number(target)}H{number(end)}"


def _node(root: ET.Element, node: Node, address: str) -> None:
    css = " ".join(filter(None, ("node", node.group.name.lower(), CLASSES.get(node.standing))))
    parent = svg.child(root, "a", href=address) if address else root
    group = svg.child(parent, "g", css)
    box = node.box
    svg.told(group, "; ".join([node.mention.label, *(tie.what for tie in node.ties)]))
    dashes = {"stroke_dasharray": "4 3"} if node.is_past else {}
    svg.child(
        group, "rect", x=box.left + 0.5, y=box.top + 0.5, width=box.right - box.left - 1,
        height=box.bottom - box.top - 1, **dashes,
    )  # fmt: skip
    svg.text(group, node.name, x=box.left + PADDING, y=box.top + 13)
    svg.text(group, node.detail, "tie-text", x=box.left + PADDING, y=box.top + 26, font_size=SMALL)


def _party(root: ET.Element, found: Network, box: Box) -> None:
    group = svg.child(root, "g", "party")
    svg.told(group, found.party.label)
    svg.child(
        group, "rect", x=box.left, y=box.top, width=box.right - box.left,
        height=box.bottom - box.top,
    )  # fmt: skip
    for place, line in enumerate(party_lines(found)):
        y = box.top + PADDING + 11 + place * PARTY_LINE
        svg.text(group, line, x=svg.WIDTH / 2, y=y, text_anchor="middle")
