"""Due: a day of the record has passed, and somebody should look at what followed."""

import narwhals as nw

from watchers.checks.lookups import KEY, keyed
from watchers.checks.rules.registry import rule
from watchers.dates.expressions import earliest, latest, surely_before, surely_before_day
from watchers.problems.problem import Severity
from watchers.tables.columns import LINE


@rule("ended_on", severity=Severity.DUE)
def ownership_rule_has_no_successor(ownership_rules, package):
    """{ended_on} has passed, and no rule of {list_id} is recorded that took its place. Find out
    what has held since, and add it.

    Until then, whether the list reaches owned parties is unknown for every later day.
    """
    rules = keyed(ownership_rules, ["list_id", "owner_id"])
    over = rules.filter(surely_before_day("ended_on", package.as_of))
    starts = rules.select(KEY, nw.col("started_on").alias("_next"))
    succeeded = over.join(starts, on=KEY, how="inner").filter(_succeeds("_next"))
    return over.join(succeeded.select(LINE), on=LINE, how="anti")


@rule("planned_end_on", severity=Severity.DUE)
def planned_end_has_passed(contracts, package):
    """{planned_end_on} has passed, and ended_on is empty. Find out whether the contract ended, and
    give ended_on or the new planned_end_on."""
    return contracts.filter(
        surely_before_day("planned_end_on", package.as_of) & nw.col("ended_on").is_null()
    )


@rule("planned_end_on", severity=Severity.DUE)
def list_term_has_ended(lists, package):
    """{planned_end_on}, until which the list was to run, has passed. Find out whether it was
    renewed, and give the new day.

    If it was not, its listings have ended; add their ends, and waive this rule for the list.
    """
    return lists.filter(surely_before_day("planned_end_on", package.as_of))


def _succeeds(start):
    """Whether a rule that began on `start` took the place of one that has ended.

    Either it surely began on the day of the end or later; or it may have, and surely began after
    the other one did: two rules of one list do not hold at once.
    """
    after_the_end = earliest(start) >= latest("ended_on")
    in_its_course = surely_before("started_on", start) & (latest(start) >= earliest("ended_on"))
    return after_the_end | in_its_course
