"""Compares the record's designations on one list with the entries of a downloaded copy of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from watchers.answers.listing_dates import listed_from
from watchers.dates.as_of import Truth, happened
from watchers.dates.partial_date import first_day
from watchers.matching.index import Index
from watchers.official.entries import Entry
from watchers.official.list_copy import ListCopy
from watchers.official.read_copy import check_holds
from watchers.reconcile.copy_day import CopyDay, copy_day
from watchers.reconcile.discrepancy import Discrepancy, Kind
from watchers.reconcile.elsewhere import parties_on_other_lists, perhaps_parties
from watchers.reconcile.expectation import Expectation, expect, expectations_beside
from watchers.reconcile.explanations import explained
from watchers.reconcile.fields import new_parts, value_discrepancies
from watchers.reconcile.identify import (
    IdentifiedEntry,
    Identifier,
    entries_of_rows,
    weak_bearers,
)
from watchers.reconcile.last_copy import LastCopy
from watchers.reconcile.matched_row import MatchedRow
from watchers.reconcile.missing import unrecorded_parties
from watchers.reconcile.names import NamesOnList, name_discrepancies
from watchers.reconcile.unread_days import unread_days
from watchers.reconcile.wholeness import Wholeness, judge
from watchers.tables.rows import Record, Row, party_id_of


@dataclass(frozen=True, kw_only=True)
class Reconciliation:
    """How the record differs from one copy of a list."""

    list_id: str
    copy: ListCopy
    copy_day: CopyDay
    discrepancies: list[Discrepancy]
    expectation: Expectation
    wholeness: Wholeness
    notes: list[str]

    @property
    def older_or_gone(self) -> list[Row]:
        """Listings that the file lacks because it is older than they, or because they are gone.

        Its day is known by the record's other listings only, so nothing tells which.
        """
        return self.expectation.not_yet if self.copy_day.is_of_record else []

    @property
    def is_part(self) -> bool:
        """Whether the file may be only a part, so that removals cannot be read from it."""
        return self.wholeness.is_part

    @property
    def unexplained(self) -> list[Discrepancy]:
        return [item for item in self.discrepancies if not item.explained_by]


def reconcile(
    record: Record,
    *,
    index: Index,
    list_id: str,
    copy: ListCopy,
    day: str = "",
    last: LastCopy | None = None,
) -> Reconciliation:
    """How the record's rows on the list `list_id` differ from the copy.

    day: the day of the copy (YYYY-MM-DD) if that is known from elsewhere; last: an earlier copy.
    Raises UnreadableList if the copy is of another list, has none of the parties expected on it or
    something newer than `day`, if its day is unknown, or if most of its days cannot be read.
    """
    identifier = Identifier(record, index=index)
    entries = [identifier.identify(entry) for entry in _entries(copy, list_id)]
    unread = unread_days(copy, list_id)
    rows = record.where("designations", list_id=list_id)
    matches = entries_of_rows(rows, entries=entries, identifier=identifier)
    matched_rows = [row for row in rows if matches[row["designation_id"]]]
    of_day = copy_day(copy, list_id=list_id, given=day, matched_rows=matched_rows)
    expectation = expect(rows, matches=matches, day=of_day.day)
    others = [identifier.identify(entry) for entry in _of_other_lists(copy, list_id)]
    beside = expectations_beside(record, entries=others, identifier=identifier, day=of_day.day)
    wholeness = judge(copy, list_id=list_id, expectation=expectation, beside=beside, last=last)
    unrecorded, notes = unrecorded_parties(
        rows, entries=entries, others=others, copy=copy, list_id=list_id
    )
    names = NamesOnList.load(record, rows=rows)
    discrepancies = [
        *unrecorded,
        *_missing(expectation, wholeness=wholeness, entries=entries),
        *_of_rows(rows, matches=matches, day=of_day.day, names=names),
        *parties_on_other_lists([*entries, *others], copy=copy, list_id=list_id, record=record),
        *perhaps_parties([*entries, *others], copy=copy, identifier=identifier, record=record),
    ]
    return Reconciliation(
        list_id=list_id,
        copy=copy,
        copy_day=of_day,
        discrepancies=explained(discrepancies, record=record),
        expectation=expectation,
        wholeness=wholeness,
        notes=[*([unread.in_words()] if unread else ()), *notes],
    )


def _entries(copy: ListCopy, list_id: str) -> list[Entry]:
    check_holds(copy, list_id=list_id)
    return copy.of_list[list_id]


def _of_other_lists(copy: ListCopy, list_id: str) -> Iterator[Entry]:
    for other, entries in copy.of_list.items():
        if other != list_id:
            yield from entries


def _start(row: Row) -> str:
    date, _ = listed_from(row)
    return date


def _missing(
    expectation: Expectation, *, wholeness: Wholeness, entries: list[IdentifiedEntry]
) -> Iterator[Discrepancy]:
    """The listings that the copy lacks: gone from a whole list, unseen in a part of one."""
    for row in expectation.missing:
        start, column = listed_from(row)
        remarks = [f"{column} {start}", row["citation"]]
        remarks += [
            f"{bearer.name}, line {bearer.line}, has this name as a weak alias only"
            for bearer in weak_bearers(row, entries)
        ]
        yield Discrepancy(
            Kind.UNSEEN if wholeness.is_part else Kind.GONE,
            list_id=row["list_id"],
            party_id=party_id_of(row),
            in_record=row["name_as_listed"],
            designation_id=row["designation_id"],
            remark="; ".join(filter(None, remarks)),
        )


def _of_rows(
    rows: list[Row], *, matches: dict[str, list[Entry]], day: str, names: NamesOnList
) -> Iterator[Discrepancy]:
    """The discrepancies of the parties that have a row that had begun by the day."""
    by_party: dict[str, list[Row]] = {}
    for row in rows:
        by_party.setdefault(party_id_of(row), []).append(row)
    for rows_of_party in by_party.values():
        begun = [row for row in rows_of_party if first_day(_start(row)) <= day]
        if not begun:
            continue
        yield from _of_party(begun, matches=matches, day=day, names=names)
        if entries := matches[begun[0]["designation_id"]]:
            yield from new_parts(rows_of_party, entries=entries)


def _of_party(
    begun: list[Row], *, matches: dict[str, list[Entry]], day: str, names: NamesOnList
) -> Iterator[Discrepancy]:
    """Other values in the rows that hold on the day; if all have ended, that the list goes on."""
    holding = [row for row in begun if not _has_ended(row, day)]
    for row in holding or begun[-1:]:
        entries = matches[row["designation_id"]]
        if not entries:
            continue
        matched = MatchedRow(row, entries, rows_of_party=begun)
        if holding:
            yield from value_discrepancies(matched)
            yield from name_discrepancies(matched, names=names)
        else:
            yield matched.discrepancy(
                Kind.ENDED,
                in_file=entries[0].name,
                in_record=row["ended_on"],
                remark=row["end_reason"],
            )


def _has_ended(row: Row, day: str) -> bool:
    return happened(row["ended_on"], day) is Truth.YES
