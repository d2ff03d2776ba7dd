"""Circles in tables whose rows link one id to another."""

from __future__ import annotations

import narwhals as nw


def on_circles(links: nw.DataFrame, upper: str, lower: str) -> nw.DataFrame:
    """The links between circles or on them: what is left when links with a free end are taken away, again and again."""
    while len(links):
        above, below = links.get_column(upper), links.get_column(lower)
        kept = links.filter(nw.col(upper).is_in(below) & nw.col(lower).is_in(above))
        if len(kept) == len(links):
            break
        links = kept
    return links
