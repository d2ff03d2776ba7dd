"""Listings: each goes with the event that it names, and none is older than its list."""

from datetime import date, timedelta

import narwhals as nw

from watchers.checks.lookups import KEY, keyed
from watchers.checks.rules.registry import everywhere, rule
from watchers.checks.values import rows_with_values
from watchers.dates.expressions import earliest, latest, surely_before
from watchers.dates.partial_date import possible_days
from watchers.package.model import PARTY_IDS
from watchers.tables.columns import LINE

OF_A_LISTING = ("announced_on", "published_on", "effective_on")
APART = timedelta(days=90)
OF_ITS_EVENT = ["target", "subject"]
"""The roles in which an event has the parties that it lists."""
DERIVED = "began_on"
OPEN = "9999-12-31"


def _days_of_a_listing(table):
    is_listing = {"list_id", "event_id"} <= table.fields.keys()
    return [name for name in OF_A_LISTING if is_listing and name in table.fields]


@everywhere(_days_of_a_listing, reads=lambda package: {"events"} & package.tables.keys())
def listing_is_far_from_its_event(rows, column, tables, frames):
    """{cell} is more than 90 days away from {event_id} ({_since:plain}). Correct the day or
    event_id, or say in a waiver why they lie so far apart.

    A law may set a later day for its effect, so that of a law is not compared.
    """
    if "events" not in tables:
        return None
    until = nw.coalesce("ended_on", "occurred_on").alias("_until")
    since = nw.col("occurred_on").alias("_since")
    events = tables["events"].select("event_id", since, until, nw.col("kind").alias("_kind"))
    linked = rows.join(events, on="event_id", how="inner")
    if column == "effective_on":
        linked = linked.filter(nw.col("_kind") != "law")
    return rows_with_values(
        linked, [column, "_since", "_until"], _far_apart, from_arrow=frames.from_arrow
    )


@rule("event_id")
def listed_party_is_no_party_of_its_event(designations, event_parties):
    """{event_id} does not have the party of this listing as a target or subject. Add it to
    event_parties, or correct event_id."""
    pointer = ["event_id", *PARTY_IDS]
    named = event_parties.filter(nw.col("role").is_in(OF_ITS_EVENT))
    listed = designations.filter(~nw.col("event_id").is_null())
    return keyed(listed, pointer).join(keyed(named, pointer).select(KEY), on=KEY, how="anti")


def _days_on_a_list(table):
    """Not those of ownership rules: one can be older than a list that it is applied to."""
    is_on_a_list = ["list_id"] in [columns for columns, _, _ in table.foreign_keys]
    if not is_on_a_list or "owner_id" in table.fields:
        return []
    return [name for name in table.partial_dates if name != DERIVED]


@everywhere(_days_on_a_list, reads=lambda package: {"lists"} & package.tables.keys())
def list_had_not_begun(rows, column, tables):
    """{cell} is before {_list_began}, when {list_id} began. Correct the day or list_id, or
    started_on of the list."""
    if "lists" not in tables:
        return None
    lists = tables["lists"].select("list_id", nw.col("started_on").alias("_list_began"))
    return rows.join(lists, on="list_id", how="inner").filter(surely_before(column, "_list_began"))


@rule("extent")
def coverage_contradicts_another(coverage):
    """For part of its time, line {_other_line:plain} says {_other_extent} of {list_id}, and this
    row {extent}. Let the one end before the other begins."""
    ends = coverage.with_columns(nw.col("complete_to").fill_null(OPEN).alias("_to"))
    others = ends.select(
        "list_id",
        nw.col(LINE).alias("_other_line"),
        nw.col("extent").alias("_other_extent"),
        nw.col("complete_from").alias("_other_from"),
        nw.col("_to").alias("_other_to"),
    )
    overlap = (latest("complete_from") <= earliest("_other_to")) & (
        latest("_other_from") <= earliest("_to")
    )
    pairs = ends.join(others, on="list_id", how="inner").filter(
        (nw.col(LINE) > nw.col("_other_line")) & (nw.col("extent") != nw.col("_other_extent"))
    )
    return pairs.filter(overlap).unique(subset=[LINE], keep="first", order_by=["_other_line"])


def _far_apart(batches):
    for batch in batches:
        yield from (values for values in batch if _days_between(*values) > APART)


def _days_between(day, since, until):
    """At least so many days lie between a day and a time; none if one of them is no date."""
    try:
        first, last = map(date.fromisoformat, possible_days(day))
        start = date.fromisoformat(possible_days(since)[0])
        end = date.fromisoformat(possible_days(until)[1])
    except ValueError:
        return timedelta(0)
    return max(first - end, start - last)
