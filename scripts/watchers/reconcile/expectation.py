"""Which of the record's listings a copy of a list should have, and which of them it has."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from watchers.answers.listing_dates import listed_from
from watchers.dates.as_of import Truth, happened
from watchers.dates.today import today
from watchers.official.entries import Entry
from watchers.reconcile.identify import IdentifiedEntry, Identifier, entries_of_rows
from watchers.tables.listing_began import BEGAN_ON
from watchers.tables.rows import Record, Row

MAX_NAMED = 5
"""Parties that a sentence names."""


@dataclass(frozen=True)
class Expectation:
    """The record's open listings on a list, compared with a copy of it."""

    rows: list[Row]
    """Listings that had surely begun by the day of the copy."""
    missing: list[Row]
    """Those of them that are not in the copy."""
    others: list[Row]
    """The other open listings, which begin later or on an unknown date."""
    not_yet: list[Row]
    """Those of the others that are not in the copy, but for those that begin after today."""

    @property
    def later(self) -> int:
        """Number of the other open listings."""
        return len(self.others)

    @property
    def expected(self) -> int:
        return len(self.rows)

    @property
    def found(self) -> int:
        return len(self.rows) - len(self.missing)


def expect(rows: list[Row], *, matches: dict[str, list[Entry]], day: str) -> Expectation:
    """What a copy of the day should have of the designations `rows`.

    matches: the entries of each designation, by its id.
    """
    without_end = [row for row in rows if not row["ended_on"]]
    expected: list[Row] = []
    others: list[Row] = []
    for row in without_end:
        has_begun = happened(_surely_from(row), day) is Truth.YES
        (expected if has_begun else others).append(row)
    may_have_begun = [row for row in others if happened(_surely_from(row), today()) is not Truth.NO]
    return Expectation(
        expected,
        missing=_without_entry(expected, matches),
        others=others,
        not_yet=_without_entry(may_have_begun, matches),
    )


def names_of(rows: list[Row]) -> str:
    """The names as listed of the first few rows, and how many more there are."""
    names = "; ".join(row["name_as_listed"] for row in rows[:MAX_NAMED])
    return f"{names} and {len(rows) - MAX_NAMED} more" if len(rows) > MAX_NAMED else names


def _surely_from(row: Row) -> str:
    """From when the party surely stood on the list: at the latest the day of its document."""
    start, _ = listed_from(row)
    return start or row.get(BEGAN_ON, "")


def _without_entry(rows: list[Row], matches: dict[str, list[Entry]]) -> list[Row]:
    return [row for row in rows if not matches[row["designation_id"]]]


def expectations_beside(
    record: Record, *, entries: list[IdentifiedEntry], identifier: Identifier, day: str
) -> Iterator[Expectation]:
    """What a copy of the day should have of the designations on each further list in it.

    entries: those of the further lists.
    """
    by_list: dict[str, list[IdentifiedEntry]] = {}
    for item in entries:
        by_list.setdefault(item.entry.list_id, []).append(item)
    for list_id, of_list in by_list.items():
        rows = record.where("designations", list_id=list_id)
        matches = entries_of_rows(rows, entries=of_list, identifier=identifier)
        yield expect(rows, matches=matches, day=day)
