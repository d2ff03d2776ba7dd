"""Ownership: each link has a day, nobody owns themselves, and no more than the whole is owned."""

import narwhals as nw

from watchers.checks.lookups import links_in_cycles
from watchers.checks.rules.registry import rule, value_rule
from watchers.dates.expressions import surely_before
from watchers.tables.columns import LINE


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


@rule("share_pct")
def shares_exceed_the_whole(ownership):
    """With {share_pct} more, {owned_id} would be held to {_sum} percent at one time."""
    shares = ownership.filter(
        ~nw.col("share_pct").is_null()
        & (nw.col("kind") == "shareholding")
        & ~nw.col("started_on").is_null()
    )
    probe = shares.select(
        "owned_id", nw.col(LINE).alias("_probe"), nw.col("started_on").alias("_day")
    )
    held = shares.join(probe, on="owned_id", how="inner").filter(
        ((nw.col("started_on") == nw.col("_day")) | surely_before("started_on", "_day"))
        & (nw.col("ended_on").is_null() | surely_before("_day", "ended_on"))
    )
    newest = held.group_by("_probe", "owner_id").agg(nw.col("started_on").max())
    counted = held.join(newest, on=["_probe", "owner_id", "started_on"], how="semi")
    per_owner = counted.unique(subset=["_probe", "owner_id"], keep="last", order_by=[LINE])
    sums = (
        per_owner.group_by("_probe")
        .agg(nw.col("share_pct").sum().alias("_sum"))
        .filter(nw.col("_sum") > 100.5)
    )
    return shares.join(sums.rename({"_probe": LINE}), on=LINE, how="inner")
