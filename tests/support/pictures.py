"""What tests ask of the boxes of a picture."""

from __future__ import annotations

from watchers.site.pictures.svg import Box


def overlaps(one: Box, other: Box) -> bool:
    """Whether two boxes lie on each other."""
    beside = one.right <= other.left or other.right <= one.left
    return not (beside or one.bottom <= other.top or other.bottom <= one.top)
