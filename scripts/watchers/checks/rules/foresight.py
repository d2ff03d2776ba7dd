"""Foresight: a document tells what had happened by its day; of what came after, it knows plans at
most."""

import narwhals as nw

from watchers.checks.carried_cells import PERIOD
from watchers.checks.lookups import times_true
from watchers.checks.patterns import matches, without
from watchers.checks.rules.registry import everywhere
from watchers.checks.rules.sources import past_dates
from watchers.dates.expressions import earliest, latest
from watchers.tables.columns import spelled

SOURCES, CLAIMS, EVIDENCE = "sources", "claims", "evidence"
OWN = "source_id"
ENDS = {"ended_on": "end_source_id"}
"""By the column of an end, that of the document which tells it beside the row's own."""
DATE, DAY = "_date", "_day"


def _dated_by_a_document(table):
    """Columns of days on which something happened, in rows that rest on a document."""
    if ([OWN], SOURCES, [OWN]) not in table.foreign_keys:
        return []
    periods = {PERIOD} & table.fields.keys()
    return [*past_dates(table), *table.columns_of_type("year"), *periods]


@everywhere(
    _dated_by_a_document,
    reads=lambda package: {SOURCES, CLAIMS, EVIDENCE} & package.tables.keys(),
)
def fact_is_later_than_its_documents(rows, table, column, tables, frames):
    """{cell} is after the day of {source_id} and of every other document that carries it. Name a
    later source, or add a claim of one that supports this cell, or a passage to evidence.

    Documents that carry a cell are the row's source, for an end also its end source, and those of
    supporting claims and of passages about this very cell. One without a day counts as of the day
    on which it was read. Planned dates may lie ahead; of a period, the last day counts.
    """
    if SOURCES not in tables:
        return None
    key = table.primary_key[0]
    told = frames.once("days of sources", lambda: _days_of_sources(tables[SOURCES]))
    (is_later,) = frames.rows_once(
        f"columns of {table.name} later than sources", lambda: _are_later(rows, table, told)
    )
    if not is_later[column]:  # as in most columns; looking further would take the most time
        return None
    dated = rows.filter(~nw.col(column).is_null())
    dated = dated.select(key, OWN, _last_date(table, column).alias(DATE))
    later = dated.join(told, on=OWN, how="inner").filter(nw.col(DAY) < earliest(DATE))
    later = frames.keep(later.select(key, DATE))()
    for documents in _other_documents(rows, table, column, tables):
        carriers = documents.join(later, on=key, how="inner").join(told, on=OWN, how="inner")
        in_time = carriers.filter(nw.col(DAY) >= earliest(DATE))
        later = later.join(in_time.select(key), on=key, how="anti")
    return rows.join(later.select(key), on=key, how="semi")


def _days_of_sources(sources):
    """The last day on which each document can have been written."""
    day = nw.coalesce("published_on", "retrieved_on").alias(DAY)
    return sources.select(OWN, day).select(OWN, latest(DAY).alias(DAY))


def _are_later(rows, table, told):
    """One row: how many cells of each dated column may be later than the source of their row."""
    columns = _dated_by_a_document(table)
    counts = [times_true(nw.col(DAY) < _last_date(table, name)).alias(name) for name in columns]
    return rows.join(told, on=OWN, how="inner").select(*counts)


def _last_date(table, column):
    text = nw.col(spelled(column) if table.fields[column]["type"] == "year" else column)
    return without(text, "^.*/") if column == PERIOD else text


def _other_documents(rows, table, column, tables):
    """Frames with the key of a row and a document that carries its cell beside its own."""
    key = table.primary_key[0]
    pointer = [nw.col("about_id").alias(key), OWN]
    if CLAIMS in tables:
        claims = tables[CLAIMS].filter(nw.col("about_table") == table.name)
        supports = (nw.col("about_field") == column) & (nw.col("stance") == "supports")
        yield claims.filter(supports).select(*pointer)
    if EVIDENCE in tables:
        passages = tables[EVIDENCE].filter(nw.col("about_table") == table.name)
        yield passages.filter(_names(column)).select(*pointer)
    if ENDS.get(column) in table.fields:
        yield rows.select(key, nw.col(ENDS[column]).alias(OWN))


def _names(column):
    """Whether a passage is said to carry the column; cheaper than a row for each column."""
    return matches(nw.col("about_fields"), f"(?:^| ){column}(?: |$)")
