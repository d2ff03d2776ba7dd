"""Where a designation and the entries of its party differ in date, notice or part of the law."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from watchers.answers.listing_dates import listed_from
from watchers.dates.partial_date import first_day, last_day
from watchers.official.dates import unread_in
from watchers.official.entries import Entry
from watchers.official.statutes import STATUTE
from watchers.reconcile.citations import Notice, notices_in, shared
from watchers.reconcile.discrepancy import Discrepancy, Kind
from watchers.reconcile.matched_row import MatchedRow
from watchers.tables.listing_began import LISTED_FROM
from watchers.tables.rows import Row


def value_discrepancies(matched: MatchedRow) -> Iterator[Discrepancy]:
    """Where the entries have other values; if there are several, one that agrees is enough."""
    yield from _date(matched)
    yield from _citation(matched)
    yield from _statute(matched)


@dataclass(frozen=True)
class DatedPart:
    """The date that an entry gives for some parts of the law, often for all."""

    entry: Entry
    statutes: tuple[str, ...]
    date: str


def _date(matched: MatchedRow) -> Iterator[Discrepancy]:
    ours, column = listed_from(matched.row)
    given = [
        DatedPart(entry, statutes, date)
        for entry in matched.entries
        for statutes, date in entry.rows
        if date and _is_of_part(matched.row, statutes)
    ]
    if ours and not given:
        yield from _unread(matched, ours)
    if not given or not ours or any(_agrees(part, matched) for part in given):
        return
    first = given[0]
    ours, column = _start(matched.row, first.entry)
    same = next((name for name in LISTED_FROM if matched.row[name] == first.date), "")
    yield matched.discrepancy(
        Kind.DATE,
        in_file=first.date,
        in_record=ours,
        line=first.entry.line,
        remark=f"the file has the record's {same}" if same else f"the record's is {column}",
    )


def _start(row: Row, entry: Entry) -> tuple[str, str]:
    """The day of the row that the entry gives, and its column."""
    if entry.is_of_printing and row["published_on"]:
        return row["published_on"], "published_on"
    return listed_from(row)


def _unread(matched: MatchedRow, ours: str) -> Iterator[Discrepancy]:
    """That the day cannot be compared, as the file prints it in a way that was not read."""
    for entry in matched.entries:
        for statutes, date in entry.rows:
            if unread_in(date) and _is_of_part(matched.row, statutes):
                yield matched.discrepancy(
                    Kind.DATE,
                    in_file=unread_in(date),
                    in_record=ours,
                    line=entry.line,
                    remark="the day in the file cannot be read",
                )
                return


def _agrees(part: DatedPart, matched: MatchedRow) -> bool:
    """Whether the date can be that of the row; one for several parts of the law, of any row."""
    rows = matched.rows_of_party if len(part.statutes) > 1 else [matched.row]
    starts = [_start(row, part.entry)[0] for row in rows]
    return any(first_day(start) <= part.date <= last_day(start) for start in starts if start)


def _is_of_part(row: Row, statutes: tuple[str, ...]) -> bool:
    """Whether the parts of the law may include that of the row; unless both are known, they may."""
    part = STATUTE.search(row["statute"])
    return not part or not statutes or part.group() in statutes


def _citation(matched: MatchedRow) -> Iterator[Discrepancy]:
    ours = matched.row["citation"]
    citing = [entry for entry in matched.entries if _cited(entry)]
    if not citing or any(shared(notices_in(ours), _cited(entry)) for entry in citing):
        return
    yield matched.discrepancy(
        Kind.CITATION,
        in_file="; ".join(citing[0].notices),
        in_record=ours,
        line=citing[0].line,
    )


def _cited(entry: Entry) -> set[Notice]:
    """The notices that the entry cites by page or number; a dated text is no citation."""
    notices: set[Notice] = set()
    for text in entry.notices:
        notices |= {notice for notice in notices_in(text) if notice.name != text}
    return notices


def _statute(matched: MatchedRow) -> Iterator[Discrepancy]:
    ours = matched.row["statute"]
    part = STATUTE.search(ours)
    theirs = _parts(matched.entries)
    if part and theirs and part.group() not in theirs:
        yield matched.discrepancy(Kind.STATUTE, in_file="; ".join(theirs), in_record=ours)


def new_parts(rows_of_party: list[Row], *, entries: list[Entry]) -> Iterator[Discrepancy]:
    """The parts of the law under which the file has the party, and no row of the record does."""
    ours = {part.group() for row in rows_of_party if (part := STATUTE.search(row["statute"]))}
    theirs = _parts(entries)
    if not ours & set(theirs):
        # Each row has a discrepancy of its own then.
        return
    matched = MatchedRow(rows_of_party[0], entries, rows_of_party)
    for new in theirs:
        if new not in ours:
            yield matched.discrepancy(Kind.PART, in_file=new, in_record="; ".join(sorted(ours)))


def _parts(entries: list[Entry]) -> list[str]:
    """The parts of the law that the entries give, each once."""
    parts: dict[str, None] = {}
    for entry in entries:
        for statutes, _ in entry.rows:
            parts.update(dict.fromkeys(filter(STATUTE.search, statutes)))
    return list(parts)
