"""Filled columns: what `watchers tidy` writes from other columns is up to date."""

import narwhals as nw

from watchers.checks.rules.registry import rule
from watchers.tables.listing_began import LISTED_FROM, SEEN


@rule("began_on")
def listing_began_on_another_day(designations, sources):
    """The dates and the document of the listing give began_on {_began_on} and began_by {_began_by}.
    Run: watchers tidy

    Nobody types these two columns.
    """
    documents = sources.select(SEEN, nw.col("published_on").alias("_seen_on"))
    dated = designations.join(documents, on=SEEN, how="left").with_columns(
        nw.coalesce(*LISTED_FROM, "_seen_on", nw.lit("")).alias("_began_on"),
        nw.coalesce(
            *(_named(column) for column in LISTED_FROM),
            _named("_seen_on", SEEN),
            nw.lit(""),
        ).alias("_began_by"),
    )
    return dated.filter(
        (nw.col("began_on").fill_null("") != nw.col("_began_on"))
        | (nw.col("began_by").fill_null("") != nw.col("_began_by"))
    )


def _named(column, name=""):
    """The name of the column where it is filled."""
    return nw.when(~nw.col(column).is_null()).then(nw.lit(name or column))
