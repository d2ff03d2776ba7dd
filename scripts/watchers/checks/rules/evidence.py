"""Evidence: passages point at cells that are there, have words, and say how they were read."""

from functools import lru_cache

import narwhals as nw
import pyarrow as pa

from watchers.checks.carried_cells import CELL, COLUMN, KEY, Kind, fact_tables
from watchers.checks.lookups import dangling_rows, in_column, one_of, rows_of_tables
from watchers.checks.passage_frames import (
    all_passages,
    by_column,
    cells_without_words,
    columns_named,
    columns_without_words,
    with_cells,
)
from watchers.checks.patterns import matches
from watchers.checks.rules.names import NOT_LATIN
from watchers.checks.rules.registry import everywhere, rule
from watchers.checks.values import grouped
from watchers.evidence.prose import holds_runs, lost_from
from watchers.tables.columns import LINE
from watchers.tables.passages import NOT_REACHED, STATED

MAX_JUDGED = 10_000
"""Cells whose judgement is at hand for others of the same words and passages."""


@rule("about_table")
def evidence_points_at_an_unknown_table(evidence, package):
    """{about_table} is not a table of the package."""
    return evidence.filter(~one_of("about_table", package.table_names))


@rule("about_id", reads=lambda package: package.table_names)
def evidence_points_at_a_missing_row(evidence, tables, package):
    """{about_id} is not a row of {about_table}."""
    return dangling_rows(evidence, "about_table", "about_id", tables, package)


@rule("about_fields")
def evidence_points_at_an_unknown_column(evidence, package, frames):
    """{_column} is not a column of {about_table}."""
    unknown = [
        _names_column(name, column)
        for name, columns in columns_named(frames).items()
        for column in columns
        if name in package.tables and column not in package.tables[name].columns
    ]
    if not unknown:
        return None
    named = by_column(frames).filter(nw.any_horizontal(*unknown, ignore_nulls=True))
    return evidence.join(named.select(LINE, COLUMN), on=LINE, how="inner")


def _names_column(table, column):
    return (nw.col("about_table") == table) & (nw.col(COLUMN) == column)


@rule("about_fields", reads=lambda package: package.table_names)
def evidence_is_for_an_empty_cell(evidence, tables, package, frames):
    """{_column:plain} of {about_id} is empty; fill it with what the words say, or do not
    name it.
    """
    empty = with_cells(package, frames).filter(nw.col(CELL).is_null())
    if not frames.count(empty):
        return None
    named = evidence.join(empty.select(LINE, COLUMN), on=LINE, how="inner")
    return rows_of_tables(named, "about_table", "about_id", tables, package)


@everywhere(
    lambda table: table.columns_with_evidence("required"),
    reads=lambda package: {"evidence"} & package.tables.keys(),
)
def cell_has_no_evidence(rows, table, column, tables, package, frames):
    """{cell} rests on no words. Add a passage that carries it to evidence, or a waiver that says
    why there is none."""
    if "evidence" not in tables:
        return rows.filter(~nw.col(column).is_null())
    if (table.name, column) not in columns_without_words(package, frames):
        return None
    bare = cells_without_words(package, frames).filter(_names_column(table.name, column))
    known = rows.filter(~nw.col(column).is_null())
    return in_column(known, table.primary_key[0], bare, "about_id")


@rule("quote")
def evidence_has_no_words(evidence):
    """There is no quote; give the words, or set reading to not_reached and say what was tried."""
    return evidence.filter(nw.col("quote").is_null() & (nw.col("reading") != NOT_REACHED))


@rule("quote")
def words_not_reached_are_quoted(evidence):
    """reading is not_reached, but there is a quote; set reading to stated or inferred."""
    return evidence.filter(~nw.col("quote").is_null() & (nw.col("reading") == NOT_REACHED))


@rule("reading_reason")
def reading_has_no_reason(evidence):
    """reading is {reading}; say in reading_reason why it is inferred, or what was tried."""
    return evidence.filter((nw.col("reading") != STATED) & nw.col("reading_reason").is_null())


@rule("quote_en")
def quote_has_no_translation(evidence):
    """{quote} is not English; give quote_en, a translation of ours."""
    return evidence.filter(matches(nw.col("quote"), NOT_LATIN) & nw.col("quote_en").is_null())


@rule("quote", reads=fact_tables)
def prose_says_more_than_its_words(evidence, tables, package, frames):
    """{_column:plain} of {about_id} and its quotes disagree: {_lost:plain}. Quote the words that
    say it, or change the cell.

    All passages of the cell count together. Numbers of the prose stand in them, with the same bound
    (about, at least, each), and a condition in them (within six months of) is kept.
    """
    return _unlike(package, frames, kind=Kind.PROSE, lost=_first_lost)


@rule("quote", reads=fact_tables)
def quotes_do_not_have_the_citation(evidence, tables, package, frames):
    """{_column:plain} {_cell} of {about_id} has numbers that none of its quotes has. Quote the
    words that do, or change the cell."""
    return _unlike(package, frames, kind=Kind.CITATION, lost=_lost_runs)


def _first_lost(cell, quotes):
    return next(lost_from(cell, quotes), "")


def _lost_runs(cell, quotes):
    return "" if holds_runs(cell, quotes) else "numbers"


def _unlike(package, frames, *, kind, lost):
    """The first passage of each cell of which `lost(cell, its quotes)` says something, in _lost.

    Cells with a passage that is not simply stated are left to people.
    """
    carried = all_passages(package, frames, kind=kind)
    found = _lost_by_cell(carried, lost=lost)
    if not found:
        return None
    columns = {name: [row[at] for row in found] for at, name in enumerate(_LOST.names)}
    broken = frames.from_arrow(pa.table(columns, schema=_LOST))
    firsts = carried.join(broken, on=[*KEY, COLUMN], how="inner")
    first = firsts.group_by(*KEY, COLUMN).agg(nw.col(LINE).min().alias("_first"))
    return firsts.join(first, on=[*KEY, COLUMN], how="inner").filter(
        nw.col(LINE) == nw.col("_first")
    )


_LOST = pa.schema([(name, pa.string()) for name in (*KEY, COLUMN, "_lost")])


def _lost_by_cell(carried, *, lost):
    """What is lost, in rows of _LOST. Cells of the same words and passages are judged once."""
    judged = lru_cache(maxsize=MAX_JUDGED)(lost)
    found = []
    place, beside, by = [*KEY, COLUMN, CELL], [LINE, "reading", "quote"], [*KEY, COLUMN, LINE]
    for (*key, cell), passages in grouped(carried, place, beside, by=by):
        if all(reading == STATED for _, reading, _ in passages):
            words = judged(cell, tuple(quote or "" for _, _, quote in passages))
            found += [(*key, words)] if words else []
    return found
