"""Feeds of the whole record, of each list and of each listed party."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from watchers.package.model import Package
from watchers.site.feeds.entries import Entry, Key
from watchers.site.feeds.world import world
from watchers.tables.rows import Record

FOLDERS = {"lists": "lists", "entities": "parties", "officials": "parties"}


@dataclass(frozen=True)
class Feed:
    """The entries of one feed, and the package from which they come."""

    package: Package
    title: str
    entries: tuple[Entry, ...]
    """In order of days, the first first."""
    about: Key | None = None
    """The list or the party that it is about; None if it is about the whole record."""
    left_out: int = 0
    """How many older entries it has no room for."""

    @property
    def key(self) -> str:
        """What tells it from the others, fit for a path: `record`, `lists/…` or `parties/…`."""
        return f"{FOLDERS[self.about[0]]}/{self.about[1]}" if self.about else "record"


def feeds(record: Record, *, older: Record | None = None) -> Iterator[Feed]:
    """The feed of the record, then those of its lists, then those of its listed parties.

    With the record of an older release they also tell what was corrected since, and what of the
    world is new in the record counts as updated by this release.
    Raises UnusablePackage as compare_packages does.
    """
    entries = _entries(record, older)
    package = record.package
    yield Feed(package, package.descriptor.get("title") or package.descriptor["name"], entries)
    by_key: dict[Key, list[Entry]] = {}
    for entry in entries:
        for key in entry.concerns:
            by_key.setdefault(key, []).append(entry)
    listed = {entry.party for entry in entries if entry.party}
    lists = {("lists", list_id) for list_id in record.by_id["lists"]}
    for about in (*sorted(lists), *sorted(listed)):
        yield Feed(package, record.name(*about), tuple(by_key.get(about, ())), about)


def _entries(record: Record, older: Record | None) -> tuple[Entry, ...]:
    happened = world(record)
    if older is None:
        return tuple(happened)
    from watchers.changes.packages import compare_packages
    from watchers.site.feeds.corrections import corrections

    known = {entry.entry_id: entry for entry in world(older)}
    marked = [
        entry if _is_as_before(entry, known.get(entry.entry_id)) else replace(entry, is_new=True)
        for entry in happened
    ]
    ours = corrections(compare_packages(older.package, new=record.package), older, record)
    return tuple(sorted([*marked, *ours], key=lambda entry: entry.order))


def _is_as_before(entry: Entry, before: Entry | None) -> bool:
    """Whether an older release told the same."""
    return before is not None and (entry.title, entry.text) == (before.title, before.text)
