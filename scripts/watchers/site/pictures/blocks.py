"""The pictures on the page of a party; whatever they show also stands on the page as text.

A picture of one thing would say no more than its line does, so there is none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from watchers.profile.account import Account
from watchers.profile.sentence import Mention
from watchers.site.addresses import page_path, relative
from watchers.site.edition import Edition
from watchers.site.lines import Cited
from watchers.site.page import PICTURE, Block
from watchers.site.pictures.network import network_picture
from watchers.site.pictures.network_data import Group, Network, network
from watchers.site.pictures.network_rows import NetworkRow, network_rows
from watchers.site.pictures.svg import SVG
from watchers.site.pictures.timeline import timeline_picture
from watchers.site.pictures.timeline_items import items

STYLE_FILE = "assets/pictures.css"
"""The style of the pictures, beside this module."""
ROW_BYTES = 400
"""About so many bytes a row of the table beneath a picture takes."""


@dataclass(frozen=True)
class ToldTie:
    """A row of the table beneath a picture, with its document in short."""

    row: NetworkRow
    cited: Cited | None


@dataclass(frozen=True)
class Drawing:
    """A finished picture, and what of it does not stand on the page as lines."""

    svg: Markup
    ties: tuple[ToldTie, ...] = ()


def pictures(edition: Edition, account: Account) -> Iterator[Block]:
    """The life of the party on one axis, and whom it is tied to, if there is anything to draw."""

    def address(mention: Mention) -> str:
        target = edition.addresses.of_mention(mention)
        own_page = page_path(account.table, account.row_id)
        return relative(target, page=own_page) if target else ""

    ties = network(edition.record, account.row_id, standings=edition.standings)
    told = tuple(_told(edition, row) for row in network_rows(ties) if not _is_line(row, ties))
    if sum(item.is_dated for item in items(account)) > 1:
        yield from _block("timeline", "Timeline", timeline_picture(account))
    if told or len({tie.node for tie in ties.ties}) > 1:
        yield from _block("ties", "Ties", network_picture(ties, address=address), told)


def _is_line(row: NetworkRow, ties: Network) -> bool:
    """Whether a line of the page tells the tie: it is the party's own, and not with a partner."""
    return row.tied_to == ties.party and row.group != Group.CONTRACTS


def _told(edition: Edition, row: NetworkRow) -> ToldTie:
    citation = edition.citation(row.source_id)
    return ToldTie(row, Cited(citation, is_repeated=True) if citation else None)


def _block(key: str, heading: str, picture: str, ties: tuple[ToldTie, ...] = ()) -> Iterator[Block]:
    if picture:
        # Within a page of HTML a picture needs no namespace.
        within = picture.replace(f' xmlns="{SVG}"', "", 1)
        # It is made by a writer of XML, which escapes every text in it.
        drawing = Drawing(Markup(within), ties)  # noqa: S704
        item_bytes = len(picture) + ROW_BYTES * len(ties)
        yield Block(key, heading, PICTURE, (drawing,), item_bytes=item_bytes)
