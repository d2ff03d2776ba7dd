"""On which lists a party was on a day: listed, not listed, or unknown with the reason.

A party is listed if a listing had begun and no end is known: a removal needs a notice. It is not
listed only if `coverage` says that the list was checked for that day. Everything else is unknown,
and so is a listing after a removal of parties that the source does not name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from watchers.dates.as_of import Truth, happened
from watchers.screening.list_coverage import ListCoverage
from watchers.screening.listing_dates import LISTED_FROM, Listing, listed_from, listing_on
from watchers.screening.reasons import Reason, ReasonKind
from watchers.tables.rows import Record, Row, party_id_of

__all__ = ["LISTED_FROM", "ListStatus", "Listings", "Standing", "listed_from"]


class Standing(StrEnum):
    """What can be said of a party and a list on a day."""

    LISTED = "listed"
    NOT_LISTED = "not_listed"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class ListStatus:
    """Whether a party was on one list on the day asked, and what that rests on."""

    list_id: str
    standing: Standing
    since: str = ""
    """From when it was listed; empty unless it was."""
    since_basis: str = ""
    """The column that `since` is taken from."""
    reasons: tuple[Reason, ...] = ()
    checked_to: str = ""
    """The last day for which the list was checked; empty if unknown."""
    citations: tuple[str, ...] = ()
    designation_ids: tuple[str, ...] = ()
    source_ids: tuple[str, ...] = ()


class Listings:
    """The record's designations and coverage, asked for one day (YYYY-MM-DD)."""

    def __init__(self, record: Record, day: str) -> None:
        self.day = day
        self.released = record.package.created
        self._lists = record.by_id["lists"]
        self._published = {
            row["source_id"]: row["published_on"] for row in record.tables["sources"]
        }
        self._rows: dict[tuple[str, str], list[Row]] = defaultdict(list)
        for row in record.tables["designations"]:
            self._rows[party_id_of(row), row["list_id"]].append(row)
        coverage: dict[str, list[Row]] = defaultdict(list)
        for row in record.tables["coverage"]:
            coverage[row["list_id"]].append(row)
        self._coverage = {
            list_id: ListCoverage(tuple(coverage[list_id])) for list_id in self._lists
        }

    def status_on_all_lists(self, party_id: str) -> list[ListStatus]:
        """One status for each list of the record, in the lists' order."""
        return [self.status_on(party_id, list_id) for list_id in self._lists]

    def status_on(self, party_id: str, list_id: str) -> ListStatus:
        """The status on one list: the answer of the first rung of the ladder that has one."""
        case = _Case(
            day=self.day,
            released=self.released,
            list_row=self._lists[list_id],
            coverage=self._coverage[list_id],
            listings=tuple(
                listing_on(row, self.day, seen_on=self._published.get(row["source_id"], ""))
                for row in self._rows.get((party_id, list_id), [])
            ),
        )
        for rung in LADDER:
            status = rung(case)
            if status is not None:
                return status
        return _as_far_as_checked(case)


@dataclass(frozen=True)
class _Case:
    """What the record says of one party and one list on the day asked."""

    day: str
    released: str
    list_row: Row
    coverage: ListCoverage
    listings: tuple[Listing, ...]

    def having(self, held: Truth) -> list[Listing]:
        return [listing for listing in self.listings if listing.held is held]

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Why listings did not hold, or why that is unknown; each reason once."""
        return tuple(dict.fromkeys(item.reason for item in self.listings if item.reason))

    def status(
        self, standing: Standing, listings: Sequence[Listing], *reasons: Reason | None
    ) -> ListStatus:
        """A status that rests on these listings or, without any, on the check of the list."""
        rows = [listing.row for listing in listings]
        sources = [row["source_id"] for row in rows] or list(self.coverage.source_ids)
        end_sources = [row["end_source_id"] for row in rows if row["end_source_id"]]
        return ListStatus(
            list_id=self.list_row["list_id"],
            standing=standing,
            reasons=tuple(reason for reason in reasons if reason),
            checked_to=self.coverage.checked_to,
            citations=tuple(dict.fromkeys(row["citation"] for row in rows if row["citation"])),
            designation_ids=tuple(row["designation_id"] for row in rows),
            source_ids=tuple(dict.fromkeys(sources + end_sources)),
        )


def _later_than_release(case: _Case) -> ListStatus | None:
    if case.day <= case.released:
        return None
    reason = Reason(ReasonKind.AFTER_RELEASE, date=case.released)
    return case.status(Standing.UNKNOWN, case.listings, reason)


def _removed_without_names(case: _Case) -> ListStatus | None:
    listings = case.having(Truth.YES)
    if not listings:
        return None
    removed_on = case.coverage.some_removed_on(case.day, since=[item.since for item in listings])
    if not removed_on:
        return None
    reason = Reason(ReasonKind.SOME_REMOVED, date=removed_on)
    return case.status(Standing.UNKNOWN, listings, reason)


def _on_the_list(case: _Case) -> ListStatus | None:
    listings = case.having(Truth.YES)
    if not listings:
        return None
    since, basis = min((listing.since, listing.since_basis) for listing in listings)
    status = case.status(Standing.LISTED, listings, _checked_before(case))
    return replace(status, since=since, since_basis=basis)


def _checked_before(case: _Case) -> Reason | None:
    """What to say of a listing if the list was not checked up to the day asked."""
    checked_to = case.coverage.checked_to
    if not checked_to:
        return Reason(ReasonKind.LAST_CHECK_UNDATED)
    if happened(checked_to, case.day) is Truth.YES and checked_to < case.day:
        return Reason(ReasonKind.CHECKED_EARLIER, date=checked_to)
    return None


def _list_not_begun(case: _Case) -> ListStatus | None:
    started_on = case.list_row.get("started_on", "")
    if happened(started_on, case.day) is not Truth.NO:
        return None
    reason = Reason(ReasonKind.NO_SUCH_LIST_YET, date=started_on)
    status = case.status(Standing.NOT_LISTED, case.listings, reason)
    return replace(status, source_ids=(case.list_row["source_id"],))


def _undecided(case: _Case) -> ListStatus | None:
    listings = case.having(Truth.UNKNOWN)
    return case.status(Standing.UNKNOWN, listings, *case.reasons) if listings else None


def _as_far_as_checked(case: _Case) -> ListStatus:
    """No listing holds: not listed if the list was checked for the day, unknown otherwise."""
    checked, limit = case.coverage.was_checked(case.day)
    standing = Standing.NOT_LISTED if checked else Standing.UNKNOWN
    return case.status(standing, case.listings, *case.reasons, limit)


LADDER = (_later_than_release, _removed_without_names, _on_the_list, _list_not_begun, _undecided)
"""Asked in this order; the first that has an answer gives it."""
