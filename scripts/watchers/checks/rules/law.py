"""Ownership rules: a test is whole, belongs to a rule that reaches somebody, and stands alone."""

import narwhals as nw

from watchers.checks.rules.periods import opened_twice, overlapping
from watchers.checks.rules.registry import rule

KEY = ["list_id", "owner_id"]
OWNED_PARTIES = "owned_parties"
TESTS = ("comparator", "threshold_pct", "aggregation", "control", "minority", "indirect")
"""The columns that say what it takes to be reached."""


@rule("reach")
def ownership_rule_names_no_test(ownership_rules):
    """The rule is said to reach owned parties, by no share (threshold_pct) and no control. Say by
    which."""
    by_no_control = nw.col("control").is_null() | (nw.col("control") != "counts")
    return ownership_rules.filter(
        (nw.col("reach") == OWNED_PARTIES) & nw.col("threshold_pct").is_null() & by_no_control
    )


@rule("reach")
def ownership_rule_contradicts_itself(ownership_rules):
    """With {reach} nobody is reached through owners; leave comparator, threshold_pct, aggregation,
    control, minority and indirect empty, or correct reach."""
    given = nw.any_horizontal(*(~nw.col(name).is_null() for name in TESTS), ignore_nulls=True)
    return ownership_rules.filter((nw.col("reach") != OWNED_PARTIES) & given)


@rule("comparator")
def ownership_rule_does_not_compare(ownership_rules):
    """threshold_pct and comparator go together; one of them is empty."""
    return ownership_rules.filter(
        nw.col("threshold_pct").is_null() != nw.col("comparator").is_null()
    )


@rule("indirect")
def ownership_rule_does_not_say_how_indirectly(ownership_rules):
    """The rule reaches owned parties; say how shares held through others are counted, or
    `unspecified`."""
    return ownership_rules.filter((nw.col("reach") == OWNED_PARTIES) & nw.col("indirect").is_null())


@rule("control_test")
def ownership_rule_does_not_say_what_control_is(ownership_rules):
    """Control counts under this rule; say what counts as control."""
    return ownership_rules.filter(
        (nw.col("control") == "counts") & nw.col("control_test").is_null()
    )


@rule("started_on")
def two_ownership_rules_are_open_at_once(ownership_rules):
    """{list_id} already has an open-ended rule, on line {_first:plain}. End the earlier one."""
    return opened_twice(ownership_rules, KEY)


@rule("started_on")
def ownership_rules_overlap(ownership_rules):
    """This rule of {list_id} begins before the one on line {_other_line:plain} has ended
    ({_other_end})."""
    return overlapping(ownership_rules, KEY, "started_on")
