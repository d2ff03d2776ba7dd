"""What the marks of a timeline mean: samples of those that it has, in rows above it."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from xml.etree import ElementTree as ET

from watchers.dates.partial_date import DATE_LENGTH
from watchers.site.pictures import svg
from watchers.site.pictures.timeline_layout import LEFT, MARK, RIGHT, Axis, Lane, Placed
from watchers.site.pictures.timeline_marks import BAR_HEIGHT, PERHAPS, bar, days, dot, edge

ROW = 18.0
SAMPLE = 14.0
"""Room for a mark before its words."""
GAP, BETWEEN = 5.0, 16.0
"""Behind a mark, and behind its words."""


class Meaning(StrEnum):
    """A mark, in the order of the legend: its words."""

    DAY = "a day"
    DAYS = "on one of these days"
    HELD = "held"
    MAY_HAVE_HELD = "may have held"
    ENDED = "ended"
    SHOWN = "the day shown: {last}"


Entry = tuple[Meaning, str, float]
"""A mark, its words, and where it stands in its row."""


def legend_rows(lanes: list[Lane], axis: Axis) -> list[list[Entry]]:
    """The marks that the lanes have, with their words, as many in a row as have room."""
    placed = [one for lane in lanes for row in lane.rows for one in row.placed]
    placed += [one for lane in lanes for one in lane.unlabelled]
    used = {meaning for one in placed for meaning in _meanings(one)} | {Meaning.SHOWN}
    rows: list[list[Entry]] = []
    left = RIGHT
    for meaning in (meaning for meaning in Meaning if meaning in used):
        words = meaning.format(last=axis.last)
        width = SAMPLE + GAP + svg.width_of(words)
        if left + width > RIGHT:
            rows.append([])
            left = LEFT
        rows[-1].append((meaning, words, left))
        left += width + BETWEEN
    return rows


def _meanings(placed: Placed) -> Iterator[Meaning]:
    item = placed.item
    if item.is_moment:
        yield Meaning.DAY if len(item.started_on) == DATE_LENGTH else Meaning.DAYS
        return
    yield Meaning.HELD
    if placed.may_begin < placed.surely_begun or placed.surely_on < placed.surely_over:
        yield Meaning.MAY_HAVE_HELD
    if item.ended_on:
        yield Meaning.ENDED


def draw_legend(root: ET.Element, rows: list[list[Entry]], *, top: float) -> None:
    group = svg.child(root, "g", "legend")
    for number, row in enumerate(rows):
        middle = top + ROW * number + ROW / 2
        for meaning, words, left in row:
            _sample(group, meaning, left, middle)
            svg.text(group, words, x=left + SAMPLE + GAP, y=middle + svg.FONT_SIZE / 3)


def _sample(group: ET.Element, meaning: Meaning, left: float, middle: float) -> None:
    right = left + SAMPLE
    if meaning is Meaning.DAY:
        dot(group, (left + right) / 2, middle)
    elif meaning is Meaning.DAYS:
        days(group, left, right, middle)
    elif meaning is Meaning.SHOWN:
        edge(group, right - MARK, middle, ROW / 2 - 2, stroke_dasharray="4 3")
    else:
        strength = PERHAPS if meaning is Meaning.MAY_HAVE_HELD else 1
        bar(group, left, right, middle - BAR_HEIGHT / 2, strength)
    if meaning is Meaning.ENDED:
        edge(group, right, middle, BAR_HEIGHT / 2 + 3)
