"""One page of the site, before it is written, and what it is made of."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Page:
    """What a template is to be filled with, and where the page lies."""

    path: str
    """Below the folder of the site, with slashes."""
    template: str
    title: str
    context: dict[str, Any] = field(default_factory=dict)
    about: tuple[str, str] = ("", "")
    """The table and the id of the row that the page tells, if it tells one."""
    headings: frozenset[str] = frozenset()
    """The anchors of the headings that the template is given."""


@dataclass(frozen=True)
class Block:
    """A part of a page under one heading."""

    key: str
    """The anchor of the heading."""
    heading: str
    template: str
    """The macro of blocks.html that shows the items."""
    items: tuple[Any, ...]
    item_bytes: int = 500
    """About so many bytes an item takes besides its words: tags, its document, links."""
    table: str = ""
    """Whose rows the items tell; an item of another table names its own."""


PICTURE = "picture"
"""The macro for drawings; its items are Drawing."""
PASSAGES = "passages"
"""The macro for the words under the facts; its items are Excerpt."""
LINES = "lines"
"""The macro for the lines of an account; its items are MarkedLine."""
