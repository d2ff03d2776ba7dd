"""Parties of the record on lists where it has no row for them."""

from __future__ import annotations

from collections.abc import Iterator

from watchers.official.entries import Entry
from watchers.official.list_copy import ListCopy
from watchers.reconcile.discrepancy import Discrepancy, Kind
from watchers.reconcile.identify import Identified, IdentifiedEntry, Identifier
from watchers.reconcile.missing import about
from watchers.tables.rows import Record, party_id_of

SURE_SCORE = 0.99
"""From this score on a name identifies a party by itself; below, the country must agree too."""


def parties_on_other_lists(
    entries: list[IdentifiedEntry],
    *,
    copy: ListCopy,
    list_id: str,
    record: Record,
) -> Iterator[Discrepancy]:
    """Parties of the record on this list, or another in the file, for which it has no row.

    entries: those of all lists of the copy.
    """
    recorded = {(row["list_id"], party_id_of(row)) for row in record.tables["designations"]}
    for item in entries:
        entry, identified = item.entry, item.identified
        is_unrecorded_party = entry.list_id == list_id and entry.speaks_of_xinjiang
        if identified is None or is_unrecorded_party or not _is_sure(entry, identified, record):
            continue
        key = (entry.list_id, item.party_id)
        if key in recorded:
            continue
        recorded.add(key)
        list_name = copy.lists.get(entry.list_id, entry.list_id)
        how = f"{identified.how}, {identified.score:.2f}"
        yield Discrepancy(
            Kind.ELSEWHERE,
            list_id=entry.list_id,
            party_id=item.party_id,
            in_file=entry.name,
            line=entry.line,
            remark=f"{list_name}; {how}; {about(entry)}",
        )


def perhaps_parties(
    entries: list[IdentifiedEntry], *, copy: ListCopy, identifier: Identifier, record: Record
) -> Iterator[Discrepancy]:
    """Entries that have a name of a party of the record, but only as a weak alias."""
    recorded = {(row["list_id"], party_id_of(row)) for row in record.tables["designations"]}
    for item in entries:
        entry = item.entry
        perhaps = None if item.identified else identifier.perhaps(entry)
        if perhaps is None or (entry.list_id, perhaps.party.party_id) in recorded:
            continue
        yield Discrepancy(
            Kind.PERHAPS,
            list_id=entry.list_id,
            party_id=perhaps.party.party_id,
            in_file=entry.name,
            line=entry.line,
            remark=f"{copy.lists[entry.list_id]}; {perhaps.how}; {about(entry)}",
        )


def _is_sure(entry: Entry, identified: Identified, record: Record) -> bool:
    party = identified.party
    country = record.get(party.table, party.party_id).get("country", "")
    return identified.score >= SURE_SCORE or bool(country and entry.country == country)
