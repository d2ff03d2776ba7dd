"""Figures that cannot be: counts below nothing, shares beyond the whole, sums out of proportion."""

import narwhals as nw

from watchers.checks.lookups import keyed, one_of
from watchers.checks.patterns import matches
from watchers.checks.rules.registry import rule, value_rule

CHANGES = r"(?:^|_)(?:change|growth|increase|decrease|decline|difference|balance)(?:_|$)"
"""Metrics that tell by how much something changed, and so may fall below nothing."""
PERCENT = "percent"
A_THIRD = 4 / 3
NEXT_YEARS = 3
"""So many years after a rate it still says what the following one can be."""
OUT_OF_PROPORTION = 5_000
"""More than this times the median is a slip of units (thousand, million, 万, 亿), not a large sum:
in the shipped record the largest is some hundred times its median."""
ENOUGH = 3
"""So many values have a median that says something."""


@rule("value")
def count_is_negative(figures, exchange_rates, package):
    """There cannot be {value} {unit}; only a change (growth, decline …) can be below zero."""
    currencies = package.tables["exchange_rates"].fields["currency"]["constraints"]["enum"]
    counted = figures.filter(~one_of("unit", [*currencies, PERCENT]))
    return counted.filter((nw.col("value") < 0) & ~matches(nw.col("metric"), CHANGES))


@rule("value")
def figure_counts_part_of_a_person(figures):
    """There cannot be {value} persons."""
    return figures.filter((nw.col("unit") == "persons") & (nw.col("value") % 1 != 0))


@rule("parties")
def list_counts_part_of_a_party(list_counts):
    """A list cannot have {parties} parties."""
    return list_counts.filter(nw.col("parties") % 1 != 0)


@rule("value")
def percentage_is_out_of_bounds(figures):
    """{value} percent is impossible: a share is between 0 and 100, and nothing falls by more than
    100.

    What changed is told from what is a share by the metric, like spending_growth.
    """
    percentages = figures.filter(nw.col("unit") == PERCENT)
    is_change = matches(nw.col("metric"), CHANGES)
    too_much = (nw.col("value") > 100) & ~is_change
    too_little = (nw.col("value") < 0) & ~is_change | (nw.col("value") < -100)
    return percentages.filter(too_much | too_little)


@value_rule("period", of="figures", values=("period",))
def figure_period_runs_backwards(periods):
    """The period {period} ends before it begins."""
    for batch in periods:
        for (period,) in batch:
            first, _, last = period.partition("/")
            if last and last < first[: len(last)]:
                yield (period,)


@rule("per_usd")
def exchange_rate_jumps(exchange_rates):
    """{per_usd} {currency} for a dollar is more than a third away from {_before:plain}, the rate of
    {_year:plain}."""
    before = exchange_rates.select(
        "currency", nw.col("year").alias("_year"), nw.col("per_usd").alias("_before")
    )
    pairs = exchange_rates.join(before, on="currency", how="inner").filter(
        (nw.col("_year") < nw.col("year")) & (nw.col("year") - nw.col("_year") <= NEXT_YEARS)
    )
    latest = pairs.group_by("rate_id").agg(nw.col("_year").max())
    rate, former = nw.col("per_usd"), nw.col("_before")
    return pairs.join(latest, on=["rate_id", "_year"], how="inner").filter(
        (rate > former * A_THIRD) | (rate * A_THIRD < former)
    )


@rule("amount")
def contract_amount_is_out_of_proportion(contracts):
    """{amount} {currency} is more than 5,000 times the median of the contracts in {currency}; look
    at the unit in which the source counts."""
    return _out_of_proportion(contracts, "amount", of_one=["currency"])


@rule("value")
def figure_is_out_of_proportion(figures):
    """{value} {unit} is more than 5,000 times the median of {metric} in {unit}; look at the unit
    in which the source counts."""
    return _out_of_proportion(figures, "value", of_one=["metric", "unit"])


def _out_of_proportion(rows, amount, *, of_one):
    """Rows whose amount is far beyond the median of those that are equal in the columns `of_one`.

    Half the values are at most the median, so that one slip does not move it far.
    """
    known = keyed(rows.filter(~nw.col(amount).is_null()), of_one)
    medians = known.group_by("_key").agg(nw.col(amount).median().alias("_median"), nw.len())
    judged = medians.filter((nw.col("len") >= ENOUGH) & (nw.col("_median") > 0))
    return known.join(judged, on="_key", how="inner").filter(
        nw.col(amount) > nw.col("_median") * OUT_OF_PROPORTION
    )
