"""Codes: of places, which follow the map, and of countries and languages, which exist."""

import narwhals as nw
import pyarrow as pa

from watchers.checks.lookups import not_in_column, one_of
from watchers.checks.patterns import without
from watchers.checks.rules.registry import everywhere, having, rule
from watchers.names.countries import country_codes
from watchers.names.languages import language_codes

LEVELS = [
    ["country"],
    ["province", "autonomous_region"],
    ["prefecture", "autonomous_prefecture", "prefecture_level_city"],
    ["county", "autonomous_county", "county_level_city", "district"],
    ["township"],
]
"""Kinds of places from the top of the map to its bottom; others can lie at several levels."""
NESTED = {"prefecture autonomous_prefecture"}
"""What may lie in its own level: the prefectures of Tacheng and Altay lie in that of Ili."""


def _countries(table):
    return [name for name in table.fields if name == "country" or name.endswith("_country")]


def _upside_down():
    """Pairs of kinds, the lower place first, in which the upper one is no higher."""
    for level, kinds in enumerate(LEVELS):
        lower = [kind for below in LEVELS[level:] for kind in below]
        yield from (f"{kind} {parent}" for kind in kinds for parent in lower)


def _with_parents(places):
    parents = places.select(
        nw.col("place_id").alias("parent_id"),
        nw.col("code").alias("_parent_code"),
        nw.col("kind").alias("_parent_kind"),
    )
    return places.join(parents, on="parent_id", how="inner")


@rule("code")
def place_code_is_not_below_that_of_its_parent(places):
    """{code} does not lie below {_parent_code}, the code of {parent_id}."""
    code, parent = nw.col("code"), nw.col("_parent_code")
    upper = without(parent, "(?:00){1,2}$")
    is_upmost = parent.str.ends_with("0000")
    part = nw.when(is_upmost).then(code.str.slice(0, 2)).otherwise(code.str.slice(0, 4))
    return _with_parents(places).filter(part != upper)


@rule("parent_id")
def place_lies_in_no_larger_one(places):
    """{parent_id} is of the kind {_parent_kind:plain}, in which no {kind:plain} lies."""
    kinds = nw.concat_str(["kind", "_parent_kind"], separator=" ")
    nested = _with_parents(places).with_columns(kinds.alias("_kinds"))
    return nested.filter(one_of("_kinds", set(_upside_down()) - NESTED))


@everywhere(having("latitude", "longitude"))
def coordinates_are_half_given(rows):
    """latitude and longitude are given together or not at all."""
    return rows.filter(nw.col("latitude").is_null() != nw.col("longitude").is_null())


@everywhere(_countries)
def country_does_not_exist(cell):
    """{cell} is not the code of a country (ISO 3166-1 alpha-2) or EU."""
    return ~cell.is_in(sorted(country_codes())) & ~cell.is_null()


@everywhere(having("language"))
def language_does_not_exist(rows, frames):
    """{language} does not begin with the code of a language (ISO 639), as zh-Hans does.

    The codes are those of the IANA Language Subtag Registry, on which BCP 47 rests.
    """
    known = frames.from_arrow(pa.table({"_code": sorted(language_codes())}))
    code = without(nw.col("language"), "-.*$")
    return not_in_column(rows.with_columns(code.alias("_code")), "_code", known, "_code")
