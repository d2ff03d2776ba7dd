"""Of which day a downloaded copy of a list is."""

from __future__ import annotations

from dataclasses import dataclass

from watchers.answers.listing_dates import listed_from
from watchers.official.entries import UnreadableList
from watchers.official.list_copy import ListCopy
from watchers.tables.rows import Row, party_id_of

FULL_DATE_LENGTH = len("2017-04-12")


@dataclass(frozen=True)
class CopyDay:
    """The day of a copy."""

    day: str
    """YYYY-MM-DD."""
    basis: str
    """How it is known."""
    is_exact: bool = False
    """Whether the copy is of that day; otherwise of that day or later."""


def copy_day(
    copy: ListCopy, *, list_id: str, given: str, fetched_on: str, matched_rows: list[Row]
) -> CopyDay:
    """The day of the copy.

    That is the `given` day (YYYY-MM-DD) unless it is empty, else the day of its publication that
    the file gives, else the day on which it was fetched, if it was, else that of the newest thing
    in the file, or of the newest of `matched_rows`, the record's designations that are in the copy.
    Raises UnreadableList if there is none of these, or if the file has something newer than
    `given`.
    """
    if given and copy.as_of and given < copy.as_of.day:
        raise UnreadableList(
            f"the file is not of {given}: {copy.as_of.basis} is {copy.as_of.day}; "
            "give a later day, or leave out --as-of"
        )
    if given:
        return CopyDay(given, "as given", is_exact=True)
    if copy.as_of and copy.as_of.basis.is_exact:
        return CopyDay(copy.as_of.day, copy.as_of.basis, is_exact=True)
    if fetched_on:
        newest = copy.as_of.day if copy.as_of else ""
        return CopyDay(max(fetched_on, newest), "the day on which it was fetched", is_exact=True)
    if copy.as_of:
        return CopyDay(copy.as_of.day, copy.as_of.basis)
    newest = _newest_listing(matched_rows)
    if not newest:
        raise UnreadableList(
            f"the file has no date and none of the record's parties on {list_id}; "
            "give its day with --as-of"
        )
    return CopyDay(newest, "the newest listing of the record in it")


def _newest_listing(rows: list[Row]) -> str:
    """The newest day on which a party was first listed; empty if no row has a full date.

    Only its first listing counts, since a party with several may be in the file by that alone.
    """
    first: dict[str, str] = {}
    for row in rows:
        start, _ = listed_from(row)
        if len(start) == FULL_DATE_LENGTH:
            party_id = party_id_of(row)
            first[party_id] = min(start, first.get(party_id, start))
    return max(first.values(), default="")
