"""Names that a table cannot have, because an export needs them."""

from __future__ import annotations

from watchers.text.printable import quoted

SQLITE_PREFIX = "sqlite_"
ADDED_BY_SQLITE_EXPORT = frozenset(
    {
        "about",
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
    }
)
"""The table about the package, the derived tables, and the views."""


def why_reserved(name: str) -> str:
    """Why a table cannot have this name, and the cure; empty if it can."""
    if name.startswith(SQLITE_PREFIX):
        return f"{quoted(name)} begins with {SQLITE_PREFIX}, as SQLite's own tables do. Rename it."
    if name in ADDED_BY_SQLITE_EXPORT:
        return (
            f"{quoted(name)} is the name of a table or view that the SQLite export adds. Rename it."
        )
    return ""
