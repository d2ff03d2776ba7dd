"""A table in several files or in Parquet, and what a validation says of it."""

from __future__ import annotations

import json
from pathlib import Path

import pyarrow as pa
from pyarrow import parquet

from watchers.checks.validation import validate
from watchers.package.descriptor import read_package
from watchers.tables.check_frames import read_arrow

TABLE = "contracts"


def describe(package: Path, **properties: object) -> None:
    """Changes what the descriptor says of the table; None takes a property away."""
    file = package / "datapackage.json"
    descriptor = json.loads(file.read_text("utf-8"))
    resource = next(r for r in descriptor["resources"] if r["name"] == TABLE)
    resource |= {"path": f"data/{TABLE}", **properties}
    file.write_text(json.dumps(descriptor))


def typed_table(package: Path) -> pa.Table:
    """The table with numbers as numbers and a date as a day."""
    read, _ = read_package(package)
    assert read is not None
    table = read.tables[TABLE]
    cells = read_arrow((package / table.path).read_bytes(), table)
    for name in table.columns_of_type("number"):
        place = cells.column_names.index(name)
        cells = cells.set_column(place, name, cells[name].cast(pa.float64()))
    return cells


def with_column(cells: pa.Table, name: str, values: pa.Array | pa.ChunkedArray) -> pa.Table:
    """The table with other values in a column."""
    return cells.set_column(cells.column_names.index(name), name, values)


def put_as_parquet(package: Path, cells: pa.Table) -> None:
    """Puts these cells in the place of the table, as the one Parquet file of a folder."""
    (package / "data" / f"{TABLE}.csv").unlink()
    (package / "data" / TABLE).mkdir()
    parquet.write_table(cells, package / "data" / TABLE / "part-0.parquet")
    describe(package, format="parquet")


def lines(package: Path, engine: str = "duckdb", path: str = f"data/{TABLE}") -> list[str]:
    found = validate(package, engine=engine).problems
    return [str(problem).removeprefix(f"{path}.csv").removeprefix(path) for problem in found]
