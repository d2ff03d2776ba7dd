"""Money and shares: an amount has its currency and says how exact it is."""

import narwhals as nw

from watchers.checks.lookups import one_of
from watchers.checks.rules.registry import everywhere, having, rule
from watchers.tables.columns import spelled


def _missing_beside(missing, given):
    """Where a cell is empty beside a filled one; a number that cannot be read is not empty."""
    numeric = {"amount", "share_pct"}
    missing, given = (spelled(name) if name in numeric else name for name in (missing, given))
    return nw.col(missing).is_null() & ~nw.col(given).is_null()


@everywhere(having("currency", "amount"))
def amount_has_no_currency(rows):
    """The amount {amount} has no currency."""
    return rows.filter(_missing_beside("currency", "amount"))


@everywhere(having("amount", "currency"))
def currency_has_no_amount(rows):
    """The currency {currency} has no amount."""
    return rows.filter(_missing_beside("amount", "currency"))


@everywhere(having("amount_qualifier", "amount"))
def amount_has_no_qualifier(rows):
    """The amount {amount} does not say how exact it is."""
    return rows.filter(_missing_beside("amount_qualifier", "amount"))


@everywhere(having("amount", "amount_qualifier"))
def amount_qualifier_has_no_amount(rows):
    """{amount_qualifier} qualifies no amount."""
    return rows.filter(_missing_beside("amount", "amount_qualifier"))


@everywhere(having("share_qualifier", "share_pct"))
def share_has_no_qualifier(rows):
    """The share {share_pct} does not say how exact it is."""
    return rows.filter(_missing_beside("share_qualifier", "share_pct"))


@everywhere(having("share_pct", "share_qualifier"))
def share_qualifier_has_no_share(rows):
    """{share_qualifier} qualifies no share."""
    return rows.filter(_missing_beside("share_pct", "share_qualifier"))


@rule("value")
def money_figure_is_not_positive(figures, exchange_rates, package):
    """{value} {unit} is not an amount of money."""
    currencies = package.tables["exchange_rates"].fields["currency"]["constraints"]["enum"]
    return figures.filter(one_of("unit", currencies) & (nw.col("value") <= 0))


@rule("per_usd")
def dollar_is_not_worth_a_dollar(exchange_rates):
    """A dollar is one dollar, not {per_usd}."""
    return exchange_rates.filter((nw.col("currency") == "USD") & (nw.col("per_usd") != 1))
