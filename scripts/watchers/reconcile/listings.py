"""Discrepancies of the record's listings: those that a copy lacks, and those with other values."""

from __future__ import annotations

from collections.abc import Iterator

from watchers.answers.listing_dates import listed_from
from watchers.dates.as_of import Truth, happened
from watchers.dates.partial_date import first_day
from watchers.official.entries import Entry
from watchers.reconcile.discrepancy import Discrepancy, Kind
from watchers.reconcile.expectation import Expectation
from watchers.reconcile.fields import new_parts, value_discrepancies
from watchers.reconcile.identify import IdentifiedEntry, weak_bearers
from watchers.reconcile.matched_row import MatchedRow
from watchers.reconcile.names import NamesOnList, name_discrepancies
from watchers.reconcile.wholeness import Wholeness
from watchers.tables.rows import Row, party_id_of


def _start(row: Row) -> str:
    date, _ = listed_from(row)
    return date


def missing_listings(
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


def other_values(
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
