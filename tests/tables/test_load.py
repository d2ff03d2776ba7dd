"""`watchers.load()` gives typed tables, and `import watchers` nothing heavy."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pytest

import watchers
from watchers.dates.bounds import first_and_last
from watchers.package.model import Package
from watchers.package.vocabulary import FIRST, LAST
from watchers.problems.errors import UnusablePackage
from watchers.tables.typed_tables import plain_rows, typed_tables


def test_importing_watchers_imports_nothing_heavy(start: Callable) -> None:
    modules = ("pandas", "numpy", "pyarrow", "narwhals", "pandera")
    heavy = f"print([name for name in {modules} if name in sys.modules])"
    process = start(f"import sys, watchers, watchers.exports; {heavy}")
    assert process.communicate() == ("[]\n", "")


def test_tables_come_in_the_descriptors_order(package: Package) -> None:
    assert list(watchers.load(package.root)) == list(package.tables)


def test_every_column_of_the_schema_is_there_and_each_date_is_followed_by_its_days(
    package: Package,
) -> None:
    for name, frame in typed_tables(package).items():
        table = package.tables[name]
        expected = [
            column
            for field in table.columns
            for column in (
                [field, field + FIRST, field + LAST] if field in table.partial_dates else [field]
            )
        ]
        assert list(frame.columns) == expected


def test_dtypes_follow_the_schema(package: Package) -> None:
    dtypes = {"string": "str", "number": "float64", "year": "Int64", "date": "datetime64[us]"}
    for name, frame in typed_tables(package).items():
        for column, field in package.tables[name].fields.items():
            assert str(frame[column].dtype) == dtypes[field["type"]], (name, column)
        for column in frame.columns.difference(package.tables[name].columns):
            assert str(frame[column].dtype) == "datetime64[us]", (name, column)


def test_a_table_without_rows_has_the_same_dtypes(package: Package) -> None:
    frame = typed_tables(package)["waivers"]
    assert len(frame) == 0
    assert str(frame["expires_on"].dtype) == "datetime64[us]"


def test_na_is_text_and_the_empty_cell_alone_is_unknown(
    valid_package: Path, change_cell: Callable
) -> None:
    change_cell("entities", country="NA", name="null", founded_on="")
    first = watchers.load(valid_package)["entities"].iloc[0]
    assert (first["country"], first["name"]) == ("NA", "null")
    assert (
        pd.isna(first["founded_on"])
        and pd.isna(first["founded_on_first"])
        and pd.isna(first["founded_on_last"])
    )


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2017", "2017-01-01", "2017-12-31"),
        ("2017-04", "2017-04-01", "2017-04-30"),
        ("2017-12", "2017-12-01", "2017-12-31"),
        ("2017-04-12", "2017-04-12", "2017-04-12"),
        ("2016-02", "2016-02-01", "2016-02-29"),
        ("2017-02", "2017-02-01", "2017-02-28"),
        ("1900-02", "1900-02-01", "1900-02-28"),
        ("2000-02", "2000-02-01", "2000-02-29"),
        ("1884", "1884-01-01", "1884-12-31"),
        (None, None, None),
    ],
)
def test_the_days_that_a_date_can_mean(
    written: str | None, first: str | None, last: str | None
) -> None:
    days = first_and_last(pa.chunked_array([[written]], pa.string()))
    assert [str(day[0]) for day in days] == [str(first), str(last)]


def test_every_month_of_three_centuries_ends_as_in_the_calendar() -> None:
    months = [(year, month) for year in range(1800, 2100) for month in range(1, 13)]
    first, last = first_and_last(
        pa.chunked_array([[f"{year}-{month:02}" for year, month in months]])
    )
    assert first.to_pylist() == [date(year, month, 1) for year, month in months]
    assert last.to_pylist() == [
        date(year, month, monthrange(year, month)[1]) for year, month in months
    ]


@pytest.mark.parametrize(
    "written", ["2017-02-29", "2017-13", "17", "2017-4", "1945-00-00", "around 2017", "２０１７"]
)
def test_what_is_no_date_is_refused(written: str) -> None:
    with pytest.raises(ValueError):
        first_and_last(pa.chunked_array([[written]], pa.string()))


@pytest.mark.parametrize(
    ("table", "cells"),
    [
        ("contracts", {"amount": "nan"}),
        ("contracts", {"amount": "1e5"}),
        ("contracts", {"awarded_on": "2017-02-29"}),
        ("exchange_rates", {"year": "201"}),
        ("sources", {"retrieved_on": "2017-04"}),
    ],
)
def test_a_cell_of_another_type_is_named(
    valid_package: Path, change_cell: Callable, table: str, cells: dict[str, str]
) -> None:
    change_cell(table, **cells)
    with pytest.raises(
        UnusablePackage, match=rf"data/{table}\.csv: {next(iter(cells))}: .*watchers validate"
    ):
        watchers.load(valid_package)


def test_bytes_that_cannot_be_read_row_by_row_are_refused(valid_package: Path) -> None:
    file = valid_package / "data" / "entities.csv"
    file.write_bytes(file.read_bytes().replace(b"\n", b'\n"', 1))
    with pytest.raises(UnusablePackage, match=r"data/entities\.csv:2: .*\[unclosed_quote\]"):
        watchers.load(valid_package)


def test_a_missing_file_and_a_missing_package_are_refused(
    valid_package: Path, tmp_path: Path
) -> None:
    (valid_package / "data" / "claims.csv").unlink()
    with pytest.raises(UnusablePackage, match="claims"):
        watchers.load(valid_package)
    with pytest.raises(UnusablePackage):
        watchers.load(tmp_path / "nowhere")


def test_plain_rows_write_days_as_text() -> None:
    table = pa.table({"day": pa.array([18262, None], pa.date32()), "n": [1.5, 2.0]})
    assert list(plain_rows(table)) == [("2020-01-01", 1.5), (None, 2.0)]


def test_the_version_is_the_descriptors() -> None:
    from watchers.package.descriptor import read_package
    from watchers.package.locate import shipped_package

    package, _ = read_package(shipped_package())
    assert package is not None and watchers.__version__ == package.version


def test_validate_stays_a_function_after_the_module_is_imported(
    start: Callable, valid_package: Path
) -> None:
    script = "import sys, watchers; print([watchers.validate(sys.argv[1]).total for _ in range(2)])"
    out, err = start(script, valid_package).communicate()
    assert (out, err) == ("[0, 0]\n", "")
