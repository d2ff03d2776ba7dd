"""A name or identifier of the record, as it is indexed, and of which kind it is."""

from __future__ import annotations

from dataclasses import dataclass

from watchers.matching.parties import Party
from watchers.names.parse import ParsedName

RECORD_ID = "record_id"
"""The kind of an indexed name that is the id of a party of the record."""
OWN_NAME = "name"
"""The kind of the name that a party's own row gives it."""
WEAK_ALIAS = "weak_alias"
"""The kind of a name that its list calls weak: it may be anybody's, and matches nobody surely."""


@dataclass(frozen=True)
class IndexedName:
    """A name or identifier of the record."""

    name: str
    kind: str
    """The kind of a name (names.kind, "name" or "as_listed"), the scheme of an identifier, or
    RECORD_ID."""
    source_id: str
    """The document that gives it; empty for an id of the record."""
    party: Party
    parsed: ParsedName
