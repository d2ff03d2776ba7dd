"""The marks of a timeline, as its lanes and its legend draw them."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from watchers.site.pictures import svg
from watchers.site.pictures.timeline_layout import MARK

BAR_HEIGHT = 6.0
PERHAPS = 0.4
"""How strong the days are that a partial date can mean."""


def dot(group: ET.Element, x: float, y: float) -> None:
    """A day."""
    svg.child(group, "circle", cx=x, cy=y, r=MARK - 0.5)


def days(group: ET.Element, left: float, right: float, y: float) -> None:
    """The days that a partial date can mean, between two ends."""
    bar(group, left, right, y - 1.5, PERHAPS, height=3)
    for x in (left, right):
        edge(group, x, y, MARK)


def edge(group: ET.Element, x: float, y: float, half: float, **attributes: str) -> None:
    """An upright line."""
    ends = {"y1": y - half, "y2": y + half}
    svg.child(group, "line", "edge", x1=x, x2=x, **ends, **attributes)


def bar(
    group: ET.Element, left: float, right: float, top: float, strength: float, height: float = 0
) -> None:
    """Days on which something held, or perhaps did if it is not drawn in full strength."""
    size = {"x": left, "y": top, "width": right - left, "height": height or BAR_HEIGHT}
    if strength == 1:
        svg.child(group, "rect", "", **size)
    else:
        svg.child(group, "rect", "perhaps", **size, fill_opacity=f"{strength:g}")
