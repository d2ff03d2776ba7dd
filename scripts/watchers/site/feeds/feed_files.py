"""The feeds as files of the site, and the pages that name them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from watchers.site.addresses import file_name
from watchers.site.edition import Edition
from watchers.site.feeds.entries import Key
from watchers.site.feeds.feeds import FOLDERS, Feed, feeds
from watchers.site.feeds.formats import as_atom, as_json_feed

WHOLE = "feeds/record.xml"
"""The feed of the whole record as Atom."""
WHOLE_JSON = "feeds/record.json"
"""The same as JSON Feed; lists and parties have Atom alone, as every reader takes it."""
MAX_ENTRIES = 100
"""A feed tells what is new, however much that is, and the latest besides up to this number."""


@dataclass(frozen=True)
class Feeds:
    """The feeds of one edition, with their paths below the folder of the site."""

    edition: Edition

    @cached_property
    def all(self) -> dict[str, Feed]:
        found = feeds(self.edition.record, older=self.edition.older)
        return {_path(feed.about): newest(feed) for feed in found}

    def path_of(self, key: Key) -> str:
        """The path of the feed of a list or a party; empty if it has none."""
        path = _path(key) if key[0] in FOLDERS else ""
        return path if path in self.all else ""

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Each feed as a file. Addresses are in it only if the package has a home page."""
        home = self.edition.homepage
        address = self._address if home else None
        for path, feed in self.all.items():
            own = f"{home}{path}" if home else ""
            yield path, as_atom(feed, address=address, own_address=own)
        own = f"{home}{WHOLE_JSON}" if home else ""
        yield WHOLE_JSON, as_json_feed(self.all[WHOLE], address=address, own_address=own)

    def _address(self, key: Key) -> str:
        target = self.edition.addresses.of(*key)
        return f"{self.edition.homepage}{target}" if target else ""


def newest(feed: Feed) -> Feed:
    """The feed with all entries that are new, and the latest others as far as there is room.

    Entries are in order of the days of what happened, so that a new one can be of an early day.
    """
    old = [entry for entry in feed.entries if not entry.is_new]
    left_out = max(0, min(len(feed.entries) - MAX_ENTRIES, len(old)))
    leave_out = {entry.entry_id for entry in old[:left_out]}
    kept = tuple(entry for entry in feed.entries if entry.entry_id not in leave_out)
    return replace(feed, entries=kept, left_out=left_out)


def _path(about: Key | None) -> str:
    return f"feeds/{FOLDERS[about[0]]}/{file_name(about[1])}.xml" if about else WHOLE
