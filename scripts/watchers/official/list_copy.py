"""A downloaded copy of a list: its entries, its date, and whether it is complete."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from watchers.official.entries import Entry, merged
from watchers.official.layout import Layout


class Basis(StrEnum):
    """What the date of a copy rests on, as reports print it."""

    REPORT_DATE = "the report date that it gives"
    PUBLICATION_DATE = "the day of publication that it gives"
    GENERATION_DATE = "the day on which it was generated"
    DATA_DATE = "the day of its data that it gives"
    NEWEST_EFFECTIVE_DATE = "the newest effective date in it"
    NEWEST_ENTRY = "the newest listing in it"
    NEWEST_UPDATE = "the newest update in it"

    @property
    def is_exact(self) -> bool:
        """Whether the copy is of that day; otherwise it is of that day or later."""
        return self in _STATED


_STATED = frozenset(
    {Basis.REPORT_DATE, Basis.PUBLICATION_DATE, Basis.GENERATION_DATE, Basis.DATA_DATE}
)


class Proof(StrEnum):
    """What proves that a copy is complete, as reports print it."""

    COUNT_OF_ENTRIES = "its own count of entries"
    COUNT_OF_RESULTS = "its own count of results"
    END_MARK = "OFAC's end mark"


@dataclass(frozen=True)
class Dated:
    """A day (YYYY-MM-DD), and what it rests on."""

    day: str
    basis: Basis

    @classmethod
    def if_known(cls, day: str, *, basis: Basis) -> Dated | None:
        """None if the day is empty."""
        return cls(day, basis) if day else None


@dataclass(frozen=True, kw_only=True)
class ListCopy:
    """What one downloaded file says."""

    layout: Layout
    """How the file is laid out."""
    entries: Sequence[Entry]
    """The entries as they come in the file, which may repeat a party."""
    as_of: Dated | None = None
    """The day of the copy; None if the file holds no date."""
    complete: Proof | None = None
    """What proves that nothing is missing; None if nothing does."""
    may_be_cut: bool = False
    """Whether the file ends as if something were missing."""
    kept_elsewhere: str = ""
    """What the publisher keeps in another file of this list, so that it could not be compared."""
    leading: frozenset[str] = frozenset()
    """Other programmes of the same publication, by the ids in `of_list`: their entries that name
    Xinjiang may belong to the list that is asked for."""
    list_names: Mapping[str, str] = field(default_factory=dict)
    """The publisher's names of lists, where they are not those of the layout."""
    remarks: Sequence[str] = ()
    """Sentences for the report: other files that were read for it, or what is only in those."""

    @cached_property
    def parties(self) -> list[Entry]:
        """One entry for each party on each list."""
        return merged(self.entries)

    @cached_property
    def of_list(self) -> dict[str, list[Entry]]:
        """The parties on each list in the file, by the id of the list."""
        by_list: dict[str, list[Entry]] = {}
        for entry in self.parties:
            by_list.setdefault(entry.list_id, []).append(entry)
        return by_list

    @property
    def lists(self) -> dict[str, str]:
        """The lists in the file: id, and the publisher's name."""
        names = {**self.layout.lists, **self.list_names}
        return {list_id: names.get(list_id, list_id) for list_id in self.of_list}
