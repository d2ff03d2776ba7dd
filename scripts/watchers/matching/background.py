"""Parties that are in the record only for what they published, wrote or decided.

Such a party answers to its name. It is not offered for another name, as nobody is warned of it.
"""

from __future__ import annotations

from watchers.tables.rows import Record, party_id_of

_BACKGROUND_ROLES = frozenset({"author", "publisher"})
_COURT = "court"


def background_ids(record: Record) -> frozenset[str]:
    """The ids of the entities of which the record says nothing else.

    The kind of an entity decides nothing but that a court takes part in events as a court.
    """
    tables = record.tables
    kinds = {row["entity_id"]: row["kind"] for row in tables["entities"]}
    told: set[str] = set()
    for table in ("designations", "contract_parties", "positions", "figures"):
        told.update(row["entity_id"] for row in tables[table])
    for row in tables["ownership"]:
        told.update((row["owner_id"], row["owned_id"]))
    for row in tables["event_parties"]:
        party_id = party_id_of(row)
        if row["role"] not in _BACKGROUND_ROLES and kinds.get(party_id) != _COURT:
            told.add(party_id)
    return frozenset(kinds.keys() - told)
