"""Evidence: passages point at cells that are there, have words, and say how they were read."""

import narwhals as nw
import pyarrow as pa

from watchers.checks.carried_cells import (
    CELL,
    COLUMN,
    KEY,
    KIND,
    Kind,
    by_column,
    cells_with_words,
    cells_without_words,
    fact_tables,
    passages_with_cells,
)
from watchers.checks.lookups import dangling_rows, in_column, one_of, rows_of_tables
from watchers.checks.patterns import matches
from watchers.checks.rules.names import NOT_LATIN
from watchers.checks.rules.registry import everywhere, rule
from watchers.evidence.prose import holds_runs, lost_from
from watchers.tables.columns import LINE
from watchers.tables.passages import NOT_REACHED, STATED


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
    known = [
        f"{table.name} {column}" for table in package.tables.values() for column in table.columns
    ]
    named = by_column(frames).with_columns(
        nw.concat_str(["about_table", COLUMN], separator=" ").alias("_pointer")
    )
    return named.filter(one_of("about_table", package.tables) & ~one_of("_pointer", known))


@rule("about_fields", reads=lambda package: package.table_names)
def evidence_is_for_an_empty_cell(evidence, tables, package, frames):
    """{_column:plain} of {about_id} is empty; fill it with what the words say, or do not
    name it.
    """
    known = cells_with_words(package, frames)
    empty = by_column(frames).join(known, on=[*KEY, COLUMN], how="anti")
    if not frames.count(empty):
        return empty
    columns = [
        f"{table.name} {column}" for table in package.tables.values() for column in table.columns
    ]
    pointer = nw.concat_str(["about_table", COLUMN], separator=" ").alias("_pointer")
    there = empty.with_columns(pointer).filter(one_of("_pointer", columns))
    return rows_of_tables(there, "about_table", "about_id", tables, package)


@everywhere(
    lambda table: table.columns_with_evidence("required"),
    reads=lambda package: {"evidence"} & package.tables.keys(),
)
def cell_has_no_evidence(rows, table, column, tables, package, frames):
    """{cell} rests on no words. Add a passage that carries it to evidence, or a waiver that says
    why there is none."""
    known = rows.filter(~nw.col(column).is_null())
    if "evidence" not in tables:
        return known
    of_column = (nw.col("about_table") == table.name) & (nw.col(COLUMN) == column)
    bare = cells_without_words(package, frames).filter(of_column)
    if not frames.count(bare):  # as in most columns
        return rows.head(0)
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
    carried = passages_with_cells(package, frames).filter(nw.col(KIND) == str(kind))
    found = _lost_by_cell(carried, lost=lost)
    broken = frames.from_arrow(pa.table(found, schema=_LOST))
    firsts = carried.join(broken, on=[*KEY, COLUMN], how="inner")
    first = firsts.group_by(*KEY, COLUMN).agg(nw.col(LINE).min().alias("_first"))
    return firsts.join(first, on=[*KEY, COLUMN], how="inner").filter(
        nw.col(LINE) == nw.col("_first")
    )


_LOST = pa.schema([(name, pa.string()) for name in (*KEY, COLUMN, "_lost")])


def _lost_by_cell(carried, *, lost):
    """What is lost, by the columns of _LOST."""
    quotes: dict[tuple[str, ...], list[str]] = {}
    unread: set[tuple[str, ...]] = set()
    columns = [*KEY, COLUMN, CELL, "reading", "quote"]
    for *key, cell, reading, quote in carried.select(*columns).collect(backend="pyarrow").rows():
        place = (*key, cell)
        quotes.setdefault(place, []).append(quote or "")
        if reading != STATED:
            unread.add(place)
    said = {place: lost(place[-1], quotes[place]) for place in sorted(quotes.keys() - unread)}
    rows = [(*place[:-1], words) for place, words in said.items() if words]
    return {name: [row[at] for row in rows] for at, name in enumerate(_LOST.names)}
