"""Works: parts, translations and reprints are linked to the fullest text, which is read first."""

import narwhals as nw

from watchers.checks.lookups import in_column
from watchers.checks.rules.registry import everywhere, having, rule


@everywhere(having("fullest_source_id"))
def fullest_text_is_a_part_itself(rows):
    """{cell} has a fullest_source_id itself. Name the fullest text of the work, whose own cell is
    empty."""
    parts = rows.filter(~nw.col("fullest_source_id").is_null())
    return in_column(parts, "fullest_source_id", parts, "source_id")


def _of_facts(table):
    return ["source_id"] if table.columns_with_evidence() else []


def _works(package):
    tables = package.tables.items()
    linked = {name for name, table in tables if "fullest_source_id" in table.fields}
    return linked | ({"evidence"} & package.tables.keys())


@everywhere(_of_facts, reads=_works)
def row_rests_on_a_part(rows, table, tables, frames):
    """{cell} was not read in full, but {_fullest}, the fullest text of that work, was. Read
    {_fullest} first and rest on it, or add a passage of it to evidence."""
    about = nw.lit(table.name).alias("about_table")
    named = rows.with_columns(about, nw.col(table.primary_key[0]).alias("about_id"))
    return _without_fullest(named, tables, frames)


@rule("source_id", reads=_works)
def passage_rests_on_a_part(evidence, tables, frames):
    """{source_id} was not read in full, but {_fullest}, the fullest text of that work, was. Read
    {_fullest} first and add a passage of it for {about_id}."""
    return _without_fullest(evidence, tables, frames)


def _without_fullest(rows, tables, frames):
    """The rows on a text that was not read in full, if what they are about has no passage of the
    fullest text of that work, which was; that text in _fullest."""
    if "sources" not in tables:
        return None
    half_read = frames.once("texts half read", lambda: _half_read(tables["sources"]))
    on_parts = rows.join(half_read, on="source_id", how="inner")
    if "evidence" not in tables:
        return on_parts
    pointer = ["about_table", "about_id"]
    words = tables["evidence"].filter(~nw.col("quote").is_null())
    carried = words.select(*pointer, nw.col("source_id").alias("_fullest"))
    return on_parts.join(carried, on=[*pointer, "_fullest"], how="anti")


def _half_read(sources):
    """The texts that were not read in full, while the fullest of their work, in _fullest, was."""
    whole = nw.col("checked") == "full_text"
    parts = sources.filter(~whole).select(
        "source_id", nw.col("fullest_source_id").alias("_fullest")
    )
    return in_column(parts, "_fullest", sources.filter(whole), "source_id")
