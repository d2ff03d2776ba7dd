"""Parties of the record on lists where it has no row for them."""

from __future__ import annotations

from collections.abc import Iterator

from watchers.official.entries import Entry
from watchers.reconcile.discrepancy import Discrepancy, Kind
from watchers.reconcile.identify import Identified
from watchers.reconcile.matched_list import MatchedList
from watchers.reconcile.missing import about
from watchers.tables.rows import Record, party_id_of

SURE_SCORE = 0.99
"""From this score on a name identifies a party by itself; below, the country must agree too."""


def parties_on_other_lists(matched: MatchedList) -> Iterator[Discrepancy]:
    """Parties of the record on this list, or another in the file, for which it has no row."""
    record, recorded = matched.record, _recorded(matched.record)
    for item in matched.all_entries:
        entry, identified = item.entry, item.identified
        is_unrecorded_party = entry.list_id == matched.list_id and entry.speaks_of_xinjiang
        if identified is None or is_unrecorded_party or not _is_sure(entry, identified, record):
            continue
        key = (entry.list_id, item.party_id)
        if key in recorded:
            continue
        recorded.add(key)
        list_name = matched.copy.lists.get(entry.list_id, entry.list_id)
        how = f"{identified.how}, {identified.score:.2f}"
        yield Discrepancy(
            Kind.ELSEWHERE,
            list_id=entry.list_id,
            party_id=item.party_id,
            in_file=entry.name,
            line=entry.line,
            remark=f"{list_name}; {how}; {about(entry)}",
        )


def perhaps_parties(matched: MatchedList) -> Iterator[Discrepancy]:
    """Entries that have a name of a party of the record, but only as a weak alias."""
    recorded = _recorded(matched.record)
    for item in matched.all_entries:
        entry = item.entry
        perhaps = None if item.identified else matched.identifier.perhaps(entry)
        if perhaps is None or (entry.list_id, perhaps.party.party_id) in recorded:
            continue
        yield Discrepancy(
            Kind.PERHAPS,
            list_id=entry.list_id,
            party_id=perhaps.party.party_id,
            in_file=entry.name,
            line=entry.line,
            remark=f"{matched.copy.lists[entry.list_id]}; {perhaps.how}; {about(entry)}",
        )


def _recorded(record: Record) -> set[tuple[str, str]]:
    """The lists and parties of the record's designations."""
    return {(row["list_id"], party_id_of(row)) for row in record.tables["designations"]}


def _is_sure(entry: Entry, identified: Identified, record: Record) -> bool:
    party = identified.party
    country = record.get(party.table, party.party_id).get("country", "")
    return identified.score >= SURE_SCORE or bool(country and entry.country == country)
