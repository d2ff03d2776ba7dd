"""Sources: each can be found, was read before it was cited, and says from whom it has what it
says."""

import narwhals as nw

from watchers.checks.lookups import in_column, links_in_cycles
from watchers.checks.rules.registry import everywhere, having, rule, value_rule
from watchers.dates.expressions import surely_after_day, surely_before

PLANNED = {"planned_end_on", "effective_on", "began_on", "expires_on", "first_day"}
"""Dates that may lie in the future; what is told of the days after a release has a first one."""
PLANNED_IN = {"ownership_rules": {"ended_on"}}
"""The same by table: a rule can be suspended until a day that lies ahead."""
WEAK = ["opinion"]


def past_dates(table):
    """Columns of dates that lie in the past, on the day of the record."""
    dates = [*table.partial_dates, *table.columns_of_type("date")]
    planned = PLANNED | PLANNED_IN.get(table.name, set())
    return [name for name in dates if name not in planned]


@everywhere(past_dates)
def date_is_in_the_future(rows, column, package):
    """{cell} is in the future (in a release: after its `created`); only planned dates may be."""
    return rows.filter(surely_after_day(column, package.as_of))


@everywhere(having("url", "url_status"))
def address_is_not_secure(rows):
    """{url} is not https. If only http ever answered, set url_status to dead or give an
    archived_url."""
    plain = nw.col("url").str.starts_with("http:")
    live = nw.col("url_status").fill_null("unknown") != "dead"
    return rows.filter(plain & live & nw.col("archived_url").is_null())


@everywhere(having("url", "url_status"))
def address_has_no_status(rows):
    """The address does not say whether it answered; set url_status, if only to unknown."""
    return rows.filter(~nw.col("url").is_null() & nw.col("url_status").is_null())


@everywhere(having("url_status", "url"))
def status_has_no_address(rows):
    """url_status is {url_status}, but there is no url."""
    return rows.filter(nw.col("url").is_null() & ~nw.col("url_status").is_null())


@rule("copy_url")
def copy_is_the_document_itself(sources):
    """copy_url repeats url; leave it empty where the document itself was read."""
    return sources.filter(nw.col("copy_url") == nw.col("url"))


@rule("published_on")
def source_was_published_after_it_was_read(sources):
    """{published_on} is after retrieved_on {retrieved_on}."""
    return sources.filter(surely_before("retrieved_on", "published_on"))


@rule("via_source_id")
def unread_source_names_no_carrier(sources):
    """The document was not read itself; via_source_id names the source through which it is
    known."""
    return sources.filter((nw.col("checked") == "cited") & nw.col("via_source_id").is_null())


@rule("via_source_id")
def read_source_names_a_carrier(sources):
    """The document was read itself, so it is not known through {via_source_id}."""
    return sources.filter((nw.col("checked") != "cited") & ~nw.col("via_source_id").is_null())


@value_rule("via_source_id", of="sources", values=("via_source_id", "source_id"))
def source_is_known_through_itself(links):
    """{source_id} is known, through others, only through itself."""
    return links_in_cycles(links)


@rule("relays_claim_id")
def relayed_claim_names_nobody(claims):
    """The claim is relayed; relays_claim_id or attributed_to says from whom."""
    return claims.filter(
        (nw.col("origin") == "relayed")
        & nw.col("relays_claim_id").is_null()
        & nw.col("attributed_to").is_null()
    )


@rule("origin")
def own_claim_relays_another(claims):
    """The claim is the source's own, yet it relays {relays_claim_id}."""
    return claims.filter((nw.col("origin") == "own") & ~nw.col("relays_claim_id").is_null())


@value_rule("relays_claim_id", of="claims", values=("relays_claim_id", "claim_id"))
def chain_of_claims_runs_in_a_circle(links):
    """{claim_id} relays, through others, itself."""
    return links_in_cycles(links)


@rule("relays_claim_id")
def claim_relays_its_own_source(claims):
    """{relays_claim_id} is a claim of the same document {source_id}."""
    told = claims.select(
        nw.col("claim_id").alias("relays_claim_id"), nw.col("source_id").alias("_told_by")
    )
    return claims.join(told, on="relays_claim_id", how="inner").filter(
        nw.col("_told_by") == nw.col("source_id")
    )


@rule("status_reason")
def verdict_has_no_reason(claims):
    """The claim is called {status}, and status_reason does not say why."""
    return claims.filter(
        nw.col("status").is_in(["contested", "unsupported", "partly_supported"])
        & nw.col("status_reason").is_null()
    )


@rule("source_id")
def contract_rests_on_opinion(contracts, sources):
    """{source_id} is an opinion piece; a contract rests on more than that."""
    return _resting_on_opinion(contracts, sources)


@rule("source_id")
def designation_rests_on_opinion(designations, sources):
    """{source_id} is an opinion piece; a listing rests on more than that."""
    return _resting_on_opinion(designations, sources)


def _resting_on_opinion(rows, sources):
    opinions = sources.filter(nw.col("kind").is_in(WEAK))
    return in_column(rows, "source_id", opinions, "source_id")
