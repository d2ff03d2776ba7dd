"""What the record covers: said with each screening, since nobody else was looked for."""

from __future__ import annotations

from dataclasses import dataclass

from watchers.tables.rows import Record, party_id_of
from watchers.text.plural import counted

PARTIES = ("entities", "officials")


@dataclass(frozen=True)
class Covers:
    """How much a record holds."""

    parties: int = 0
    listed: int = 0
    """The parties that are or were on a list."""
    lists: int = 0


def covers(record: Record) -> Covers:
    listed = {party_id_of(row) for row in record.tables["designations"]}
    return Covers(
        parties=sum(len(record.tables[table]) for table in PARTIES),
        listed=len(listed),
        lists=len(record.tables["lists"]),
    )


def covers_text(found: Covers) -> str:
    return (
        f"the record covers {counted(found.parties, 'party', 'parties')}, of which"
        f" {found.listed:,} are or were on one of {counted(found.lists, 'list')};"
        " whoever else is on these lists was not looked for"
    )
