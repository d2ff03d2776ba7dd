"""Periods: none ends before it begins, and none overlaps another of the same thing."""

import narwhals as nw

from watchers.checks.lookups import KEY, keyed, repeated
from watchers.checks.rules.registry import everywhere, having, rule
from watchers.dates.expressions import earliest, latest, surely_before
from watchers.tables.columns import LINE


@everywhere(having("ended_on", "started_on"))
def period_ends_before_it_starts(rows):
    """{ended_on} is before started_on {started_on}."""
    return rows.filter(surely_before("ended_on", "started_on"))


@rule("dissolved_on")
def entity_dissolved_before_it_was_founded(entities):
    """{dissolved_on} is before founded_on {founded_on}."""
    return entities.filter(surely_before("dissolved_on", "founded_on"))


@rule("awarded_on")
def contract_awarded_before_it_was_tendered(contracts):
    """{awarded_on} is before tendered_on {tendered_on}."""
    return contracts.filter(surely_before("awarded_on", "tendered_on"))


@rule("started_on")
def contract_started_before_it_was_tendered(contracts):
    """{started_on} is before tendered_on {tendered_on}."""
    return contracts.filter(surely_before("started_on", "tendered_on"))


@rule("ended_on")
def contract_ended_before_it_was_awarded(contracts):
    """{ended_on} is before awarded_on {awarded_on}."""
    return contracts.filter(surely_before("ended_on", "awarded_on"))


@rule("planned_end_on")
def contract_planned_to_end_before_it_starts(contracts):
    """{planned_end_on} is before started_on {started_on}."""
    return contracts.filter(surely_before("planned_end_on", "started_on"))


@rule("ended_on")
def event_ends_before_it_occurs(events):
    """{ended_on} is before occurred_on {occurred_on}."""
    return events.filter(surely_before("ended_on", "occurred_on"))


@rule("published_on")
def designation_published_before_it_was_announced(designations):
    """{published_on} is before announced_on {announced_on}."""
    return designations.filter(surely_before("published_on", "announced_on"))


@rule("ended_on")
def designation_ended_before_it_took_effect(designations):
    """{ended_on} is before effective_on {effective_on}."""
    return designations.filter(surely_before("ended_on", "effective_on"))


@rule("complete_to")
def coverage_ends_before_it_begins(coverage):
    """{complete_to} is before complete_from {complete_from}."""
    return coverage.filter(surely_before("complete_to", "complete_from"))


@rule("to_event_id")
def effect_precedes_its_cause(event_links, events):
    """{to_event_id} ({effect_on}) came before {from_event_id} ({cause_on}), which is said to have
    led to it."""
    linked = _with_dates(event_links, events)
    return linked.filter((nw.col("relation") == "led_to") & surely_before("effect_on", "cause_on"))


@rule("from_event_id")
def answer_precedes_what_it_answers(event_links, events):
    """{from_event_id} ({cause_on}) came before {to_event_id} ({effect_on}), which it is said to
    answer."""
    linked = _with_dates(event_links, events)
    answers = nw.col("relation").is_in(["answers", "overturns", "fulfils"])
    return linked.filter(answers & surely_before("cause_on", "effect_on"))


@rule("list_id")
def party_has_two_open_periods_on_one_list(designations):
    """This party already has an open period on {list_id}, on line {_first:plain}. End one of
    them."""
    return opened_twice(designations, ["list_id", "entity_id", "official_id", "statute"])


@rule("began_on")
def periods_on_one_list_overlap(designations):
    """This period on {list_id} begins before the one on line {_other_line:plain} has ended
    ({_other_end})."""
    return overlapping(designations, ["list_id", "entity_id", "official_id", "statute"], "began_on")


@rule("title")
def one_office_is_open_twice(positions):
    """{official_id} already has an open-ended term in this office, on line {_first:plain}."""
    return opened_twice(positions, ["official_id", "entity_id", "title"])


@rule("started_on")
def periods_of_one_office_overlap(positions):
    """This period begins before the one of the same office on line {_other_line:plain} has ended
    ({_other_end})."""
    return overlapping(positions, ["official_id", "entity_id", "title"], "started_on")


@rule("owned_id")
def one_ownership_is_open_twice(ownership):
    """{owner_id} already has an open-ended link of this kind to {owned_id}, on line {_first:plain}.
    End the earlier one."""
    return opened_twice(ownership, ["owner_id", "owned_id", "kind"])


@rule("started_on")
def periods_of_one_ownership_overlap(ownership):
    """This period begins before the one of the same link on line {_other_line:plain} has ended
    ({_other_end})."""
    return overlapping(ownership, ["owner_id", "owned_id", "kind"], "started_on")


def _with_dates(event_links, events):
    dates = events.select("event_id", "occurred_on")
    causes = dates.rename({"event_id": "from_event_id", "occurred_on": "cause_on"})
    effects = dates.rename({"event_id": "to_event_id", "occurred_on": "effect_on"})
    return event_links.join(causes, on="from_event_id", how="left").join(
        effects, on="to_event_id", how="left"
    )


def opened_twice(rows, key):
    """Rows without an end after the first one that has the same `key`, whose line is in _first."""
    opened = keyed(rows.filter(nw.col("ended_on").is_null()), key)
    return repeated(opened, columns=[KEY], name="_first")


def overlapping(rows, key, start):
    """Rows that surely begin within another row's period, before its known end.

    Of two rows that begin alike, the later line is the broken one. Half-open: a period may begin on
    the day on which the other ends.
    """
    begun = keyed(rows.filter(~nw.col(start).is_null()), key)
    others = begun.filter(~nw.col("ended_on").is_null()).select(
        KEY,
        nw.col(LINE).alias("_other_line"),
        nw.col("ended_on").alias("_other_end"),
        nw.col(start).alias("_other_start"),
    )
    pairs = begun.join(others, on=KEY, how="inner").filter(nw.col(LINE) != nw.col("_other_line"))
    within = (latest("_other_start") <= earliest(start)) | (nw.col("_other_start") == nw.col(start))
    alike = nw.col("_other_start") == nw.col(start)
    sure = (
        within
        & (latest(start) < earliest("_other_end"))
        & (~alike | (nw.col(LINE) > nw.col("_other_line")))
    )
    return pairs.filter(sure).unique(subset=[LINE], keep="first", order_by=["_other_line"])
