"""Claim values: what a claim gives is a value of its column, and stands to the cell as it says."""

from collections.abc import Callable, Iterable, Iterator

import narwhals as nw

from watchers.checks.carried_cells import CELL, COLUMN, KEY, PERIOD, cells
from watchers.checks.lookups import not_in_column, one_of
from watchers.checks.rules.registry import rule
from watchers.checks.values import rows_with_values
from watchers.dates.expressions import surely_before
from watchers.evidence.given import (
    agrees,
    is_date,
    is_number,
    one_date_within_another,
    same_number,
    within_period,
)

POINTER = "_pointer"
GIVEN = [POINTER, "value_given"]
HEDGE = "_hedge"
JUDGED = [*GIVEN, CELL, HEDGE]
EMPTY = "no value"


def _all_tables(package):
    return package.tables.keys()


@rule("value_given", reads=_all_tables)
def claim_gives_no_value_of_its_column(claims, tables, package, frames):
    """{value_given} cannot stand in {about_field:plain} of {about_table:plain}: give a date as
    2017-04, a plain number, one of the listed words, or the id of a row, as that column has them,
    or leave value_given empty."""
    given = _pointing(claims)

    def broken(batches: Iterable[list[tuple[str, ...]]]) -> Iterator[tuple[str, ...]]:
        dates, numbers = _dates(package), _numbers(package)
        words = _listed_words(package)
        for pointer, value in (values for batch in batches for values in batch):
            if (
                (pointer in dates and not is_date(value))
                or (pointer in numbers and not is_number(value))
                or value not in words.get(pointer, [value])
            ):
                yield (pointer, value)

    misshapen = rows_with_values(given, GIVEN, broken, from_arrow=frames.from_arrow)
    unknown_ids = [
        not_in_column(given.filter(one_of(POINTER, pointers)), "value_given", tables[to], key)
        for (to, key), pointers in sorted(_keys(package).items())
        if to in tables
    ]
    return nw.concat([*([] if misshapen is None else [misshapen]), *unknown_ids])


@rule("value_given", reads=_all_tables)
def claim_supports_another_value(claims, tables, package, frames):
    """{about_id} has {_cell} as {about_field:plain}, and this claim supports {value_given}. Correct
    one of them, or set stance to contradicts, or to context if it is the value of another day.

    A date supports one that is more or less precise, and an end of a period; a number one that is
    rounded to it, or, if hedge says about, at least or the like, is within a tenth of it. Free text
    may differ.
    """
    exact = {pointer for pointers in _keys(package).values() for pointer in pointers}
    exact |= _listed_words(package).keys()
    dates, periods, numbers = _dates(package), _periods(package), _numbers(package)

    def differs(pointer: str, given: str, cell: str, hedge: str) -> bool:
        if cell == EMPTY:
            return True
        if pointer in dates:
            return not one_date_within_another(given, cell)
        if pointer in periods:
            return not within_period(given, cell)
        if pointer in numbers and is_number(given) and is_number(cell):
            return not agrees(given, cell, hedge=hedge)
        return pointer in exact and given != cell

    return _judged(claims, tables, package, frames, stance="supports", broken=differs)


@rule("value_given", reads=_all_tables)
def claim_contradicts_the_same_value(claims, tables, package, frames):
    """{about_id} has {_cell} as {about_field:plain}, which {value_given} does not contradict.
    Correct value_given, or set stance to supports."""
    dates, numbers = _dates(package) | _periods(package), _numbers(package)

    def is_same(pointer: str, given: str, cell: str, _hedge: str) -> bool:
        if pointer in dates:
            return one_date_within_another(given, cell)
        if pointer in numbers and is_number(given) and is_number(cell):
            return same_number(given, cell)
        return given == cell

    return _judged(claims, tables, package, frames, stance="contradicts", broken=is_same)


@rule("relays_claim_id")
def claim_relays_a_later_document(claims, sources):
    """{source_id} is of {_told_on}, and {relays_claim_id} is a claim of {_first_source}, which is
    of {_first_told_on}: a document cannot relay a later one."""
    told = sources.select("source_id", nw.col("published_on").alias("_told_on"))
    first = claims.select(
        nw.col("claim_id").alias("relays_claim_id"), nw.col("source_id").alias("_first_source")
    )
    first_told = told.rename({"source_id": "_first_source", "_told_on": "_first_told_on"})
    relayed = claims.filter(~nw.col("relays_claim_id").is_null())
    return (
        relayed.join(first, on="relays_claim_id", how="inner")
        .join(told, on="source_id", how="inner")
        .join(first_told, on="_first_source", how="inner")
        .filter(surely_before("_told_on", "_first_told_on"))
    )


def _pointing(claims: nw.LazyFrame) -> nw.LazyFrame:
    """The claims that give a value, with the table and column that it is for."""
    pointer = nw.concat_str(["about_table", "about_field"], separator=" ").alias(POINTER)
    return claims.with_columns(pointer).filter(~nw.col("value_given").is_null())


def _judged(
    claims, tables, package, frames, *, stance: str, broken: Callable[..., bool]
) -> nw.LazyFrame | None:
    """The claims of that stance for whose pointer, value and cell `broken` is true."""
    given = _pointing(claims).filter(nw.col("stance") == stance)
    columns = _columns_spoken_of(given, package)
    if not columns:
        return None
    of_rows = cells(tables, package, columns=columns).rename({COLUMN: "about_field"})
    beside = given.join(of_rows, on=[*KEY, "about_field"], how="left")
    filled = beside.with_columns(
        nw.col(CELL).fill_null(EMPTY), nw.col("hedge").fill_null("").alias(HEDGE)
    )

    def find(batches: Iterable[list[tuple[str, ...]]]) -> Iterator[tuple[str, ...]]:
        for batch in batches:
            yield from (values for values in batch if broken(*values))

    return rows_with_values(filled, JUDGED, find, from_arrow=frames.from_arrow)


def _columns_spoken_of(given: nw.LazyFrame, package) -> dict[str, list[str]]:
    """The columns that claims give values for, by table; years are no claim's."""
    pairs = given.select("about_table", "about_field").unique().collect(backend="pyarrow")
    columns: dict[str, list[str]] = {}
    for name, column in sorted(pairs.rows()):
        fields = package.tables[name].fields if name in package.tables else {}
        if column in fields and fields[column]["type"] != "year":
            columns.setdefault(name, []).append(column)
    return columns


def _pointers(package, columns_of: Callable[..., Iterable[str]]) -> set[str]:
    return {
        f"{table.name} {column}"
        for table in package.tables.values()
        for column in columns_of(table)
    }


def _dates(package) -> set[str]:
    return _pointers(package, lambda table: [*table.partial_dates, *table.columns_of_type("date")])


def _periods(package) -> set[str]:
    return _pointers(package, lambda table: {PERIOD} & table.fields.keys())


def _numbers(package) -> set[str]:
    return _pointers(package, lambda table: table.columns_of_type("number"))


def _listed_words(package) -> dict[str, list[str]]:
    """The closed lists of words, by table and column."""
    return {
        f"{table.name} {name}": field["constraints"]["enum"]
        for table in package.tables.values()
        for name, field in table.fields.items()
        if "enum" in field.get("constraints", {})
    }


def _keys(package) -> dict[tuple[str, str], list[str]]:
    """The tables and columns that refer to each key."""
    found: dict[tuple[str, str], list[str]] = {}
    for table in package.tables.values():
        for columns, to, target_columns in table.foreign_keys:
            found.setdefault((to, target_columns[0]), []).append(f"{table.name} {columns[0]}")
    return found
