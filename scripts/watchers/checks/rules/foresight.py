"""Foresight: a document tells what had happened by its day; of what came after, it knows plans at
most."""

import narwhals as nw

from watchers.checks.lookups import not_in_column
from watchers.checks.rules.registry import rule
from watchers.dates.expressions import surely_before


@rule("occurred_on")
def event_is_later_than_its_source(events, sources, claims):
    """{occurred_on} is after the day of {source_id}; name a later source, or add a claim that gives
    occurred_on."""
    return _foreseen(events, sources, claims, "events", "event_id", "occurred_on")


@rule("ended_on")
def office_ends_after_its_source(positions, sources, claims):
    """{ended_on} is after the day of {source_id}; name a later source, or add a claim that gives
    ended_on."""
    return _foreseen(positions, sources, claims, "positions", "position_id", "ended_on")


@rule("ended_on")
def ownership_ends_after_its_source(ownership, sources, claims):
    """{ended_on} is after the day of {source_id}; name a later source, or add a claim that gives
    ended_on."""
    return _foreseen(ownership, sources, claims, "ownership", "ownership_id", "ended_on")


@rule("as_of")
def ownership_is_stated_after_its_source(ownership, sources, claims):
    """{as_of} is after the day of {source_id}, which cannot state a link for it; name a later
    source, or add a claim that gives as_of."""
    return _foreseen(ownership, sources, claims, "ownership", "ownership_id", "as_of")


@rule("started_on")
def ownership_starts_after_its_source(ownership, sources, claims):
    """{started_on} is after the day of {source_id}; name a later source, or add a claim that gives
    started_on."""
    return _foreseen(ownership, sources, claims, "ownership", "ownership_id", "started_on")


def _foreseen(rows, sources, claims, table, key, column):
    """Rows whose date lies after the day of their own source, where no claim of a source supports
    it."""
    told = sources.select("source_id", nw.col("published_on").alias("_published_on"))
    later = rows.join(told, on="source_id", how="left").filter(
        surely_before("_published_on", column)
    )
    given = claims.filter(
        (nw.col("about_table") == table)
        & (nw.col("about_field") == column)
        & (nw.col("stance") == "supports")
    )
    return not_in_column(later, key, given, "about_id")
