"""Held: the words of a passage have the value of each cell that they are said to carry."""

from collections.abc import Callable, Iterable

import narwhals as nw

from watchers.checks.carried_cells import (
    CELL,
    KEY,
    Kind,
    cells,
    columns_of_kind,
    fact_tables,
    number_of,
)
from watchers.checks.party_names import (
    NAME,
    NAMES_OF_PARTIES,
    PARTY,
    names_in,
    names_of_parties,
)
from watchers.checks.passage_frames import passages
from watchers.checks.rules.registry import rule
from watchers.checks.values import grouped, rows_among, rows_with_values
from watchers.evidence.currencies import names_currency
from watchers.evidence.dates import holds_date
from watchers.evidence.names import names_one_of, names_place
from watchers.evidence.numbers import holds_number
from watchers.evidence.prose import holds_title
from watchers.evidence.quantifiers import has_qualifier

NAMES_OF_PLACES = ("name", "name_zh", "name_ug")


def _facts_and_names(package):
    return {*fact_tables(package), *NAMES_OF_PARTIES, "places"} & package.tables.keys()


@rule("quote", reads=fact_tables)
def quote_does_not_hold_the_date(evidence, sources, tables, package, frames):
    """{quote} does not give {_column:plain} {_cell}. Quote the words that date it, or set reading
    to inferred and say why in reading_reason.

    Days are read as English and Chinese write them; `on Wednesday`, `yesterday` and a day without a
    year by the document's own day.
    """
    told = sources.select("source_id", nw.col("published_on").fill_null("").alias("_told_on"))
    dated = passages(package, frames, kind=Kind.DATE).join(told, on="source_id", how="left")

    def holds(cell: str, quote: str, told_on: str) -> bool:
        return holds_date(quote, cell, told_on=told_on)

    return _unheld(dated, [CELL, "quote", "_told_on"], holds, frames)


@rule("quote", reads=fact_tables)
def quote_does_not_hold_the_number(evidence, tables, package, frames):
    """{quote} does not have {_column:plain} {_cell}. Quote the words that do, or set reading to
    inferred and say why in reading_reason.

    1.82 亿 is 182,000,000; 335.99 million is 335,990,000; `wholly owned` is 100.
    """
    numbers = passages(package, frames, kind=Kind.NUMBER)
    return _unheld(numbers, [CELL, "quote"], lambda cell, quote: holds_number(quote, cell), frames)


@rule("quote", reads=fact_tables)
def quote_gives_another_qualifier(evidence, tables, package, frames):
    """{quote} does not say {_cell} of {_number:plain}. {_column:plain} is what stands directly
    before that number: about (nearly, 约, 近), at_least (over, 超), at_most (up to), else exact.

    Directly is within three words, or two characters of Chinese.
    """
    qualified = passages(package, frames, kind=Kind.QUALIFIER)
    numbers = {
        name: [number_of(package.tables[name], columns[0])]
        for name, columns in columns_of_kind(package, Kind.QUALIFIER).items()
    }
    if numbers:
        of_row = cells(tables, package, columns=numbers).select(*KEY, nw.col(CELL).alias("_number"))
        qualified = qualified.join(of_row, on=KEY, how="inner")
    else:
        qualified = qualified.with_columns(nw.lit("").alias("_number"))

    def holds(cell: str, quote: str, number: str) -> bool:
        return has_qualifier(quote, cell, number=number)

    return _unheld(qualified, [CELL, "quote", "_number"], holds, frames)


@rule("quote", reads=fact_tables)
def quote_does_not_name_the_currency(evidence, tables, package, frames):
    """{quote} does not name the currency {_cell}. Quote the words that do, or set reading to
    inferred and say why in reading_reason."""
    money = passages(package, frames, kind=Kind.CURRENCY)
    return _unheld(money, [CELL, "quote"], lambda cell, quote: names_currency(quote, cell), frames)


@rule("quote", reads=_facts_and_names)
def quote_does_not_name_the_party(evidence, tables, package, frames):
    """{quote} does not name {_cell}. Quote the words that do, add the name they use to names, or
    set reading to inferred and say why in reading_reason."""
    parties = passages(package, frames, kind=Kind.PARTY)
    return _unnamed(parties, names_of_parties(tables), names_one_of, frames)


@rule("quote", reads=_facts_and_names)
def quote_does_not_name_the_place(evidence, tables, package, frames):
    """{quote} does not name the place {_cell}. Quote the words that do, or set reading to inferred
    and say why in reading_reason."""
    placed = passages(package, frames, kind=Kind.PLACE)
    names = nw.concat([names_in(tables["places"], "place_id", name) for name in NAMES_OF_PLACES])
    return _unnamed(placed, names, names_place, frames)


@rule("quote", reads=fact_tables)
def quote_does_not_have_the_title(evidence, tables, package, frames):
    """{quote} does not have {_column:plain} {_cell} as it is printed."""
    titled = passages(package, frames, kind=Kind.TITLE)
    return _unheld(titled, [CELL, "quote"], holds_title, frames)


def _unheld(
    rows: nw.LazyFrame, columns: list[str], holds: Callable[..., bool], frames
) -> nw.LazyFrame | None:
    """The rows whose values in `columns` do not hold."""

    def broken(batches: Iterable[list[tuple[str, ...]]]) -> Iterable[tuple[str, ...]]:
        for batch in batches:
            yield from (values for values in batch if not holds(*values))

    return rows_with_values(rows, columns, broken, from_arrow=frames.from_arrow)


def _unnamed(
    rows: nw.LazyFrame, names: nw.LazyFrame, is_named: Callable[..., bool], frames
) -> nw.LazyFrame | None:
    """The rows whose quote has none of the names of who is in CELL, or its id if it has no name."""
    pairs = rows.select(CELL, "quote").unique()
    named = pairs.join(names.rename({PARTY: CELL}), on=CELL, how="left")
    broken = {
        (cell, quote)
        for (cell, quote), found in grouped(named, [CELL, "quote"], [NAME])
        if not is_named(quote, [name or cell for (name,) in found])
    }
    return rows_among(rows, [CELL, "quote"], broken, from_arrow=frames.from_arrow)
