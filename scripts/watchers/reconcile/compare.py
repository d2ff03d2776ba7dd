"""Compares the record's designations on one list with the entries of a downloaded copy of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from watchers.dates.as_of import Truth, first_day, happened
from watchers.matching.index import Index
from watchers.official.entries import Copy, Entry, UnreadableList
from watchers.reconcile.copy_day import CopyDay, copy_day
from watchers.reconcile.discrepancy import Discrepancy, Kind
from watchers.reconcile.explanations import explained
from watchers.reconcile.fields import new_parts, value_discrepancies
from watchers.reconcile.identify import Identifier, entries_of_rows
from watchers.reconcile.matched_row import MatchedRow
from watchers.reconcile.missing import parties_on_other_lists, unrecorded_parties
from watchers.reconcile.names import NamesOnList, name_discrepancies
from watchers.screening.list_status import listed_from
from watchers.tables.rows import Record, Row, party_id_of

MAX_MISSING_SHARE = 0.1
"""Share of the expected parties that a complete list may lack; a file that lacks more is a part."""
MAX_NAMED = 5
"""Missing parties that a note names."""


@dataclass(frozen=True, kw_only=True)
class Reconciliation:
    """How the record differs from one copy of a list."""

    list_id: str
    copy: Copy
    copy_day: CopyDay
    discrepancies: list[Discrepancy]
    expected: int
    """Number of the record's listings that should be in the copy."""
    found: int
    """Number of these that are in it."""
    later: int
    """Number of listings that begin after the day of the copy, or may."""
    is_part: bool
    """Whether the file is cut off or lacks too much for removals to be read from it."""
    notes: list[str]

    @property
    def unexplained(self) -> list[Discrepancy]:
        return [item for item in self.discrepancies if not item.explained_by]


@dataclass(frozen=True)
class Expectation:
    """Which open listings of the record a copy should have."""

    expected: list[Row]
    """Those that had surely begun by the day of the copy."""
    missing: list[Row]
    """Those of them that are not in the copy."""
    later: int
    """Number of the other open listings."""


def reconcile(
    record: Record, *, index: Index, list_id: str, copy: Copy, day: str = ""
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
    expectation = _expectation(rows, matches=matches, day=of_day.day)
    missing = expectation.missing
    if missing and len(missing) == len(expectation.expected):
        raise UnreadableList(
            f"the file has none of the {len(missing)} parties expected on {list_id}: "
            "it is another list, or a part of one"
        )
    is_part = _is_part(copy, expectation)
    unrecorded, notes = unrecorded_parties(rows, entries=entries, list_id=list_id)
    if is_part and missing:
        names = "; ".join(row["name_as_listed"] for row in missing[:MAX_NAMED])
        notes.insert(0, f"Not found in the file: {names}")
    discrepancies = [
        *unrecorded,
        *(() if is_part else map(_gone, missing)),
        *_of_rows(rows, matches=matches, day=of_day.day, names=NamesOnList.load(record, rows=rows)),
        *parties_on_other_lists(
            entries, copy=copy, list_id=list_id, identifier=identifier, record=record
        ),
    ]
    return Reconciliation(
        list_id=list_id,
        copy=copy,
        copy_day=of_day,
        discrepancies=explained(discrepancies, record=record),
        expected=len(expectation.expected),
        found=len(expectation.expected) - len(missing),
        later=expectation.later,
        is_part=is_part,
        notes=notes,
    )


def _entries(copy: Copy, list_id: str) -> list[Entry]:
    entries = copy.of_list.get(list_id, [])
    if not entries:
        lists = ", ".join(copy.lists.values())
        raise UnreadableList(f"the file is {copy.layout} and holds {lists}, not {list_id}")
    return entries


def _expectation(rows: list[Row], *, matches: dict[str, list[Entry]], day: str) -> Expectation:
    without_end = [row for row in rows if not row["ended_on"]]
    expected = [row for row in without_end if happened(_start(row), day) is Truth.YES]
    missing = [row for row in expected if not matches[row["designation_id"]]]
    return Expectation(expected, missing, later=len(without_end) - len(expected))


def _is_part(copy: Copy, expectation: Expectation) -> bool:
    if copy.whole_by:
        return False
    max_missing = MAX_MISSING_SHARE * len(expectation.expected)
    return copy.may_be_cut or len(expectation.missing) > max_missing


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
