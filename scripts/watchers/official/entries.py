"""What all official lists say of a party, whatever the layout of their files."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import KW_ONLY, dataclass, replace

from watchers.names.normalize import folded
from watchers.official.dates import unread_in


class UnreadableList(Exception):
    """The file is not a complete official list in a known layout; the message says why."""


@dataclass(frozen=True)
class Entry:
    """One party on one list."""

    list_id: str
    """The id of the list in the record, or a slug if the record does not have the list."""
    name: str
    """As printed, without doubled spaces."""
    line: int
    """Where the entry begins in the file: a line, a row of a sheet, or the number of an element."""
    _: KW_ONLY
    aliases: tuple[str, ...] = ()
    """The other names, as printed, but for the weak ones."""
    weak_aliases: tuple[str, ...] = ()
    """Names that the list itself calls weak, or of low quality: nicknames, acronyms and others that
    many may bear. They identify nobody by themselves."""
    name_is_weak: bool = False
    """Whether `name` is such a name, as in a row of the file for one weak alias."""
    is_person: bool | None = None
    """None if the file does not say."""
    country: str = ""
    """ISO 3166-1 alpha-2 if known, or the country in words; empty if unknown or several."""
    since: str = ""
    """The day of the listing (YYYY-MM-DD) that the file gives, as `iso_date` gives it."""
    is_of_printing: bool = False
    """Whether the days are those on which notices were printed, and not those of their effect."""
    notices: tuple[str, ...] = ()
    """Citations, programmes or regimes of the listing, those of the earliest listing first."""
    statutes: tuple[str, ...] = ()
    """The parts of the law under which the party is listed, on lists that have several."""
    further: tuple[tuple[tuple[str, ...], str], ...] = ()
    """Parts of the law and day of each further row of the party."""
    identifiers: tuple[tuple[str, str], ...] = ()
    """Scheme and value; the party's number on the list comes first."""
    speaks_of_xinjiang: bool = False
    """Whether the entry itself names Xinjiang."""

    @property
    def names(self) -> tuple[str, ...]:
        """The names that can identify the party: all but the weak ones."""
        return self.aliases if self.name_is_weak else (self.name, *self.aliases)

    @property
    def weak_names(self) -> tuple[str, ...]:
        """The names that only hint at the party."""
        return (self.name, *self.weak_aliases) if self.name_is_weak else self.weak_aliases

    @property
    def unread_day(self) -> str:
        """What the file prints as the day of the listing, if that could not be read."""
        return unread_in(self.since)

    @property
    def rows(self) -> tuple[tuple[tuple[str, ...], str], ...]:
        """The parts of the law and the day of each row of the party."""
        return ((self.statutes, self.since), *self.further)

    @property
    def first_day(self) -> str:
        """The day of the earliest row; empty if no row has one."""
        return min((day for _, day in self.rows if day), default="")


def merged(entries: Iterable[Entry]) -> list[Entry]:
    """One entry for each party: files repeat a party for each address, alias or part of the law."""
    by_party: dict[tuple[str, ...], Entry] = {}
    for entry in entries:
        key = party_key(entry)
        by_party[key] = _joined(by_party[key], entry) if key in by_party else entry
    return list(by_party.values())


def party_key(entry: Entry) -> tuple[str, ...]:
    """The list with the party's first number, or with its name if it has no number."""
    if entry.identifiers:
        return (entry.list_id, *entry.identifiers[0])
    return (entry.list_id, "", folded(entry.name))


def _joined(first: Entry, other: Entry) -> Entry:
    """One entry of two rows of the same party; the name is that of the first."""
    is_renamed = folded(other.name) != folded(first.name)
    aliases = other.names if is_renamed else other.aliases
    weak_aliases = other.weak_names if is_renamed else other.weak_aliases
    is_earlier = bool(other.since) and other.since < (first.first_day or other.since)
    notices = other.notices + first.notices if is_earlier else first.notices + other.notices
    row = (other.statutes, other.since)
    return replace(
        first,
        aliases=tuple(dict.fromkeys((*first.aliases, *aliases))),
        weak_aliases=tuple(dict.fromkeys((*first.weak_aliases, *weak_aliases))),
        further=first.further if _has_row(first, row) else (*first.further, row),
        notices=tuple(dict.fromkeys(notices)),
        country=_joined_country({first.country, other.country} - {""}),
        speaks_of_xinjiang=first.speaks_of_xinjiang or other.speaks_of_xinjiang,
    )


def _has_row(entry: Entry, row: tuple[tuple[str, ...], str]) -> bool:
    """Whether the entry has the row; two days that could not be read are the same as printed."""
    return any(row == known and unread_in(row[1]) == unread_in(known[1]) for known in entry.rows)


def _joined_country(countries: set[str]) -> str:
    """China if a party has addresses there among others; empty if it is in several others."""
    if len(countries) == 1:
        return countries.pop()
    return "CN" if "CN" in countries else ""
