"""A party's life as a picture: lanes of listings, contracts, owners and events over one axis."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from watchers.dates.partial_date import DATE_LENGTH
from watchers.profile.account import Account
from watchers.profile.sentence import labels
from watchers.site.pictures import svg
from watchers.site.pictures.timeline_items import items
from watchers.site.pictures.timeline_layout import (
    LEFT,
    RIGHT,
    Axis,
    Lane,
    Placed,
    axis_of,
    lanes_of,
)
from watchers.site.pictures.timeline_legend import ROW as LEGEND_ROW
from watchers.site.pictures.timeline_legend import draw_legend, legend_rows
from watchers.site.pictures.timeline_marks import BAR_HEIGHT, PERHAPS, bar, days, dot, edge
from watchers.text.plural import counted

TOP = 24.0
"""Above it stand the years."""
LANE_HEAD = 20.0
LANE_GAP = 8.0
FOOT = 8.0
BASELINE = 11.0
"""From the top of a row to the line on which its label stands."""
BAR_TOP = 15.0
FADE_STEPS = (0.75, 0.55, 0.38, 0.24, 0.12)
"""How strong the parts of a bar are, away from what is known."""
YEAR_ROOM = 44.0
"""Room for a year on the axis."""
YEAR_STEPS = (1, 2, 5, 10, 20, 50, 100)
TOLD = "see the lines on its page"
"""Where what the picture cannot tell is told: each item is a line of the party's page or sheets."""


def timeline_picture(account: Account) -> str:
    """The picture as SVG, from the first date to the day of the account or of the release.

    Empty if the account has nothing with a date.
    """
    dated = [item for item in items(account) if item.is_dated]
    if not dated:
        return ""
    axis = axis_of(dated, last=account.day or account.package.created)
    lanes = lanes_of(dated, axis)
    height = TOP + sum(LANE_HEAD + lane.height + LANE_GAP for lane in lanes) + FOOT
    marks = legend_rows(lanes, axis)
    above = LEGEND_ROW * len(marks)
    root = svg.picture(
        height,
        title=f"Timeline of {account.name}",
        description=_description(account, lanes, axis),
        kind="timeline",
        role="img",
        above=above,
    )
    draw_legend(root, marks, top=-above)
    _years(root, axis, height)
    top = TOP
    for lane in lanes:
        _lane(root, lane, top)
        top += LANE_HEAD + lane.height + LANE_GAP
    _asked_day(root, height)
    return svg.svg_text(root)


def _description(account: Account, lanes: list[Lane], axis: Axis) -> str:
    counts = ", ".join(f"{lane.heading.value.lower()}: {lane.size}" for lane in lanes)
    undated = sum(not item.is_dated for item in items(account))
    rest = f" {counted(undated, 'line')} without a date: {TOLD}." if undated else ""
    return f"From {axis.first} to {axis.last}; {counts}.{rest}"


def _years(root: ET.Element, axis: Axis, height: float) -> None:
    group = svg.child(root, "g", "axis", text_anchor="middle")
    first, last = int(axis.first[:4]), int(axis.last[:4])
    room = (RIGHT - LEFT) / (last - first + 1)
    step = next((step for step in YEAR_STEPS if step * room >= YEAR_ROOM), YEAR_STEPS[-1])
    lines = svg.child(group, "path")
    drawn = ""
    for year in range(first, last + 1):
        if year % step and year != first:
            continue
        x = axis.x(f"{year:04d}-01-01")
        drawn += f"M{svg.number(x)} {svg.number(TOP - 8)}V{svg.number(height - FOOT)}"
        beside = {"text_anchor": "start"} if year == first else {}
        is_crowded = year == first and year % step and (step - year % step) * room < YEAR_ROOM
        if not is_crowded and x + YEAR_ROOM / 2 <= svg.WIDTH:
            svg.child(group, "text", x=x, y=TOP - 12, **beside).text = str(year)
    lines.set("d", drawn)


def _lane(root: ET.Element, lane: Lane, top: float) -> None:
    group = svg.child(root, "g", f"lane {lane.heading.key}")
    older = counted(len(lane.unlabelled), "older one")
    more = f" ({older} without a label: {TOLD})" if lane.unlabelled else ""
    svg.text(group, f"{lane.heading.value}{more}", "heading", x=LEFT, y=top + BASELINE + 2)
    row_top = top + LANE_HEAD
    for row in lane.rows:
        for placed in row.placed:
            item = _item(group, placed, row_top)
            svg.text(
                item, placed.label, x=placed.label_x, y=row_top + BASELINE,
                text_anchor=placed.anchor,
            )  # fmt: skip
        row_top += row.height
    for placed in lane.unlabelled:
        _item(group, placed, row_top)


def _item(group: ET.Element, placed: Placed, row_top: float) -> ET.Element:
    element = svg.child(group, "g", "item")
    svg.told(element, labels(placed.item.told))
    draw = _moment if placed.item.is_moment else _bar
    draw(element, placed, row_top)
    return element


def _moment(group: ET.Element, placed: Placed, row: float) -> None:
    """A dot on a day; a line with two ends over the days that a partial date can mean."""
    y = row + BASELINE - 4
    if len(placed.item.started_on) == DATE_LENGTH:
        dot(group, placed.may_begin, y)
    else:
        days(group, placed.may_begin, max(placed.surely_begun, placed.may_begin + 2), y)


def _bar(group: ET.Element, placed: Placed, row: float) -> None:
    """A bar: solid where it surely held, weaker where it may have, with an edge where it ended."""
    item, top = placed.item, row + BAR_TOP
    if item.started_on:
        _part(group, placed.may_begin, placed.surely_begun, top, PERHAPS)
    else:
        _fade(group, placed.may_begin, placed.surely_begun, top, FADE_STEPS[::-1])
    solid_to = max(placed.surely_on, placed.surely_begun + 1.5)
    bar(group, placed.surely_begun, solid_to, top, strength=1)
    if item.ended_on:
        _part(group, placed.surely_on, placed.surely_over, top, PERHAPS)
        edge(group, placed.surely_over, top + BAR_HEIGHT / 2, BAR_HEIGHT / 2 + 3)
    elif not item.is_open:
        _fade(group, placed.surely_on, placed.surely_over, top, FADE_STEPS)


def _fade(
    group: ET.Element, left: float, right: float, top: float, steps: tuple[float, ...]
) -> None:
    width = (right - left) / len(steps)
    for place, strength in enumerate(steps):
        _part(group, left + place * width, left + (place + 1) * width, top, strength)


def _part(group: ET.Element, left: float, right: float, top: float, strength: float) -> None:
    if right > left:
        bar(group, left, right, top, strength)


def _asked_day(root: ET.Element, height: float) -> None:
    """The line of the day that is asked, at the end of the axis."""
    group = svg.child(root, "g", "asked-day")
    svg.child(group, "line", x1=RIGHT, x2=RIGHT, y1=TOP - 8, y2=height - FOOT)
