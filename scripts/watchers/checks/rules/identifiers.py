"""Identifiers: check digits that are right, and shapes that the registers use.

Sources: ISO 17442 (LEI), ISO 6166 (ISIN), GB 32100-2015 (USCC), all checked by python-stdnum.
"""

import importlib

import narwhals as nw

from watchers.checks.lookups import one_of, with_first_line
from watchers.checks.rules.registry import rule
from watchers.tables.columns import LINE

OFFICIALS_ONLY = ["bioguide"]
ENTITIES_ONLY = ["uscc", "lei", "isin", "ticker"]


def _of(identifiers, scheme):
    return identifiers.filter(nw.col("scheme") == scheme)


def _refused(identifiers, scheme, module):
    """Rows of the scheme whose value python-stdnum's `module` does not accept as it is written."""
    rows = _of(identifiers, scheme)
    if not len(rows):
        return rows
    number = importlib.import_module(f"stdnum.{module}")
    values = rows.get_column("value").drop_nulls().unique().to_list()
    wrong = [
        value for value in values if not number.is_valid(value) or number.compact(value) != value
    ]
    return rows.filter(one_of("value", wrong))


def _misshapen(identifiers, scheme, pattern):
    return _of(identifiers, scheme).filter(~nw.col("value").str.contains(pattern))


@rule("value")
def lei_is_wrong(identifiers):
    """{value} is not a Legal Entity Identifier: 20 characters, the last two check digits."""
    return _refused(identifiers, "lei", "lei")


@rule("value")
def isin_is_wrong(identifiers):
    """{value} is not an ISIN: 12 characters, the last a check digit."""
    return _refused(identifiers, "isin", "isin")


@rule("value")
def uscc_is_wrong(identifiers):
    """{value} is not a Chinese Unified Social Credit Code: 18 characters, the last a check
    character."""
    return _refused(identifiers, "uscc", "cn.uscc")


@rule("value")
def wikidata_item_is_misshapen(identifiers):
    """{value} is not a Wikidata item like Q5764217."""
    return _misshapen(identifiers, "wikidata", "^Q[1-9][0-9]*$")


@rule("value")
def bioguide_id_is_misshapen(identifiers):
    """{value} is not a Bioguide id like R000595."""
    return _misshapen(identifiers, "bioguide", "^[A-Z][0-9]{6}$")


@rule("value")
def ofac_uid_is_misshapen(identifiers):
    """{value} is not an OFAC UID: digits alone."""
    return _misshapen(identifiers, "ofac_uid", "^[1-9][0-9]{0,6}$")


@rule("value")
def ticker_is_misshapen(identifiers):
    """{value} is not a ticker with its exchange, like SZSE:002415."""
    return _misshapen(identifiers, "ticker", "^[A-Z]{2,8}:[A-Z0-9.]{1,10}$")


@rule("value")
def uk_unique_id_is_misshapen(identifiers):
    """{value} is not a unique id of the UK Sanctions List, like GHR0001."""
    return _misshapen(identifiers, "uk_unique_id", "^[A-Z]{3}[0-9]{4}$")


@rule("scheme")
def company_identifier_is_on_a_person(identifiers):
    """{scheme} identifies organisations, not {official_id}."""
    return identifiers.filter(
        nw.col("scheme").is_in(ENTITIES_ONLY) & ~nw.col("official_id").is_null()
    )


@rule("scheme")
def person_identifier_is_on_an_organisation(identifiers):
    """{scheme} identifies persons, not {entity_id}."""
    return identifiers.filter(
        nw.col("scheme").is_in(OFFICIALS_ONLY) & ~nw.col("entity_id").is_null()
    )


@rule("scheme")
def party_has_two_of_a_kind(identifiers):
    """{entity_id} already has a {scheme}, on line {_first:plain}; a company has one."""
    single = identifiers.filter(
        nw.col("scheme").is_in(["uscc", "lei", "wikidata"]) & ~nw.col("entity_id").is_null()
    )
    return with_first_line(single, ["scheme", "entity_id"], "_first").filter(
        nw.col(LINE) > nw.col("_first")
    )
