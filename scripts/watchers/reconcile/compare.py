"""Compares the record's designations on one list with the entries of a downloaded copy of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from watchers.answers.listing_dates import listed_from
from watchers.dates.as_of import Truth, happened
from watchers.dates.partial_date import first_day
from watchers.matching.index import Index
from watchers.official.entries import Entry, UnreadableList
from watchers.official.list_copy import ListCopy
from watchers.reconcile.copy_day import CopyDay, copy_day
from watchers.reconcile.discrepancy import Discrepancy, Kind
from watchers.reconcile.expectation import Expectation, expect
from watchers.reconcile.explanations import explained
from watchers.reconcile.fields import new_parts, value_discrepancies
from watchers.reconcile.identify import Identifier, entries_of_rows
from watchers.reconcile.matched_row import MatchedRow
from watchers.reconcile.missing import parties_on_other_lists, unrecorded_parties
from watchers.reconcile.names import NamesOnList, name_discrepancies
from watchers.tables.rows import Record, Row, party_id_of


@dataclass(frozen=True, kw_only=True)
class Reconciliation:
    """How the record differs from one copy of a list."""

    list_id: str
    copy: ListCopy
    copy_day: CopyDay
    discrepancies: list[Discrepancy]
    expectation: Expectation
    is_part: bool
    """Whether the file is cut off or lacks too much for removals to be read from it."""
    notes: list[str]

    @property
    def unexplained(self) -> list[Discrepancy]:
        return [item for item in self.discrepancies if not item.explained_by]


def reconcile(
    record: Record, *, index: Index, list_id: str, copy: ListCopy, day: str = ""
) -> Reconciliation:
    """How the record's rows on the list `list_id` differ from the copy.

    day: the day of the copy (YYYY-MM-DD) if that is known from elsewhere. Raises UnreadableList if
    the copy is of another list, has none of the parties expected on it or something newer than
    `day`, or if its day is unknown.
    """
    identifier = Identifier(record, index=index)
    entries = [identifier.identify(entry) for entry in _entries(copy, list_id)]
    rows = record.where("designations", list_id=list_id)
    matches = entries_of_rows(rows, entries=entries, identifier=identifier)
    matched_rows = [row for row in rows if matches[row["designation_id"]]]
    of_day = copy_day(copy, list_id=list_id, given=day, matched_rows=matched_rows)
    expectation = expect(rows, matches=matches, day=of_day.day, list_id=list_id)
    is_part = expectation.shows_part(copy)
    unrecorded, notes = unrecorded_parties(rows, entries=entries, list_id=list_id)
    names = NamesOnList.load(record, rows=rows)
    discrepancies = [
        *unrecorded,
        *(() if is_part else map(_gone, expectation.missing)),
        *_of_rows(rows, matches=matches, day=of_day.day, names=names),
        *parties_on_other_lists(
            entries, copy=copy, list_id=list_id, identifier=identifier, record=record
        ),
    ]
    return Reconciliation(
        list_id=list_id,
        copy=copy,
        copy_day=of_day,
        discrepancies=explained(discrepancies, record=record),
        expectation=expectation,
        is_part=is_part,
        notes=[*(expectation.notes if is_part else ()), *notes],
    )


def _entries(copy: ListCopy, list_id: str) -> list[Entry]:
    entries = copy.of_list.get(list_id, [])
    if not entries:
        lists = ", ".join(copy.lists.values())
        raise UnreadableList(f"the file is {copy.layout} and holds {lists}, not {list_id}")
    return entries


def _start(row: Row) -> str:
    date, _ = listed_from(row)
    return date


def _gone(row: Row) -> Discrepancy:
    start, column = listed_from(row)
    citation = f"; {row['citation']}" if row["citation"] else ""
    return Discrepancy(
        Kind.GONE,
        list_id=row["list_id"],
        party_id=party_id_of(row),
        in_record=row["name_as_listed"],
        designation_id=row["designation_id"],
        remark=f"{column} {start}{citation}",
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
