"""What ties a party to a list, in few words with its dates."""

from __future__ import annotations

from watchers.profile.listings import listing_period
from watchers.tables.rows import Row


def listing_in_words(row: Row) -> str:
    """The statute of a listing and its period; of one without days, when it was seen."""
    period = listing_period(row)
    seen = f"seen {period.known_on}" if period.known_on and not period.is_dated else ""
    return ", ".join(filter(None, (row["statute"], seen or period.in_words())))
