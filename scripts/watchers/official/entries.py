"""What all official lists say of a party, whatever the layout of their files."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from watchers.names.normalize import folded


class UnreadableList(Exception):
    """The file is no official list that can be read, or not the whole of one; the message says why."""


@dataclass(frozen=True)
class Entry:
    """One party on one list.

    list_id: the record's id of the list, or a slug of a list that the record does not have; name, aliases: as
    printed, without doubled spaces; is_person: where the file says so; country: ISO 3166-1 alpha-2, where known;
    statutes: the parts of the law, where the list has several; since: the day that the file gives for the listing
    (YYYY-MM-DD); further: parts of the law and days of the party's other rows; notices: the citations, programmes
    or regimes under which it stands, those of the earliest listing first; identifiers: scheme and value;
    speaks_of_xinjiang: whether the entry itself names Xinjiang; line: where it stands in the file.
    """

    list_id: str
    name: str
    line: int
    aliases: tuple[str, ...] = ()
    is_person: bool | None = None
    country: str = ""
    since: str = ""
    notices: tuple[str, ...] = ()
    statutes: tuple[str, ...] = ()
    further: tuple[tuple[tuple[str, ...], str], ...] = ()
    identifiers: tuple[tuple[str, str], ...] = ()
    speaks_of_xinjiang: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name, *self.aliases)

    @property
    def rows(self) -> tuple[tuple[tuple[str, ...], str], ...]:
        """The parts of the law and the day of each row of the party."""
        return ((self.statutes, self.since), *self.further)

    @property
    def first_day(self) -> str:
        return min((day for _, day in self.rows if day), default="")


@dataclass
class Copy:
    """One downloaded file: its layout, its day as far as it tells it, and its entries.

    vintage: the day on which it was published, or where it does not say so the newest day in it, so that the file
    is of that day or later; vintage_by: how it is known; is_dated: whether the file says its day; lists: the publisher's names of the lists in it;
    whole_by: what shows that nothing is missing, as the publisher's own count, or an empty text; may_be_cut: whether
    the file ends as if something were missing.
    """

    layout: str
    entries: list[Entry]
    lists: dict[str, str]
    vintage: str = ""
    vintage_by: str = ""
    whole_by: str = ""
    is_dated: bool = False
    may_be_cut: bool = False
    of_list: dict[str, list[Entry]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.entries = merged(self.entries)
        for entry in self.entries:
            self.of_list.setdefault(entry.list_id, []).append(entry)


def merged(entries: Iterable[Entry]) -> list[Entry]:
    """One entry for each party: files repeat a party for each address, each alias or each part of the law."""
    found: dict[tuple[str, ...], Entry] = {}
    for entry in entries:
        key = (
            entry.list_id,
            *(entry.identifiers[0] if entry.identifiers else ("", folded(entry.name))),
        )
        found[key] = _joined(found[key], entry) if key in found else entry
    return list(found.values())


def _joined(first: Entry, other: Entry) -> Entry:
    aliases = dict.fromkeys(
        (
            *first.aliases,
            *((other.name,) if folded(other.name) != folded(first.name) else ()),
            *other.aliases,
        )
    )
    is_earlier = bool(other.since) and other.since < (first.first_day or other.since)
    notices = other.notices + first.notices if is_earlier else first.notices + other.notices
    row = (other.statutes, other.since)
    return replace(
        first,
        aliases=tuple(aliases),
        further=first.further if row in first.rows else (*first.further, row),
        notices=tuple(dict.fromkeys(notices)),
        country=_country({first.country, other.country} - {""}),
        speaks_of_xinjiang=first.speaks_of_xinjiang or other.speaks_of_xinjiang,
    )


def _country(countries: set[str]) -> str:
    """The country of a party with addresses in several: China where it is among them, else not known."""
    return countries.pop() if len(countries) == 1 else "CN" if "CN" in countries else ""
