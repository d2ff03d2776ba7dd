"""Faulty days, numbers and years: what spreadsheets make of them is named and cured."""

from __future__ import annotations

from collections.abc import Callable

import pytest

CellLines = Callable[..., list[str]]


DAYS = {
    "2020-1-5": "is not a date (YYYY-MM-DD). Write 2020-01-05.",
    "2020/01/05": "is not a date (YYYY-MM-DD). Write 2020-01-05.",
    "05/01/2020": "is not a date (YYYY-MM-DD). Write the year first: 2017-04-12.",
    "5.1.20": "is not a date (YYYY-MM-DD). Write the year first: 2017-04-12.",
    "２０２０-01-05": "is not a date (YYYY-MM-DD). Write 2020-01-05 with plain digits.",
    "43831": "is not a date (YYYY-MM-DD). Looks like a spreadsheet date number; that would be 2020-01-01.",
    "20200105": "is not a date (YYYY-MM-DD). Write 2020-01-05.",
    "2020-W01-1": "is not a date (YYYY-MM-DD).",
    "2020-01-05T00:00:00": "is not a date (YYYY-MM-DD).",
    "2020": "is not a date (YYYY-MM-DD).",
    "2020-13-01": "is not a date (YYYY-MM-DD). There is no month 13; with month and day swapped it"
    " would be 2020-01-13.",
    "2020-01-00": "is not a date (YYYY-MM-DD). There is no day 00.",
    "2020-01": "is not a date (YYYY-MM-DD). Write year, month and day: 2020-01-DD.",
    "December 2024": "is not a date (YYYY-MM-DD). Write year, month and day: 2024-12-DD.",
    "Apr-17": "is not a date (YYYY-MM-DD). A spreadsheet seems to have rewritten this date.",
    "5-Jan-20": "is not a date (YYYY-MM-DD). Write 2020-01-05.",
    "“2020-01-05”": "is not a date (YYYY-MM-DD). Write 2020-01-05, without quotation marks.",
    "0000-01-01": "is not a date (YYYY-MM-DD).",
    "2019-02-30": "does not exist in the calendar.",
    "2019-02-29": "does not exist in the calendar.",
    "1900-02-29": "does not exist in the calendar.",
    "2019-04-31": "does not exist in the calendar.",
    "January 5": "is not a date (YYYY-MM-DD).",
}


@pytest.mark.parametrize("cell", DAYS)
def test_a_day(cell_lines: CellLines, cell: str) -> None:
    found = [line for line in cell_lines("sources", retrieved_on=cell) if line.endswith("[date]")]
    assert found == [f"data/sources.csv:2: retrieved_on: '{cell}' {DAYS[cell]} [date]"]


NO_DAY = "does not exist in the calendar. [edtf]"
PARTIAL = {
    "2017-7": "Write 2017-07. [pattern]",
    "2017/07/01": "Write 2017-07-01. [pattern]",
    "２０１７": "Write 2017 with plain digits. [pattern]",
    "42826": "Looks like a spreadsheet date number; that would be 2017-04-01. [pattern]",
    "2017-07-32": "No month has 32 days. [pattern]",
    "2017-00": "Write 2017 if the month is unknown. [pattern]",
    "1799": "[pattern]",
    "2017-07-00": "Write 2017-07 if the day is unknown. [pattern]",
    "2024-13-01": "There is no month 13; with month and day swapped it would be 2024-01-13. [pattern]",
    "2024-31-01": "There is no month 31; with month and day swapped it would be 2024-01-31. [pattern]",
    "2024-13": "There is no month 13. [pattern]",
    "July 2017": "Write 2017-07. [pattern]",
    "December 2024": "Write 2024-12. [pattern]",
    "Dec 2024": "Write 2024-12. [pattern]",
    "12 December 2024": "Write 2024-12-12. [pattern]",
    "Dec 12, 2024": "Write 2024-12-12. [pattern]",
    "Apr-17": "A spreadsheet seems to have rewritten this date. If it is 2017-04, write that. [pattern]",
    "17-Apr": "A spreadsheet seems to have rewritten this date. [pattern]",
    "“2017-07”": "Write 2017-07, without quotation marks. [pattern]",
    "‘July 2017’": "Write 2017-07. [pattern]",
    "early 2017": "[pattern]",
    "2017-04-31": NO_DAY,
    "2017-02-29": NO_DAY,
    "1900-02-29": NO_DAY,
}


@pytest.mark.parametrize("cell", PARTIAL)
def test_a_date_cut_to_what_is_known(cell_lines: CellLines, cell: str) -> None:
    found = [
        line
        for line in cell_lines("positions", ended_on=cell)
        if line.endswith(("[pattern]", "[edtf]"))
    ]
    middle = (
        ""
        if PARTIAL[cell] == NO_DAY
        else "does not match the required format, for example 2021-01-20. "
    )
    assert found == [f"data/positions.csv:2: ended_on: '{cell}' {middle}{PARTIAL[cell]}"]


SEPARATORS, UNKNOWN = "without separators.", " Leave the cell empty if the value is unknown."
NUMBERS = {
    "1_000": f" Write 1000, {SEPARATORS}",
    "1,850,000": f" Write 1850000, {SEPARATORS}",
    "1 000": f" Write 1000, {SEPARATORS}",
    "1,5": " Write 1.5, with a decimal point.",
    "１２３": " Write 123 with plain digits.",
    "NaN": UNKNOWN,
    "INF": UNKNOWN,
    "-inf": UNKNOWN,
    "unknown": UNKNOWN,
    "1e5": "",
    "1.850.000": "",
    "TRUE": "",
    "+5": "",
    "007": "",
    "5.": "",
    "0x10": "",
    "¥5": "",
    "٣": "",
    "99999999999999999999": "",
}


@pytest.mark.parametrize("cell", NUMBERS)
def test_a_number(cell_lines: CellLines, cell: str) -> None:
    line = f"data/contracts.csv:2: amount: '{cell}' is not a number like 1850000 or 89.99.{NUMBERS[cell]} [number]"
    assert [
        found for found in cell_lines("contracts", amount=cell) if found.endswith("[number]")
    ] == [line]


YEARS = {
    "２０１７": " Write 2017 with plain digits.",
    "17": "",
    "12017": "",
    "2017.0": "",
    "2O17": "",
    "2,017": "",
    "2017-01": "",
    "+201": "",
    "NaN": "",
}


@pytest.mark.parametrize("cell", YEARS)
def test_a_year(cell_lines: CellLines, cell: str) -> None:
    line = f"data/exchange_rates.csv:2: year: '{cell}' is not a year of four digits.{YEARS[cell]} [year]"
    assert [
        found for found in cell_lines("exchange_rates", year=cell) if found.endswith("[year]")
    ] == [line]


def test_a_date_in_words_has_one_problem_and_is_compared_with_nothing(
    cell_lines: CellLines,
) -> None:
    lines = cell_lines("events", occurred_on="July 2018")
    assert [line.rsplit(" ", 1)[1] for line in lines if line.startswith("data/events")] == [
        "[pattern]"
    ]
    assert not [line for line in lines if "[effect_precedes_its_cause]" in line]
