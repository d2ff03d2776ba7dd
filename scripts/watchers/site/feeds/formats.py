"""A feed as Atom (RFC 4287) and as JSON Feed 1.1 (jsonfeed.org/version/1.1)."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from typing import Any
from xml.etree import ElementTree as ET

from watchers.package.model import NAME
from watchers.site.feeds.entries import IDS, Entry, Key
from watchers.site.feeds.feeds import Feed
from watchers.text.escape import is_safe_link, json_text
from watchers.text.plural import counted
from watchers.text.printable import escape_invisible

ATOM = "http://www.w3.org/2005/Atom"
JSON_FEED = "https://jsonfeed.org/version/1.1"
MIDNIGHT = "T00:00:00Z"
Address = Callable[[Key], str]
"""The full address of the page of a row; empty if it has none."""


def as_atom(feed: Feed, *, address: Address | None = None, own_address: str = "") -> bytes:
    """The feed as Atom, the newest entry first; the same bytes from the same package.

    Without addresses (https://) it has no links, and none of its ids depends on one.
    """
    root = ET.Element("feed", {"xmlns": ATOM, "xml:lang": "en"})
    _add(root, "id", feed_id(feed))
    _add(root, "title", feed.title)
    if feed.left_out:
        _add(root, "subtitle", left_out(feed))
    _add(root, "updated", released(feed))
    for name in _authors(feed):
        _add(ET.SubElement(root, "author"), "name", name)
    for licence in feed.package.descriptor.get("licenses") or []:
        _add(root, "rights", licence.get("title") or licence.get("name") or licence["path"])
        break
    _link(root, "self", own_address)
    _link(root, "alternate", _page(feed.about, address))
    for entry in reversed(feed.entries):
        _entry(root, entry, feed, address)
    written = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return written.replace(b" />", b"/>") + b"\n"


def as_json_feed(feed: Feed, *, address: Address | None = None, own_address: str = "") -> bytes:
    """The feed as JSON Feed, the newest item first; what it adds of its own is in `_watchers`."""
    document = {
        "version": JSON_FEED,
        "title": escape_invisible(feed.title),
        "description": left_out(feed) if feed.left_out else "",
        "home_page_url": _page(feed.about, address),
        "feed_url": own_address if is_safe_link(own_address) else "",
        "authors": [{"name": escape_invisible(name)} for name in _authors(feed)],
        "language": "en",
        "items": [_item(entry, feed, address) for entry in reversed(feed.entries)],
    }
    filled = {name: value for name, value in document.items() if value != ""}
    return f"{json_text(filled)}\n".encode()


def feed_id(feed: Feed) -> str:
    """The id of the feed, which no address is part of."""
    return uuid.uuid5(IDS, f"{NAME}\nfeed\n{feed.key}").urn


def left_out(feed: Feed) -> str:
    """How many entries the feed does not tell, in words."""
    return f"{counted(feed.left_out, 'older entry', 'older entries')} left out: see the site."


def released(feed: Feed) -> str:
    """The moment of the release (RFC 3339), to which a feed refers instead of the clock's."""
    return feed.package.created_at


def updated(entry: Entry, feed: Feed) -> str:
    """When the entry last changed: with this release if it is new in it, else on its own day.

    Old entries keep their date, so that a reader does not take all of them for new ones.
    """
    return released(feed) if entry.is_new or not entry.date else f"{entry.day}{MIDNIGHT}"


def _authors(feed: Feed) -> list[str]:
    """The contributors that the descriptor names; Atom requires an author."""
    contributors = feed.package.descriptor.get("contributors") or []
    names = [person["title"] for person in contributors if person.get("title")]
    return names or [feed.package.descriptor["name"]]


def _entry(root: ET.Element, entry: Entry, feed: Feed, address: Address | None) -> None:
    element = ET.SubElement(root, "entry")
    _add(element, "id", entry.entry_id)
    _add(element, "title", entry.title)
    _add(element, "updated", updated(entry, feed))
    if entry.date:
        _add(element, "published", f"{entry.day}{MIDNIGHT}")
    for term in _tags(entry):
        ET.SubElement(element, "category", {"term": term})
    _link(element, "alternate", _page(entry.about, address))
    _add(element, "content", entry.text)


def _item(entry: Entry, feed: Feed, address: Address | None) -> dict[str, Any]:
    table, row_id = entry.about
    own = {
        "category": entry.category,
        "step": entry.step,
        "table": table,
        "row_id": row_id,
        "date": entry.date,
        "party_id": entry.party[1] if entry.party else "",
    }
    item = {
        "id": entry.entry_id,
        "url": _page(entry.about, address),
        "title": escape_invisible(entry.title),
        "content_text": entry.text,
        "date_published": f"{entry.day}{MIDNIGHT}" if entry.date else "",
        "date_modified": updated(entry, feed),
        "tags": list(_tags(entry)),
        "_watchers": {name: value for name, value in own.items() if value},
    }
    return {name: value for name, value in item.items() if value}


def _tags(entry: Entry) -> Iterator[str]:
    yield entry.category
    yield entry.step


def _page(about: Key | None, address: Address | None) -> str:
    found = address(about) if about and address else ""
    return found if is_safe_link(found) else ""


def _link(parent: ET.Element, relation: str, address: str) -> None:
    if is_safe_link(address):
        ET.SubElement(parent, "link", {"rel": relation, "href": address})


def _add(parent: ET.Element, name: str, text: str) -> None:
    element = ET.SubElement(parent, name)
    # Paragraphs of a text are parted by line feeds; within them nothing is invisible.
    element.text = "\n".join(map(escape_invisible, text.split("\n")))
