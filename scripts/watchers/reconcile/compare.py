"""Compares the record's designations on one list with the entries of a downloaded copy of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from watchers.dates.as_of import first_day, last_day
from watchers.matching.index import Index
from watchers.names.normalize import folded
from watchers.official.entries import Entry, UnreadableList
from watchers.official.list_copy import ListCopy
from watchers.reconcile.explanations import Difference, Kind, with_reasons
from watchers.reconcile.fields import Names, cell_differences, new_parts
from watchers.reconcile.identify import Identified, Identifier
from watchers.reconcile.missing import elsewhere, lacking
from watchers.screening.list_status import listed_from
from watchers.tables.rows import Record, Row, party_id_of

GIVEN = "as given"
PART = 0.1
"""Share of the expected parties that a whole list may lack; a file that lacks more is taken for a part of it."""
MOST_NAMED = 5
WHOLE_DAY = 10
"""Characters of a date that is known to the day."""


@dataclass(frozen=True)
class Reconciliation:
    """What came of comparing one list: the differences, and how many of the record's listings were looked for and found.

    day: the day of the copy, or one that it is not older than; is_part: whether the file is cut short, or lacks so much
    that nothing is said of what it lacks.
    """

    list_id: str
    copy: ListCopy
    day: str
    date_basis: str
    differences: list[Difference]
    expected: int
    found: int
    later: int
    is_part: bool
    notes: list[str]

    @property
    def unexplained(self) -> list[Difference]:
        return [difference for difference in self.differences if not difference.explained_by]


def reconcile(
    record: Record, index: Index, list_id: str, copy: ListCopy, day: str = ""
) -> Reconciliation:
    """How the record's rows on the list `list_id` differ from the copy.

    day: the day of the copy (YYYY-MM-DD), where it is known from elsewhere. Raises UnreadableList where the copy
    holds another list, not one of the parties that should stand on it, or something of a later day.
    """
    entries = copy.of_list.get(list_id, [])
    if not entries:
        raise UnreadableList(
            f"the file is {copy.layout.title} and holds {', '.join(copy.lists.values())}, not {list_id}"
        )
    identifier = Identifier(record, index)
    known = [(entry, identifier.party_of(entry)) for entry in entries]
    rows = record.where("designations", list_id=list_id)
    matched = _matched(rows, known, identifier)
    asked, by = _day(copy, day, [row for row in rows if matched[row["designation_id"]]])
    if not asked:
        raise UnreadableList(
            f"the file does not tell its day, and has none of the record's parties on {list_id}; give its day with --as-of"
        )
    expected, missing, later = _looked_for(rows, matched, asked)
    if expected and len(missing) == len(expected):
        raise UnreadableList(
            f"the file has none of the {len(expected)} parties that should stand on {list_id}: it is another list, or a part of one"
        )
    is_part = not copy.complete and (copy.may_be_cut or len(missing) > PART * len(expected))
    leads, notes = lacking(rows, known, list_id)
    if is_part and missing:
        notes = [
            f"Not found in the file: {'; '.join(row['name_as_listed'] for row in missing[:MOST_NAMED])}",
            *notes,
        ]
    gone = [] if is_part else map(_gone, missing)
    found = [
        *leads,
        *gone,
        *_of_rows(rows, matched, asked, record),
        *elsewhere(record, identifier, copy, list_id, known),
    ]
    return Reconciliation(
        list_id,
        copy,
        asked,
        by,
        with_reasons(found, record),
        len(expected),
        len(expected) - len(missing),
        later,
        is_part,
        notes,
    )


def _looked_for(
    rows: list[Row], matched: dict[str, list[Entry]], day: str
) -> tuple[list[Row], list[Row], int]:
    """The rows that should stand on the list on the day, those of them that do not, and how many begin later."""
    without_end = [row for row in rows if not row["ended_on"]]
    expected = [row for row in without_end if _surely_begun(row, day)]
    return (
        expected,
        [row for row in expected if not matched[row["designation_id"]]],
        len(without_end) - len(expected),
    )


def _matched(
    rows: list[Row], known: list[tuple[Entry, Identified | None]], identifier: Identifier
) -> dict[str, list[Entry]]:
    """For each designation the entries that name its party; those with the name as listed alone where there are any."""
    of_party: dict[str, list[Entry]] = {}
    named: dict[str, list[Entry]] = {}
    for entry, identified in known:
        if identified:
            of_party.setdefault(identified.party.party_id, []).append(entry)
        for name in entry.names:
            named.setdefault(folded(name), []).append(entry)
    found: dict[str, list[Entry]] = {}
    for row in rows:
        entries, listed = of_party.get(party_id_of(row), []), folded(row["name_as_listed"])
        same = [entry for entry in entries if folded(entry.name) == listed]
        # A party may stand on a list only as another name in the entry of its parent.
        within = [entry for entry in named.get(listed, []) if identifier.may_name(entry, row)]
        found[row["designation_id"]] = same or entries or within
    return found


def _day(copy: ListCopy, day: str, matched: list[Row]) -> tuple[str, str]:
    """The day of the copy: as given, as the file tells it, or that of the newest party of the record in it.

    A party that stands on the list by several rows may be in the file by the first of them.
    """
    if day and copy.as_of and day < copy.as_of.day:
        raise UnreadableList(
            f"the file is not of {day}: {copy.as_of.basis} is {copy.as_of.day}; "
            "give a later day, or leave out --as-of"
        )
    if day:
        return day, GIVEN
    if copy.as_of:
        return copy.as_of.day, copy.as_of.basis
    first: dict[str, str] = {}
    for row in matched:
        start, _ = listed_from(row)
        if len(start) == WHOLE_DAY:
            first[party_id_of(row)] = min(start, first.get(party_id_of(row), start))
    return max(first.values(), default=""), "the newest listing of the record in it"


def _surely_begun(row: Row, day: str) -> bool:
    start, _ = listed_from(row)
    return bool(start) and last_day(start) <= day


def _gone(row: Row) -> Difference:
    start, column = listed_from(row)
    return Difference(
        Kind.GONE,
        row["list_id"],
        party_id_of(row),
        "",
        row["name_as_listed"],
        0,
        row["designation_id"],
        f"{column} {start}; {row['citation']}".rstrip("; "),
    )


def _of_rows(
    rows: list[Row], matched: dict[str, list[Entry]], day: str, record: Record
) -> Iterator[Difference]:
    """The differences of the rows that had begun by the day, and of the parties whose rows had all ended by then."""
    names = Names.on_list(record, rows)
    of_party: dict[str, list[Row]] = {}
    for row in rows:
        of_party.setdefault(party_id_of(row), []).append(row)
    for all_rows in of_party.values():
        begun = [row for row in all_rows if first_day(listed_from(row)[0]) <= day]
        still = [row for row in begun if not (row["ended_on"] and last_day(row["ended_on"]) <= day)]
        for row in still or begun[-1:]:
            entries = matched[row["designation_id"]]
            if entries and still:
                yield from cell_differences(row, begun, entries, names)
            elif entries:
                yield Difference(
                    Kind.ENDED,
                    row["list_id"],
                    party_id_of(row),
                    entries[0].name,
                    row["ended_on"],
                    entries[0].line,
                    row["designation_id"],
                    row["end_reason"],
                )
        if begun and matched[begun[0]["designation_id"]]:
            yield from new_parts(all_rows, matched[begun[0]["designation_id"]])
