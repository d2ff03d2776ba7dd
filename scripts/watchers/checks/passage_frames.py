"""The passages of `evidence` beside the cells that they carry, as lazy frames.

What is kept of a passage is its LINE, so that long quotes are not copied for each of its cells.
"""

from __future__ import annotations

import narwhals as nw
import pyarrow as pa

from watchers.checks.carried_cells import CELL, COLUMN, KEY, KIND, Kind, cells, kind_of
from watchers.checks.frames import Frames
from watchers.package.model import Package, Table
from watchers.package.vocabulary import NUMERIC
from watchers.tables.columns import LINE, spelled
from watchers.tables.passages import STATED


def by_column(frames: Frames) -> nw.LazyFrame:
    """Each passage once for every column that it carries, named in COLUMN; with LINE and KEY."""
    return frames.once("evidence by column", lambda: _by_column(frames["evidence"], frames))


def _by_column(evidence: nw.LazyFrame, frames: Frames) -> nw.LazyFrame:
    distinct = evidence.select("about_fields").unique().collect(backend="pyarrow")
    named = [fields for fields in distinct.get_column("about_fields").to_list() if fields]
    pairs = [(fields, column) for fields in sorted(named) for column in fields.split()]
    columns = {
        "about_fields": pa.array([fields for fields, _ in pairs], pa.string()),
        COLUMN: pa.array([column for _, column in pairs], pa.string()),
    }
    passages = evidence.select(LINE, *KEY, "about_fields")
    named_columns = frames.from_arrow(pa.table(columns))
    return passages.join(named_columns, on="about_fields", how="inner").drop("about_fields")


def columns_named(frames: Frames) -> dict[str, list[str]]:
    """What passages name as columns, by what they name as tables."""
    pairs = frames.rows_once(
        "columns that passages name",
        lambda: by_column(frames).select("about_table", COLUMN).unique(),
    )
    named: dict[str, list[str]] = {}
    for pair in pairs:
        named.setdefault(pair["about_table"], []).append(pair[COLUMN])
    return {name: sorted(columns) for name, columns in named.items()}


def with_cells(package: Package, frames: Frames) -> nw.LazyFrame:
    """The LINE of each passage of a table with each column of it that it names, in COLUMN, CELL
    and KIND; CELL is unknown where the cell is empty or there is no such row."""
    return frames.once("passages with cells", lambda: _with_cells(package, frames))


def _with_cells(package: Package, frames: Frames) -> nw.LazyFrame:
    passages = by_column(frames)
    named = columns_named(frames)
    pieces = [
        _of_table(
            passages.filter(nw.col("about_table") == name),
            frames[name],
            table,
            [column for column in table.columns if column in named.get(name, ())],
        )
        for name, table in package.tables.items()
        if name in frames and not table.fields.keys().isdisjoint(named.get(name, ()))
    ]
    if not pieces:
        nothing = [nw.lit("").alias(name) for name in (CELL, KIND)]
        return passages.select(LINE, COLUMN, *nothing).head(0)
    return nw.concat(pieces)


def _of_table(
    passages: nw.LazyFrame, rows: nw.LazyFrame, table: Table, columns: list[str]
) -> nw.LazyFrame:
    """The passages of one table with the cells of these columns."""
    wide = rows.select(
        nw.col(table.primary_key[0]).alias("about_id"),
        *(nw.col(_text(table, column)).alias(f"_{column}") for column in columns),
    )
    cell = [nw.when(nw.col(COLUMN) == name).then(nw.col(f"_{name}")) for name in columns]
    resting = set(table.columns_with_evidence())
    kind = [
        nw.when(nw.col(COLUMN) == name).then(nw.lit(str(kind_of(table, name))))
        for name in columns
        if name in resting
    ]
    return (
        passages.filter(nw.col(COLUMN).is_in(columns))
        .join(wide, on="about_id", how="left")
        .select(
            LINE,
            COLUMN,
            nw.coalesce(*cell).alias(CELL),
            nw.coalesce(*kind, nw.lit("")).alias(KIND),
        )
    )


def _text(table: Table, column: str) -> str:
    return spelled(column) if table.fields[column]["type"] in NUMERIC else column


def all_passages(package: Package, frames: Frames, *, kind: Kind) -> nw.LazyFrame:
    """The passages with each known cell of this kind that they carry, in COLUMN and CELL."""
    of_kind = with_cells(package, frames).filter(
        (nw.col(KIND) == str(kind)) & ~nw.col(CELL).is_null()
    )
    return frames["evidence"].join(of_kind.select(LINE, COLUMN, CELL), on=LINE, how="inner")


def passages(package: Package, frames: Frames, *, kind: Kind) -> nw.LazyFrame:
    """Those of them that have words, which are said to state the cell."""
    return all_passages(package, frames, kind=kind).filter(
        (nw.col("reading") == STATED) & ~nw.col("quote").is_null()
    )


def cells_without_words(package: Package, frames: Frames) -> nw.LazyFrame:
    """The known cells of columns that must rest on words, and that no passage carries."""

    def make() -> nw.LazyFrame:
        required = {
            name: table.columns_with_evidence("required")
            for name, table in package.tables.items()
            if name in frames and table.columns_with_evidence("required")
        }
        known = cells(frames, package, columns=required)
        return known.join(by_column(frames), on=[*KEY, COLUMN], how="anti")

    return frames.once("cells without words", make)


def columns_without_words(package: Package, frames: Frames) -> set[tuple[str, str]]:
    """The tables and columns of those cells."""
    pairs = frames.rows_once(
        "columns of cells without words",
        lambda: cells_without_words(package, frames).select("about_table", COLUMN).unique(),
    )
    return {(pair["about_table"], pair[COLUMN]) for pair in pairs}
