"""Parties that a list has and the record lacks: those listed over Xinjiang, or naming it."""

from __future__ import annotations

from dataclasses import dataclass

from watchers.names.countries import IN_CHINA
from watchers.official.entries import Entry
from watchers.reconcile.citations import Notice, notices_in, shared
from watchers.reconcile.discrepancy import Discrepancy, Kind
from watchers.reconcile.identify import IdentifiedEntry
from watchers.reconcile.matched_list import MatchedList
from watchers.tables.rows import Row, party_id_of

XINJIANG_GROUNDS = frozenset({"xinjiang_human_rights", "xinjiang_forced_labour"})


@dataclass(frozen=True)
class NoticeCount:
    """How many parties a notice lists that the record has, and which it does not have."""

    notice: Notice
    unrecorded: list[Entry]
    """Entries of parties in China that the notice listed first."""
    recorded: int
    """Number of parties that the record has as listed by the notice."""

    @property
    def mostly_others(self) -> bool:
        """Whether the record has some of its parties, but fewer than half."""
        return len(self.unrecorded) > self.recorded > 0

    def in_words(self) -> str:
        return (
            f"{self.notice} lists {len(self.unrecorded)} further parties in China; "
            f"the record has {self.recorded} of its parties"
        )


def unrecorded_parties(matched: MatchedList) -> tuple[list[Discrepancy], list[str]]:
    """Entries without a row in the record that may be there because of Xinjiang.

    They name Xinjiang, also under another programme of the same publication, or were listed by a
    notice that lists others over Xinjiang. If such a notice lists mostly others, one sentence gives
    their number instead.
    """
    rows = matched.rows
    unrecorded = _unrecorded(rows, matched.entries)
    leading = [item for item in matched.others if item.entry.list_id in matched.copy.leading]
    naming = (*unrecorded, *_unrecorded(rows, leading))
    reasons = {entry: "names Xinjiang" for entry in naming if entry.speaks_of_xinjiang}
    notes: list[str] = []
    for notice in sorted(_notices_over_xinjiang(rows, matched.entries)):
        count = _count(notice, unrecorded=unrecorded, rows=rows)
        if count.mostly_others:
            notes.append(count.in_words())
            continue
        for entry in count.unrecorded:
            reasons[entry] = "by a notice that lists others over Xinjiang"
    return [_lacking(entry, reason, matched) for entry, reason in reasons.items()], notes


def _lacking(entry: Entry, reason: str, matched: MatchedList) -> Discrepancy:
    """That the record lacks the entry, and where it stands if not on the list asked for."""
    is_there = entry.list_id == matched.list_id
    programme = "" if is_there else f"under {matched.copy.lists[entry.list_id]}"
    return Discrepancy(
        Kind.LACKING,
        list_id=matched.list_id,
        in_file=entry.name,
        line=entry.line,
        remark="; ".join(filter(None, (reason, programme, about(entry)))),
    )


def _unrecorded(rows: list[Row], entries: list[IdentifiedEntry]) -> list[Entry]:
    recorded = {party_id_of(row) for row in rows}
    return [item.entry for item in entries if item.party_id not in recorded]


def _notices_over_xinjiang(rows: list[Row], entries: list[IdentifiedEntry]) -> set[Notice]:
    """The notices of the rows on Xinjiang grounds, and the dated regimes of their entries."""
    over_xinjiang = [row for row in rows if row["grounds_kind"] in XINJIANG_GROUNDS]
    notices: set[Notice] = set()
    for row in over_xinjiang:
        notices |= notices_in(row["citation"])
    parties = {party_id_of(row) for row in over_xinjiang}
    for item in entries:
        if item.party_id in parties:
            for text in item.entry.notices:
                # A page that only the list gives may be that of a later change.
                notices |= {notice for notice in notices_in(text) if notice.name == text}
    return notices


def _count(notice: Notice, *, unrecorded: list[Entry], rows: list[Row]) -> NoticeCount:
    recorded = {party_id_of(row) for row in rows if notice in notices_in(row["citation"])}
    listed = [
        entry
        for entry in unrecorded
        if entry.country in IN_CHINA and shared({notice}, _first_notices(entry))
    ]
    return NoticeCount(notice, listed, len(recorded))


def _first_notices(entry: Entry) -> set[Notice]:
    """The notices by which the entry was first listed; later ones only change it."""
    return next(filter(None, map(notices_in, entry.notices)), set())


def about(entry: Entry) -> str:
    """The notices, day and country of an entry, as text."""
    since = f"since {entry.first_day}" if entry.first_day else ""
    return ", ".join(filter(None, ["; ".join(entry.notices), since, entry.country]))
