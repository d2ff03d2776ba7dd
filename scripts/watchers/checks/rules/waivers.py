"""Waivers: each names a rule and a row that exist, and none outlives its day.

That a waiver excuses nothing any more is found after all other rules have run, in watchers.waive.
"""

import narwhals as nw

from watchers.checks.lookups import dangling_rows, one_of
from watchers.checks.rules.registry import RULES, rule
from watchers.dates.expressions import surely_before_day


@rule("expires_on")
def waiver_has_expired(waivers, package):
    """{expires_on} is over; correct the row, or give the waiver a new reason and day."""
    return waivers.filter(surely_before_day("expires_on", package.as_of))


@rule("rule")
def waiver_names_an_unknown_rule(waivers):
    """{rule} is not a rule."""
    return waivers.filter(~nw.col("rule").is_in(sorted(RULES)))


@rule("row_id", reads=lambda package: package.table_names)
def waiver_names_a_missing_row(waivers, tables, package):
    """{row_id} is not a row of {table}."""
    unknown = waivers.filter(~one_of("table", package.tables))
    return nw.concat(
        [
            unknown,
            dangling_rows(waivers, "table", "row_id", tables, package).select(unknown.columns),
        ]
    )
