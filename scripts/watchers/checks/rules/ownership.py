"""Ownership: each link has a day, and nobody owns themselves."""

import narwhals as nw

from watchers.checks.lookups import links_in_cycles
from watchers.checks.rules.registry import rule, value_rule
from watchers.dates.expressions import surely_before


@rule("owned_id")
def owner_owns_itself(ownership):
    """{owned_id} is said to own itself."""
    return ownership.filter(nw.col("owned_id") == nw.col("owner_id"))


@rule("as_of")
def ownership_has_no_day(ownership):
    """The link has neither started_on nor as_of; give the day for which its document states it."""
    return ownership.filter(nw.col("started_on").is_null() & nw.col("as_of").is_null())


@rule("as_of")
def ownership_has_start_and_as_of(ownership):
    """as_of is for links whose start is unknown; this one started on {started_on}. Leave as_of
    empty."""
    return ownership.filter(~nw.col("started_on").is_null() & ~nw.col("as_of").is_null())


@rule("ended_on")
def ownership_ends_before_it_is_stated(ownership):
    """{ended_on} is before {as_of}, the day for which its document states the link."""
    return ownership.filter(surely_before("ended_on", "as_of"))


@value_rule(
    "owned_id",
    of="ownership",
    values=("owner_id", "owned_id"),
    where=(nw.col("owned_id") != nw.col("owner_id")) & nw.col("ended_on").is_null(),
)
def ownership_runs_in_a_circle(links):
    """{owned_id} owns, through others, its owner {owner_id}."""
    return links_in_cycles(links)
