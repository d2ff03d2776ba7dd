"""Identifiers: check digits that are right, and shapes that the registers use.

Sources: ISO 17442 (LEI), ISO 6166 (ISIN), GB 32100-2015 (USCC), all checked by python-stdnum.
"""

import importlib

import narwhals as nw

from watchers.checks.lookups import repeated
from watchers.checks.patterns import matches
from watchers.checks.rules.registry import rule, value_rule

OFFICIALS_ONLY = ["bioguide"]
ENTITIES_ONLY = ["uscc", "lei", "isin", "ticker"]


def _of(identifiers, scheme):
    return identifiers.filter(nw.col("scheme") == scheme)


def _refused(values, module):
    """The values that python-stdnum's `module` does not accept as they are written."""
    number = importlib.import_module(f"stdnum.{module}")
    for batch in values:
        for (value,) in batch:
            if not number.is_valid(value) or number.compact(value) != value:
                yield (value,)


def _misshapen(identifiers, scheme, pattern):
    return _of(identifiers, scheme).filter(~matches(nw.col("value"), pattern))


@value_rule("value", of="identifiers", values=("value",), where=nw.col("scheme") == "lei")
def lei_is_wrong(values):
    """{value} is not a Legal Entity Identifier: 20 characters, the last two check digits."""
    return _refused(values, "lei")


@value_rule("value", of="identifiers", values=("value",), where=nw.col("scheme") == "isin")
def isin_is_wrong(values):
    """{value} is not an ISIN: 12 characters, the last a check digit."""
    return _refused(values, "isin")


@value_rule("value", of="identifiers", values=("value",), where=nw.col("scheme") == "uscc")
def uscc_is_wrong(values):
    """{value} is not a Chinese Unified Social Credit Code: 18 characters, the last a check
    character."""
    return _refused(values, "cn.uscc")


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
    return repeated(single, columns=["scheme", "entity_id"], name="_first")
