"""Compares the record's designations on one list with the entries of a downloaded copy of it."""

from __future__ import annotations

from collections.abc import Iterator

from watchers.matching.index import Index
from watchers.official.list_copy import ListCopy
from watchers.reconcile.copy_day import copy_day
from watchers.reconcile.discrepancy import Discrepancy
from watchers.reconcile.elsewhere import parties_on_other_lists, perhaps_parties
from watchers.reconcile.expectation import Expectation, expect, expectations_beside
from watchers.reconcile.explanations import explained
from watchers.reconcile.last_copy import LastCopy
from watchers.reconcile.listings import missing_listings, other_values
from watchers.reconcile.matched_list import MatchedList
from watchers.reconcile.missing import unrecorded_parties
from watchers.reconcile.names import NamesOnList
from watchers.reconcile.reconciliation import Reconciliation
from watchers.reconcile.unread_days import unread_days
from watchers.reconcile.wholeness import Wholeness, judge
from watchers.tables.rows import Record


def reconcile(
    record: Record,
    *,
    index: Index,
    list_id: str,
    copy: ListCopy,
    day: str = "",
    fetched_on: str = "",
    last: LastCopy | None = None,
) -> Reconciliation:
    """How the record's rows on the list `list_id` differ from the copy.

    day: the day of the copy (YYYY-MM-DD) if that is known from elsewhere; fetched_on: that on which
    its publisher offered it; last: an earlier copy. Raises UnreadableList if the copy is of another
    list, has none of the parties expected on it or something newer than `day`, if its day is
    unknown, or if most of its days cannot be read.
    """
    matched = MatchedList.of(record, index=index, list_id=list_id, copy=copy)
    unread = unread_days(copy, list_id)
    of_day = copy_day(
        copy,
        list_id=list_id,
        given=day,
        fetched_on=fetched_on,
        matched_rows=matched.matched_rows,
    )
    expectation = expect(matched.rows, matches=matched.matches, day=of_day.day)
    wholeness = _wholeness(matched, expectation, day=of_day.day, last=last)
    unrecorded, notes = unrecorded_parties(matched)
    others = _discrepancies(matched, expectation, wholeness=wholeness, day=of_day.day)
    return Reconciliation(
        list_id=list_id,
        copy=copy,
        copy_day=of_day,
        discrepancies=explained([*unrecorded, *others], record=record),
        expectation=expectation,
        wholeness=wholeness,
        notes=[*([unread.in_words()] if unread else ()), *notes],
    )


def _wholeness(
    matched: MatchedList, expectation: Expectation, *, day: str, last: LastCopy | None
) -> Wholeness:
    beside = expectations_beside(
        matched.record, entries=matched.others, identifier=matched.identifier, day=day
    )
    return judge(
        matched.copy, list_id=matched.list_id, expectation=expectation, beside=beside, last=last
    )


def _discrepancies(
    matched: MatchedList, expectation: Expectation, *, wholeness: Wholeness, day: str
) -> Iterator[Discrepancy]:
    """All but those of parties that the record does not have."""
    names = NamesOnList.load(matched.record, rows=matched.rows)
    yield from missing_listings(expectation, wholeness=wholeness, entries=matched.entries)
    yield from other_values(matched.rows, matches=matched.matches, day=day, names=names)
    yield from parties_on_other_lists(matched)
    yield from perhaps_parties(matched)
