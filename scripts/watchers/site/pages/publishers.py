"""What an organisation published of the documents of the record."""

from __future__ import annotations

from collections.abc import Iterator

from watchers.profile.account import Account
from watchers.profile.sections import Heading
from watchers.site.edition import Edition
from watchers.site.page import Block
from watchers.tables.rows import Row

TOLD_OF_ANY = {Heading.ABOUT, Heading.STANDING, Heading.NAMES, Heading.IDENTIFIERS}
"""The sections that say nothing of what a party did, or what was done to it."""
PUBLISHER = "publisher"
"""The role in an event of who tells of it."""


def is_mere_publisher(edition: Edition, account: Account) -> bool:
    """Whether the record tells nothing of an organisation but that it published."""
    if account.table != "entities" or account.sections.keys() - TOLD_OF_ANY - {Heading.EVENTS}:
        return False
    parts = edition.record.where("event_parties", entity_id=account.row_id)
    return all(part["role"] == PUBLISHER for part in parts)


def publications(edition: Edition, entity_id: str) -> Iterator[Block]:
    """The documents that the organisation published, the newest first; none if there are none."""
    rows = edition.record.where("sources", publisher_id=entity_id)
    if rows:
        items = (
            {"date": row["published_on"], "what": edition.mention("sources", row["source_id"])}
            for row in sorted(rows, key=_newest_first, reverse=True)
        )
        yield Block("published", "Documents it published", "dated", tuple(items))


def _newest_first(row: Row) -> tuple[str, str]:
    return row["published_on"], row["source_id"]
