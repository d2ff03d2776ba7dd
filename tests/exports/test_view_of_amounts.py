"""The view `amounts_in_dollars` says at which rate, keeps qualifiers, and why it does not know."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from support.packages import change_rows
from watchers.exports import export
from watchers.package.descriptor import open_package

CONTRACT, FIGURE = "north-county-cameras", "camera-maker-contracts-total"
COLUMNS = "amount, currency, qualifier, dated, dated_by, rate_year, per_usd, in_usd, why_unknown"
UNDATED = {"awarded_on": "", "tendered_on": "", "started_on": ""}


def _found(package: Path, row_id: str) -> tuple:
    path = export(
        open_package(package), output_format="sqlite", path=package / "out.sqlite", overwrite=True
    )
    query = f"SELECT {COLUMNS} FROM amounts_in_dollars WHERE row_id = ?"
    with closing(sqlite3.connect(path)) as database:
        (row,) = database.execute(query, [row_id]).fetchall()
        return row


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (
            {},
            (335990000, "CNY", "exact", "2017-07-01", "awarded_on", 2017, 7.03, 47793741, None),
        ),
        (
            {"awarded_on": "", "amount_qualifier": "at_least"},
            (335990000, "CNY", "at_least", "2017-04", "tendered_on", 2017, 7.03, 47793741, None),
        ),
        (
            {**UNDATED, "started_on": "2017"},
            (335990000, "CNY", "exact", "2017", "started_on", 2017, 7.03, 47793741, None),
        ),
        (
            {"awarded_on": "2018"},
            (335990000, "CNY", "exact", "2018", "awarded_on", None, None, None, "no_rate"),
        ),
        (UNDATED, (335990000, "CNY", "exact", None, None, None, None, None, "no_day")),
        (
            {**UNDATED, "amount": "5", "currency": "USD", "amount_qualifier": "about"},
            (5, "USD", "about", None, None, None, None, 5, None),
        ),
        (
            {"amount": "", "currency": "", "amount_qualifier": ""},
            (None, None, None, "2017-07-01", "awarded_on", None, None, None, "no_amount"),
        ),
    ],
)
def test_an_amount_stands_beside_the_rate_of_its_year(
    valid_package: Path, cells: dict[str, str], expected: tuple
) -> None:
    change_rows(valid_package, "contracts", [{"contract_id": CONTRACT, **cells}])
    assert _found(valid_package, CONTRACT) == expected


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({}, (1850000000, "CNY", "about", "2017", "period", 2017, 7.03, 263157895, None)),
        (
            {"period": "2017-01/2017-12"},
            (1850000000, "CNY", "about", "2017-01/2017-12", "period", 2017, 7.03, 263157895, None),
        ),
        (
            {"period": "2016/2017"},
            (
                *(1850000000, "CNY", "about", "2016/2017", "period"),
                *(None, None, None, "several_years"),
            ),
        ),
        (
            {"unit": "GBP"},
            (1850000000, "GBP", "about", "2017", "period", None, None, None, "no_rate"),
        ),
    ],
)
def test_a_figure_in_money_stands_there_too(
    valid_package: Path, cells: dict[str, str], expected: tuple
) -> None:
    change_rows(valid_package, "figures", [{"figure_id": FIGURE, **cells}])
    assert _found(valid_package, FIGURE) == expected


def test_figures_of_other_things_do_not(valid_package: Path) -> None:
    with pytest.raises(ValueError):
        _found(valid_package, "north-region-population")


@pytest.mark.parametrize(
    ("cells", "qualifier"),
    [
        ({}, "about"),
        ({"amount_qualifier": "at_least"}, "at_least"),
        ({"amount": "5", "currency": "USD"}, "exact"),
    ],
)
def test_a_converted_amount_is_never_exact(
    valid_package: Path, cells: dict[str, str], qualifier: str
) -> None:
    change_rows(valid_package, "contracts", [{"contract_id": CONTRACT, **cells}])
    path = export(open_package(valid_package), output_format="sqlite", path=valid_package / "q")
    query = "SELECT in_usd_qualifier FROM amounts_in_dollars WHERE row_id = ?"
    with closing(sqlite3.connect(path)) as database:
        assert database.execute(query, [CONTRACT]).fetchall() == [(qualifier,)]
