"""Shares: no more than the whole of a party is owned at one time."""

import narwhals as nw

from watchers.checks.rules.registry import rule
from watchers.dates.expressions import surely_before
from watchers.tables.columns import LINE

WHOLE = 100
ROUNDING = 0.5
DAY = "_day"
PROBE, AT, UNTIL = "_probe", "_at", "_until"


@rule("share_pct")
def shares_exceed_the_whole(ownership):
    """With {share_pct} more, {owned_id} would be held to {_sum} percent on {_day}.

    Direct holders are added up, whatever the kind of their links: not an ultimate_controller, nor
    one that owns another holder, whose share that may be, nor a share that is only an upper bound.
    What is held and what was only agreed are added up apart. A link without started_on counts on
    the day of its as_of only, of links of one holder and kind the latest.
    """
    shares = ownership.filter(
        ~nw.col("share_pct").is_null()
        & (nw.col("kind") != "ultimate_controller")
        & (nw.col("share_qualifier").fill_null("") != "at_most")
    ).with_columns(nw.coalesce(nw.col("started_on"), nw.col("as_of")).alias(DAY))
    held = _without_upper_owners(_held_at_a_start(shares), ownership)
    newest = held.group_by(PROBE, "owner_id", "kind").agg(nw.col(DAY).max())
    counted = held.join(newest, on=[PROBE, "owner_id", "kind", DAY], how="semi")
    once = counted.unique(subset=[PROBE, "owner_id", "kind"], keep="last", order_by=[LINE])
    sums = (
        once.group_by(PROBE)
        .agg(nw.col("share_pct").sum().alias("_sum"))
        .filter(nw.col("_sum") > WHOLE + ROUNDING)
    )
    return shares.join(sums.rename({PROBE: LINE}), on=LINE, how="inner")


def _held_at_a_start(shares: nw.LazyFrame) -> nw.LazyFrame:
    """For each share, by its line in PROBE, those that were surely held on its day, with itself."""
    probes = shares.select(
        "owned_id",
        "stage",
        nw.col(LINE).alias(PROBE),
        nw.col(DAY).alias(AT),
        nw.col("ended_on").alias(UNTIL),
    )
    together = shares.join(probes, on=["owned_id", "stage"], how="inner")
    goes_on = nw.col("ended_on").is_null() | surely_before(AT, "ended_on")
    # Of a link that began and ended in one year, as far as is known, the end decides nothing.
    is_of_one_period = (nw.col(DAY) == nw.col(AT)) & (nw.col("ended_on") == nw.col(UNTIL))
    had_started = ~nw.col("started_on").is_null() & surely_before("started_on", AT)
    return together.filter(
        (((nw.col(DAY) == nw.col(AT)) | had_started) & goes_on) | is_of_one_period
    )


def _without_upper_owners(held: nw.LazyFrame, ownership: nw.LazyFrame) -> nw.LazyFrame:
    """Without holders that own another holder: their share may be that of the lower one."""
    lower = held.select(PROBE, nw.col("owner_id").alias("_lower"))
    links = ownership.select("owner_id", nw.col("owned_id").alias("_lower"))
    upper = held.join(links, on="owner_id", how="inner").join(lower, on=[PROBE, "_lower"])
    return held.join(upper.select(PROBE, "owner_id"), on=[PROBE, "owner_id"], how="anti")
