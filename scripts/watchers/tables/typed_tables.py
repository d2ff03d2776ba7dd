"""A package's tables with numbers as numbers and days as days.

A date cut to what is known (2017, 2017-04) stays as it is written, and two columns behind it say
which days it can mean: `<name>_first` and `<name>_last`.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from watchers.dates.bounds import first_and_last, first_days, refuse_unlike
from watchers.package.model import Package, Table
from watchers.package.table_files import TableFile, read_table
from watchers.package.vocabulary import DATE, FIRST, LAST, NUMBER, YEAR
from watchers.problems.errors import UnusablePackage, unusable_package
from watchers.problems.problem import Findings
from watchers.tables import strict_csv
from watchers.tables.check_frames import read_arrow

if TYPE_CHECKING:
    import pandas as pd


# Type of a column, how its cells are spelled, and what they become. A number becomes float64, which
# is what pandas, Parquet and SQLite compute with; it holds whole amounts up to 2 ** 53 exactly.
ARROW_TYPES: dict[str, tuple[str, pa.DataType]] = {
    "string": ("", pa.string()),
    "number": (NUMBER, pa.float64()),
    "year": (YEAR, pa.int64()),
    "date": (DATE, pa.date32()),
}


def file_bytes(package: Package) -> dict[str, bytes]:
    """The bytes of each table's file as they are, each of which can be read row by row.

    Raises UnusablePackage if one cannot.
    """
    return {name: read_file(package, table).content for name, table in package.tables.items()}


def text_table(package: Package, table: Table) -> pa.Table:
    """The table with all cells as text; unknown is null.

    Raises UnusablePackage if its file cannot be read row by row.
    """
    return read_arrow(read_file(package, table).readable, table)


def arrow_tables(package: Package) -> dict[str, pa.Table]:
    """The tables by name, in the descriptor's order, as typed Arrow tables; unknown is null.

    Raises UnusablePackage if a file cannot be read or a cell is not of its column's type.
    """
    return {
        name: typed(text_table(package, table), table) for name, table in package.tables.items()
    }


def typed_tables(package: Package) -> dict[str, pd.DataFrame]:
    """The tables by name, in the descriptor's order, as DataFrames; unknown is missing, NA is text.

    Text is pandas' str, a number float64, a year Int64, a day datetime64. Raises UnusablePackage as
    arrow_tables does.
    """
    return {name: _frame(table) for name, table in arrow_tables(package).items()}


def frame_without_rows(table: Table) -> pd.DataFrame:
    """The columns and dtypes that `typed_tables` gives the table."""
    return _frame(
        typed(pa.table({name: pa.array([], pa.string()) for name in table.columns}), table)
    )


def plain_rows(table: pa.Table) -> Iterator[tuple[Any, ...]]:
    """The rows of a typed Arrow table as text, numbers and None; days are written YYYY-MM-DD."""
    columns = (
        pc.cast(column, pa.string()) if column.type == pa.date32() else column
        for column in table.columns
    )
    return zip(*(column.to_pylist() for column in columns), strict=True)


def read_file(package: Package, table: Table) -> TableFile:
    """The table's file, which is read once.

    Raises UnusablePackage if the file cannot be read row by row.
    """
    findings = Findings()
    file = _file(package, table, findings)
    if file is None:
        raise unusable_package(findings)
    return file


def check_readable(package: Package) -> None:
    """Raises UnusablePackage if a file of the package cannot be read row by row."""
    findings = Findings()
    for table in package.tables.values():
        faults = Findings()
        if _file(package, table, faults) is None:
            findings.merge(faults)
    if findings.total:
        raise unusable_package(findings)


def _file(package: Package, table: Table, findings: Findings) -> TableFile | None:
    """The table's file as read_file gives it; None if it cannot be read row by row."""
    if table.name in package.files:
        return package.files[table.name]
    content = read_table(package, table, findings)
    if content is None:
        return None
    readable = strict_csv.read(table.path, content, table.columns, findings)
    if readable is None:
        return None
    return package.files.setdefault(table.name, TableFile(content, readable))


def typed(cells: pa.Table, table: Table) -> pa.Table:
    """A table of text with each column in its type.

    Raises UnusablePackage if a cell is not of its column's type.
    """
    columns: dict[str, Any] = {}
    for name, field in table.fields.items():
        with _named(table, name):
            columns[name] = _column(cells[name], *ARROW_TYPES[field["type"]])
            if name in table.partial_dates:
                columns[name + FIRST], columns[name + LAST] = first_and_last(cells[name])
    return pa.table(columns)


def refuse_untyped(cells: pa.Table, table: Table) -> None:
    """Raises UnusablePackage as `typed` does, without making the typed columns."""
    for name, field in table.fields.items():
        with _named(table, name):
            _column(cells[name], *ARROW_TYPES[field["type"]])
            if name in table.partial_dates:
                first_days(cells[name])


@contextmanager
def _named(table: Table, column: str) -> Iterator[None]:
    """Makes a ValueError on a column's cells an UnusablePackage that names the column."""
    try:
        yield
    except ValueError as error:
        raise UnusablePackage(f"{table.path}: {column}: {error}. Run: watchers validate") from error


def _column(cells: pa.ChunkedArray, pattern: str, kind: pa.DataType) -> pa.ChunkedArray:
    if pattern:
        refuse_unlike(cells, pattern)
    return pc.cast(cells, kind)


def text_dtype() -> pd.StringDtype:
    """pandas' own type of text, `str` from pandas 3 on; missing is NaN."""
    import pandas as pd

    return pd.StringDtype(na_value=np.nan)


def _frame(table: pa.Table) -> pd.DataFrame:
    import pandas as pd

    dtypes = {pa.string(): text_dtype(), pa.int64(): pd.Int64Dtype()}
    return _with_times(table).to_pandas(types_mapper=dtypes.get)


def _with_times(table: pa.Table) -> pa.Table:
    """Days as timestamps, which is how pandas keeps days that it can compute with."""
    fields = [
        pa.field(f.name, pa.timestamp("us") if f.type == pa.date32() else f.type)
        for f in table.schema
    ]
    return table.cast(pa.schema(fields))
