"""Where each item of a timeline stands: days across, rows down, no label upon another."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from functools import cached_property

from watchers.dates.partial_date import possible_days
from watchers.profile.sections import Heading
from watchers.site.pictures.svg import WIDTH, cut, width_of
from watchers.site.pictures.timeline_items import Item

LEFT, RIGHT = 10.0, WIDTH - 10.0
LABEL_WIDTH = 360.0
MOMENT_LABEL_WIDTHS = (330.0, 200.0)
"""Of few moments, and of more than find room in FEW_ROWS."""
FEW_ROWS = 14
BAR_ROW, MOMENT_ROW = 25.0, 16.0
GAP = 10.0
MARK = 4.0
"""Half the width of the mark of a moment."""
FADE = 48.0
"""Over how much of the picture something begins whose start is not known."""
MAX_ROWS = 64
"""Rows of moments in a lane; the older ones that find no room in them have no label."""


@dataclass(frozen=True)
class Axis:
    """The days that the picture shows, both YYYY-MM-DD."""

    first: str
    last: str

    def x(self, day: str) -> float:
        """Where a day stands; days outside stand at the nearer end."""
        first, last, asked = map(datetime.date.fromisoformat, (self.first, self.last, day))
        part = (asked - first) / (last - first)
        return LEFT + min(max(part, 0.0), 1.0) * (RIGHT - LEFT)


@dataclass(frozen=True)
class Placed:
    """An item with its place: from where it may have begun to where it was surely over."""

    item: Item
    may_begin: float
    surely_begun: float
    surely_on: float
    surely_over: float
    label: str
    label_left: float
    anchor: str = "start"
    """Which end of the label is where it has to be: `start` or `end`."""

    @cached_property
    def left(self) -> float:
        return min(self.may_begin - MARK, self.label_left)

    @cached_property
    def right(self) -> float:
        return max(self.surely_over + MARK, self.label_left + width_of(self.label))

    @property
    def label_x(self) -> float:
        is_end = self.anchor == "end"
        return self.label_left + (width_of(self.label) if is_end else 0)


@dataclass(frozen=True)
class Row:
    """Items side by side: bars, or moments."""

    placed: list[Placed]
    height: float

    def has_room_for(self, one: Placed) -> bool:
        left, right = one.left, one.right + GAP
        return all(other.right + GAP <= left or right <= other.left for other in self.placed)


@dataclass(frozen=True)
class Lane:
    """The rows of a lane, and the moments that have no label."""

    heading: Heading
    rows: list[Row]
    unlabelled: list[Placed]

    @property
    def height(self) -> float:
        return sum(row.height for row in self.rows) + (MOMENT_ROW if self.unlabelled else 0)

    @property
    def size(self) -> int:
        return sum(len(row.placed) for row in self.rows) + len(self.unlabelled)


def axis_of(items: list[Item], *, last: str) -> Axis:
    """From the beginning of the first year of the items to the day `last`, a year at least."""
    days = [possible_days(date)[0] for item in items for date in item.dates]
    first = min([*days, last])
    year = int(first[:4])
    return Axis(f"{year - (first[:4] == last[:4]):04d}-01-01", last)


def lanes_of(items: list[Item], axis: Axis) -> list[Lane]:
    """The lanes that have dated items, each item in the first row with room for it."""
    headings = dict.fromkeys(item.lane for item in items)
    return [
        _lane(heading, [item for item in items if item.lane is heading], axis)
        for heading in headings
    ]


def _lane(heading: Heading, items: list[Item], axis: Axis) -> Lane:
    bars = sorted(([_bar(item, axis)] for item in items if not item.is_moment), key=_order)
    moments = [item for item in items if item.is_moment]
    for width in MOMENT_LABEL_WIDTHS:
        ordered = sorted((_moment(item, axis, width=width) for item in moments), key=_order)
        if len(_moment_rows(ordered)) <= FEW_ROWS:
            break
    first = 0
    while len(_moment_rows(ordered[first:])) > MAX_ROWS:
        first += 1
    rows = _rows(bars, BAR_ROW) + _moment_rows(ordered[first:])
    return Lane(heading, rows, [places[0] for places in ordered[:first]])


def _moment_rows(ordered: list[list[Placed]]) -> list[Row]:
    """The rows with labels on the right first, or on the left first if these are fewer."""
    mirrored = [places[::-1] for places in ordered]
    return min((_rows(choice, MOMENT_ROW) for choice in (ordered, mirrored)), key=len)


def _order(places: list[Placed]) -> tuple[float, float, str]:
    return places[0].may_begin, places[0].surely_over, places[0].label


def _rows(ordered: list[list[Placed]], height: float) -> list[Row]:
    """Each item in the first row that has room for it at one of its places."""
    rows: list[Row] = []
    for places in ordered:
        free = ((row, one) for row in rows for one in places if row.has_room_for(one))
        row, one = next(free, (None, places[0]))
        if row is None:
            rows.append(Row([one], height))
        else:
            row.placed.append(one)
    return rows


def _bar(item: Item, axis: Axis) -> Placed:
    surely_on, surely_over = _end(item, axis)
    may_begin, surely_begun = _start(item, axis, surely_on)
    surely_begun = min(surely_begun, surely_over)
    if not item.ended_on and not item.is_open:
        surely_on = surely_begun
    label = _label(item, LABEL_WIDTH)
    fits = may_begin + width_of(label) <= RIGHT - MARK
    return Placed(
        item,
        may_begin,
        surely_begun,
        max(surely_on, surely_begun),
        surely_over,
        label,
        label_left=may_begin if fits else RIGHT - MARK - width_of(label),
        anchor="start" if fits else "end",
    )


def _start(item: Item, axis: Axis, surely_on: float) -> tuple[float, float]:
    if item.started_on:
        first, last = possible_days(item.started_on)
        return axis.x(first), axis.x(last)
    begun = axis.x(possible_days(item.known_on)[1]) if item.known_on else surely_on
    return max(begun - FADE, LEFT), begun


def _end(item: Item, axis: Axis) -> tuple[float, float]:
    if not item.ended_on:
        return RIGHT, RIGHT
    first, last = possible_days(item.ended_on)
    return axis.x(first), axis.x(last)


def _moment(item: Item, axis: Axis, *, width: float) -> list[Placed]:
    """Its places in a row, where there is room: its label on the right of it, or on the left."""
    first, last = map(axis.x, possible_days(item.started_on))
    label = _label(item, width)
    taken, gap = width_of(label), MARK + 3
    places: list[Placed] = []
    if last + gap + taken <= RIGHT:
        places.append(Placed(item, first, last, first, last, label, last + gap))
    if first - gap - taken >= 0:
        left = first - gap - taken
        places.append(Placed(item, first, last, first, last, label, left, anchor="end"))
    if not places:
        # The days that it can mean fill the axis, so its label stands above its mark.
        places.append(Placed(item, first, last, first, last, label, max(LEFT, RIGHT - taken)))
    return places


def _label(item: Item, width: float) -> str:
    return cut(item.label, width - width_of(item.suffix)) + item.suffix
