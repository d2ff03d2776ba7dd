"""Counts: as many parties are recorded as a notice or a list says that it has."""

import narwhals as nw

from watchers.checks.rules.registry import rule
from watchers.dates.expressions import earliest, latest
from watchers.tables.columns import LINE
from watchers.tables.listing_began import SEEN


@rule("citation")
def count_names_no_scope(list_counts):
    """Give either citation (one notice) or counted_on (the whole list on one day)."""
    return list_counts.filter(nw.col("citation").is_null() & nw.col("counted_on").is_null())


@rule("citation")
def count_names_two_scopes(list_counts):
    """Both citation {citation} and counted_on {counted_on} are given; keep one, and count it."""
    return list_counts.filter(~nw.col("citation").is_null() & ~nw.col("counted_on").is_null())


@rule("parties")
def notice_counts_other_parties(list_counts, designations):
    """The number of parties of {list_id} under {citation} ({extent:plain}) is {_recorded:plain} in
    the record, but the notice counts {parties:plain}. Correct the citation or grounds_kind of
    the listings, add those that are missing, or correct this count.
    """
    of_notices = list_counts.filter(~nw.col("citation").is_null())
    listings = of_notices.join(
        _with_party(designations), on=["list_id", "citation"], how="inner"
    ).filter(_is_counted())
    recorded = _parties(of_notices, listings, "_recorded")
    return recorded.filter(nw.col("parties") != nw.col("_recorded"))


@rule("parties")
def list_counts_other_parties(list_counts, designations):
    """The number of parties of {list_id} on {counted_on:plain} ({extent:plain}) is {_surely:plain}
    in the record, but the list counts {parties:plain}. Add the listings or ends that are
    missing, correct their dates or grounds_kind, or correct this count.
    """
    of_days = list_counts.filter(~nw.col("counted_on").is_null())
    listings = of_days.join(_with_party(designations), on="list_id", how="inner").filter(
        _is_counted()
    )
    surely = _parties(of_days, listings.filter(_surely_listed()), "_surely")
    both = _parties(surely, listings.filter(_possibly_listed()), "_possibly")
    return both.filter(
        (nw.col("parties") < nw.col("_surely")) | (nw.col("parties") > nw.col("_possibly"))
    )


def _with_party(designations):
    """The listings with their party, their first day, and what a count needs besides."""
    return designations.select(
        "list_id",
        "citation",
        "grounds_kind",
        "ended_on",
        nw.coalesce("entity_id", "official_id").alias("_party"),
        "began_on",
        "began_by",
    )


def _is_counted():
    over_xinjiang = nw.col("grounds_kind").fill_null("").str.starts_with("xinjiang")
    return (nw.col("extent") == "complete") | over_xinjiang


def _surely_listed():
    """Whether the listing had begun by the day and had not ended, whatever its dates can mean."""
    has_begun = (latest("began_on") <= nw.col("counted_on")).fill_null(False)
    may_have_ended = (earliest("ended_on") <= nw.col("counted_on")).fill_null(False)
    return has_begun & ~may_have_ended


def _possibly_listed():
    """Whether the listing may have begun by the day, and had not surely ended."""
    may_have_begun = (earliest("began_on") <= nw.col("counted_on")).fill_null(True)
    was_only_seen = (nw.col("began_by") == SEEN).fill_null(False)  # it may have begun long before
    has_ended = (latest("ended_on") <= nw.col("counted_on")).fill_null(False)
    return (may_have_begun | was_only_seen) & ~has_ended


def _parties(counts, listings, name):
    """The counts with the number of different parties of their listings, as the column `name`."""
    numbers = listings.group_by(LINE).agg(nw.col("_party").n_unique().alias(name))
    joined = counts.join(numbers, on=LINE, how="left")
    return joined.with_columns(nw.col(name).fill_null(0))
