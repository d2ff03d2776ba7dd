"""Names that a table cannot have, because an export needs them."""

from __future__ import annotations

import re

from watchers.text.printable import quoted

SQLITE_PREFIX = "sqlite_"
SEARCH_SUFFIX = "_fts"
"""Ends the name of the index by which the SQLite export searches a table."""
_OF_AN_INDEX = re.compile(rf"{SEARCH_SUFFIX}(?:_[a-z]+)?$")
"""Such an index, or one of the tables in which SQLite keeps it."""
ADDED_BY_SQLITE_EXPORT = frozenset(
    {
        "about",
        "amounts_in_dollars",
        "answers",
        "answers_of_all_parties",
        "claims_chain",
        "contracts_with_parties",
        "event_chain",
        "event_timeline",
        "list_answers",
        "listings",
        "offices",
        "ownership_links",
        "party_names",
        "suppliers_at_award",
    }
)
"""The table about the package, the derived tables, and the views."""


def why_reserved(name: str) -> str:
    """Why a table cannot have this name, and the cure; empty if it can."""
    if name.startswith(SQLITE_PREFIX):
        return f"{quoted(name)} begins with {SQLITE_PREFIX}, as SQLite's own tables do. Rename it."
    if _OF_AN_INDEX.search(name):
        return (
            f"{quoted(name)} is like the name of a search index ({SEARCH_SUFFIX}), which the SQLite"
            " export adds. Rename it."
        )
    if name in ADDED_BY_SQLITE_EXPORT:
        return (
            f"{quoted(name)} is the name of a table or view that the SQLite export adds. Rename it."
        )
    return ""
