"""The status of a party on a list on a day: questions in their order, of which the first decides.

A party is listed if a listing had begun and no end is known: a removal needs a notice. It is not
listed only if `coverage` says that the list was checked for that day, or not listed as of an older
day for which it was. A list that could be checked for nobody that day was not checked. Everything
else is unknown, and so is a listing after a removal of parties that the source does not name.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from watchers.answers.list_coverage import ListCoverage
from watchers.answers.list_status import ListStatus, Standing
from watchers.answers.listing_dates import Listing
from watchers.answers.reasons import Reason, ReasonKind
from watchers.dates.as_of import Truth, happened
from watchers.tables.rows import Row


@dataclass(frozen=True)
class Case:
    """What the record says of one party and one list on the day asked."""

    day: str
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


def _removed_without_names(case: Case) -> ListStatus | None:
    listings = case.having(Truth.YES)
    if not listings:
        return None
    removed_on = case.coverage.some_removed_on(case.day, since=[item.since for item in listings])
    if not removed_on:
        return None
    reason = Reason(ReasonKind.SOME_REMOVED, date=removed_on)
    return case.status(Standing.UNKNOWN, listings, reason)


def _on_the_list(case: Case) -> ListStatus | None:
    listings = case.having(Truth.YES)
    if not listings:
        return None
    since, basis = min((listing.since, listing.since_basis) for listing in listings)
    status = case.status(Standing.LISTED, listings, _checked_before(case))
    return replace(status, since=since, since_basis=basis)


def _checked_before(case: Case) -> Reason | None:
    """What to say of a listing if the list was not checked up to the day asked."""
    checked_to = case.coverage.checked_to
    if not checked_to:
        return Reason(ReasonKind.LAST_CHECK_UNDATED)
    if happened(checked_to, case.day) is Truth.YES and checked_to < case.day:
        return Reason(ReasonKind.CHECKED_EARLIER, date=checked_to)
    return None


def _list_not_begun(case: Case) -> ListStatus | None:
    started_on = case.list_row.get("started_on", "")
    if happened(started_on, case.day) is not Truth.NO:
        return None
    reason = Reason(ReasonKind.NO_SUCH_LIST_YET, date=started_on)
    status = case.status(Standing.NOT_LISTED, case.listings, reason, *case.reasons)
    return replace(status, source_ids=(case.list_row["source_id"],))


def _undecided(case: Case) -> ListStatus | None:
    listings = case.having(Truth.UNKNOWN)
    return case.status(Standing.UNKNOWN, listings, *case.reasons) if listings else None


def _checked_that_day(case: Case) -> ListStatus | None:
    """No listing holds, and the list was checked for the day."""
    checked, limit = case.coverage.was_checked(case.day)
    if not checked:
        return None
    standing = Standing.NOT_LISTED_XINJIANG_GROUNDS if limit else Standing.NOT_LISTED
    return case.status(standing, case.listings, *case.reasons, limit)


def _checked_before_that_day(case: Case) -> ListStatus | None:
    """No listing holds, and the last check, or a removal since, is of an older day."""
    older = case.coverage.last_check_before(case.day)
    if older is None:
        return None
    removed = [item.row["ended_on"] for item in case.listings if item.row["ended_on"]]
    as_of = max([older.to, *(on for on in removed if happened(on, case.day) is Truth.YES)])
    status = case.status(
        Standing.NOT_LISTED_AS_OF,
        case.listings,
        *case.reasons,
        Reason(ReasonKind.LAST_CHECKED, date=older.to),
        older.limit,
    )
    return replace(status, as_of=as_of)


def _not_checked(case: Case) -> ListStatus:
    """Nothing is known of the day; that matters if the party was, or came to be, on the list."""
    _, limit = case.coverage.was_checked(case.day)
    standing = Standing.UNKNOWN if case.listings else Standing.NOT_CHECKED
    return case.status(standing, case.listings, *case.reasons, limit)


LADDER = (
    _removed_without_names,
    _on_the_list,
    _list_not_begun,
    _undecided,
    _checked_that_day,
    _checked_before_that_day,
    _not_checked,
)
"""Asked in this order; the first that has an answer gives it. The last one always has."""


def status_of(case: Case) -> ListStatus:
    """The answer of the first rung of the ladder that has one."""
    return next(filter(None, (rung(case) for rung in LADDER)))
