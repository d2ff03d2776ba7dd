"""How often a list changes, as its own days show it, and whether it is silent for too long."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise

YEARS = 3
"""How far back the rhythm is looked for; publishers change theirs."""
MIN_PAUSES = 12
"""Fewer pauses between changes show no rhythm."""


def longer_than_usual(days: Iterable[str], *, until: str) -> str:
    """The last of the days and how long ago that is; empty if that is not unusual, or not known.

    It is unusual if it is longer than every pause between two of the days in the three years before
    the last. days: YYYY-MM-DD; those that do not exist or are later than `until` are not counted.
    """
    known = sorted(filter(None, (_day(day) for day in set(days) if day <= until)))
    if not known:
        return ""
    since = known[-1] - timedelta(days=round(YEARS * 365.25))
    pauses = [(later - earlier).days for earlier, later in pairwise(known) if earlier >= since]
    silence = (date.fromisoformat(until) - known[-1]).days
    if len(pauses) < MIN_PAUSES or silence <= max(pauses):
        return ""
    return (
        f"of {known[-1]}, {silence} days before {until}; the longest pause in the {YEARS} years"
        f" before it was {max(pauses)} days"
    )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
