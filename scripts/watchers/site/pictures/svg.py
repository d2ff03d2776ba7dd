"""Pieces of pictures in SVG 1.1: elements, and text that keeps within its room.

Colours come from classes alone, as a Content-Security-Policy may forbid styles within a page.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from xml.etree import ElementTree as ET

from watchers.text.printable import escape_invisible

SVG = "http://www.w3.org/2000/svg"
WIDTH = 700
"""Of every picture, in its own units; a page scales it to its column."""
PRINTED_PAGE = 900
"""Height of a sheet of paper in the units of a picture that is as wide as the sheet."""
FONT_SIZE = 11
NARROW, USUAL, CAPITAL, FULL = 0.39, 0.63, 0.8, 1.05
"""Widths of characters as parts of the font size: no less than in common sans-serif fonts."""
NARROW_LETTERS = frozenset("fijlrt.,:;'’|!()[] ")
WIDE_LETTERS = frozenset("mwMW@%—→…")
ELLIPSIS = "…"


@dataclass(frozen=True)
class Box:
    """A rectangle that something takes up."""

    left: float
    top: float
    right: float
    bottom: float


def picture(
    height: float, *, title: str, description: str, kind: str, role: str, above: float = 0
) -> ET.Element:
    """An empty picture; `kind` is its class, and the title and description are read aloud.

    above: how much further it reaches up than to 0.
    """
    root = ET.Element(
        "svg",
        {
            "xmlns": SVG,
            "viewBox": f"0 {number(-above)} {WIDTH} {number(above + height)}",
            "class": f"picture {kind}{' long' if above + height > PRINTED_PAGE else ''}",
            "role": role,
            "font-size": number(FONT_SIZE),
        },
    )
    child(root, "title").text = escape_invisible(title)
    child(root, "desc").text = escape_invisible(description)
    return root


def child(parent: ET.Element, name: str, css: str = "", **attributes: str | float) -> ET.Element:
    """A new element in `parent`; an underscore in the name of an attribute stands for a hyphen."""
    named = {"class": css} if css else {}
    for key, value in attributes.items():
        named[key.replace("_", "-")] = value if isinstance(value, str) else number(value)
    return ET.SubElement(parent, name, named)


def text(parent: ET.Element, value: str, css: str = "", **attributes: str | float) -> ET.Element:
    """One line of text, which can be selected; it begins at `x` unless told otherwise."""
    if attributes.get("text_anchor") == "start":
        del attributes["text_anchor"]
    element = child(parent, "text", css, **attributes)
    element.text = escape_invisible(value)
    return element


def told(parent: ET.Element, value: str) -> None:
    """What is shown whole when a reader points at the element."""
    child(parent, "title").text = escape_invisible(value)


def svg_text(root: ET.Element) -> str:
    """The picture as text, to be put into a page or into a file."""
    return ET.tostring(root, encoding="unicode").replace(" />", "/>")


def number(value: float) -> str:
    """A length, to a tenth, so that the same picture is the same text everywhere."""
    return f"{value:.1f}".removesuffix(".0")


@lru_cache(maxsize=8192)
def width_of(value: str, size: float = FONT_SIZE) -> float:
    """How wide a text is at most, in common sans-serif fonts."""
    return size * sum(map(_width, escape_invisible(value)))


@lru_cache(maxsize=8192)
def _width(character: str) -> float:
    if unicodedata.east_asian_width(character) in "WF":
        return FULL
    if unicodedata.combining(character):
        return 0
    if character in NARROW_LETTERS:
        return NARROW
    if character in WIDE_LETTERS:
        return 1
    return CAPITAL if character.isupper() else USUAL


def cut(value: str, width: float, size: float = FONT_SIZE) -> str:
    """The text, shortened by an ellipsis if it is wider than `width`."""
    if width_of(value, size) <= width:
        return value
    left = width - width_of(ELLIPSIS, size)
    end = 0
    while end < len(value) and left >= width_of(value[end], size):
        left -= width_of(value[end], size)
        end += 1
    return value[:end].rstrip() + ELLIPSIS
