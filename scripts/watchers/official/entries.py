"""What all official lists say of a party, whatever the layout of their files."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from watchers.matching.writing import folded


class UnreadableList(Exception):
    """The file is no official list that can be read, or not the whole of one; the message says why."""


@dataclass(frozen=True)
class Entry:
    """One party on one list.

    list_id: the record's id of the list, or a slug of a list that the record does not have; name, aliases: as
    printed, without doubled spaces; is_person: where the file says so; country: ISO 3166-1 alpha-2, where known;
    since: the day that the file gives for the listing (YYYY-MM-DD); later_days: further ones, for other parts of
    the law; notices: the citations, programmes or regimes
    under which the party stands; statutes: the parts of the law, where the list has several; identifiers: scheme
    and value; speaks_of_xinjiang: whether the entry itself names Xinjiang; line: where it stands in the file.
    """

    list_id: str
    name: str
    line: int
    aliases: tuple[str, ...] = ()
    is_person: bool | None = None
    country: str = ""
    since: str = ""
    later_days: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    statutes: tuple[str, ...] = ()
    identifiers: tuple[tuple[str, str], ...] = ()
    speaks_of_xinjiang: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name, *self.aliases)


@dataclass
class Copy:
    """One downloaded file: its layout, its day as far as it tells it, and its entries.

    vintage: the day on which it was published, or where it does not say so the newest day in it, so that the file
    is of that day or later; vintage_by: which of the two; lists: the publisher's names of the lists in it;
    rows: how many rows or elements were read; whole_by: what shows that nothing is missing, or an empty text.
    """

    layout: str
    entries: list[Entry]
    lists: dict[str, str]
    vintage: str = ""
    vintage_by: str = ""
    rows: int = 0
    whole_by: str = ""
    of_list: dict[str, list[Entry]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.entries = merged(self.entries)
        for entry in self.entries:
            self.of_list.setdefault(entry.list_id, []).append(entry)


def merged(entries: Iterable[Entry]) -> list[Entry]:
    """One entry for each party: files repeat a party for each address, each alias or each part of the law."""
    found: dict[tuple[str, ...], Entry] = {}
    for entry in entries:
        key = (entry.list_id, *(entry.identifiers[0] if entry.identifiers else ("", folded(entry.name))))
        found[key] = _joined(found[key], entry) if key in found else entry
    return list(found.values())


def _joined(first: Entry, other: Entry) -> Entry:
    days = sorted(filter(None, {first.since, *first.later_days, other.since}))
    aliases = dict.fromkeys((*first.aliases, *((other.name,) if folded(other.name) != folded(first.name) else ()), *other.aliases))
    return replace(
        first,
        aliases=tuple(aliases),
        since=next(iter(days), ""),
        later_days=tuple(days[1:]),
        notices=tuple(dict.fromkeys(first.notices + other.notices)),
        statutes=tuple(dict.fromkeys(first.statutes + other.statutes)),
        country=first.country or other.country,
        speaks_of_xinjiang=first.speaks_of_xinjiang or other.speaks_of_xinjiang,
    )
