"""Seats: an office that one person at a time can hold is not held by two."""

import narwhals as nw

from watchers.checks.rules.registry import rule
from watchers.dates.expressions import surely_before
from watchers.dates.partial_date import DATE_LENGTH
from watchers.tables.columns import LINE

FROM, UNTIL = "_from", "_until"
UNKNOWN = "unknown"


@rule("started_on")
def single_seat_is_held_by_two(positions):
    """{official_id} holds the seat {seat} of {entity_id} at one time with {_other} (from {_from} to
    {_until}, line {_other_line:plain}). Correct the dates, or leave seat empty if several can hold
    it.

    A term without an end is bounded by the start of the next holder, and no problem; but two such
    terms of which neither surely began first are one.
    """
    held = positions.filter(~nw.col("seat").is_null())
    other = held.select(
        "entity_id",
        "seat",
        nw.col("official_id").alias("_other"),
        nw.col("started_on").alias(FROM),
        nw.col("ended_on").alias(UNTIL),
        nw.col(LINE).alias("_other_line"),
    )
    pairs = held.join(other, on=["entity_id", "seat"], how="inner").filter(
        nw.col("official_id") != nw.col("_other")
    )
    broken = pairs.filter(_starts_within() | _starts_with() | _starts_before_an_end())
    first = broken.group_by(LINE).agg(nw.col("_other_line").min())
    shown = broken.join(first, on=[LINE, "_other_line"], how="semi")
    return shown.with_columns(nw.col(FROM, UNTIL).fill_null(UNKNOWN))


def _starts_within() -> nw.Expr:
    """The other had begun, and left later."""
    return surely_before(FROM, "started_on") & surely_before("started_on", UNTIL)


def _starts_with() -> nw.Expr:
    """Both began on one day, or neither surely first, and they end alike; the later row is told."""
    is_later_row = nw.col(LINE) > nw.col("_other_line")
    start, end = nw.col("started_on"), nw.col("ended_on")
    is_one_day = (start == nw.col(FROM)) & (start.str.len_chars() == DATE_LENGTH)
    is_one_term = (start == nw.col(FROM)) & (end == nw.col(UNTIL))
    is_either_first = ~surely_before(FROM, "started_on") & ~surely_before("started_on", FROM)
    are_both_open = is_either_first & end.is_null() & nw.col(UNTIL).is_null()
    return is_later_row & (is_one_day | is_one_term | are_both_open)


def _starts_before_an_end() -> nw.Expr:
    """The other left, who knows since when, while this one held it already and still did."""
    end = nw.col("ended_on")
    still = end.is_null() | (end == nw.col(UNTIL)) | surely_before(UNTIL, "ended_on")
    return nw.col(FROM).is_null() & surely_before("started_on", UNTIL) & still


@rule("seat")
def office_lacks_the_seat_of_its_title(positions):
    """Another {title} of {entity_id} has the seat {_seat}, on line {_first:plain}. Give it here
    too, so that the terms bound each other."""
    seated = (
        positions.filter(~nw.col("seat").is_null())
        .group_by("entity_id", "title")
        .agg(nw.col("seat").min().alias("_seat"), nw.col(LINE).min().alias("_first"))
    )
    unmarked = positions.filter(nw.col("seat").is_null())
    return unmarked.join(seated, on=["entity_id", "title"], how="inner")
