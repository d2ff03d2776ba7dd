"""What is wrong with a Parquet file is said in the words that a CSV file of its cells gets."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pytest

from support.commands import validated
from support.table_parts import lines, put_as_parquet, typed_table, with_column
from watchers.checks.validation import validate

pytestmark = pytest.mark.usefixtures("only_changed_tables")
FILE = "/part-0.parquet"
NOT_CHECKED = (
    "contracts could not be read: its rows and 18 checks on 5 other tables are not checked yet"
)


def test_a_column_that_is_there_twice_is_a_fault_of_the_header(valid_package: Path) -> None:
    cells = typed_table(valid_package)
    put_as_parquet(valid_package, cells.append_column("title", cells["title"]))
    figures = valid_package / "data" / "figures.csv"
    figures.write_bytes(b"\xef\xbb\xbf" + figures.read_bytes())
    result = validated(valid_package, "--engine", "duckdb")
    assert result.exit_code == 1
    assert result.output.splitlines() == [
        f"data/contracts{FILE}:1: title: this column appears twice in the header. [header]",
        "data/figures.csv:1: begins with a byte order mark. Run: watchers tidy [byte_order_mark]",
        NOT_CHECKED,
        "2 problems in 2 files",
    ]


UNREADABLE = {
    "binary": pa.array([b"x"]),
    "fixed_size_binary[1]": pa.array([b"x"], pa.binary(1)),
    "dictionary<values=binary, indices=int32, ordered=0>": pa.array([b"x"]).dictionary_encode(),
    "duration[us]": pa.array([timedelta(1)]),
    "timestamp[us]": pa.array([datetime(2019, 1, 1)]),
    "time64[us]": pa.array([time(1)]),
    "bool": pa.array([True]),
    "list<element: string>": pa.array([["x"]]),
    "struct<a: int64>": pa.array([{"a": 1}]),
}


@pytest.mark.parametrize("kind", UNREADABLE)
def test_a_type_without_one_spelling_is_named(valid_package: Path, kind: str) -> None:
    cells = typed_table(valid_package)
    values = pa.chunked_array([UNREADABLE[kind]] * len(cells))
    put_as_parquet(valid_package, with_column(cells, "title_zh", values))
    assert lines(valid_package) == [
        f"{FILE}: title_zh: is of the type '{kind}', which cannot be read. Write it as text."
        " [unreadable_column]"
    ]


SPELLED = {
    "large_string": pa.array(["a"], pa.large_string()),
    "dictionary": pa.array(["a"]).dictionary_encode(),
    "integer": pa.array([7]),
    "decimal": pa.array([Decimal("7.50")]),
    "date": pa.array([date(2019, 1, 1)]),
    "no value at all": pa.nulls(1),
}


@pytest.mark.parametrize("kind", SPELLED)
def test_other_types_are_read(valid_package: Path, kind: str) -> None:
    cells = typed_table(valid_package)
    values = pa.chunked_array([SPELLED[kind]] * len(cells))
    put_as_parquet(valid_package, with_column(cells, "title", values))
    assert validate(valid_package).rows["contracts"] == len(cells)


def test_the_other_columns_are_still_looked_at(valid_package: Path) -> None:
    cells = typed_table(valid_package)
    cells = with_column(cells, "title_zh", pa.array([b"x"] * len(cells)))
    put_as_parquet(valid_package, with_column(cells, "title", pa.array(["a\tb"] * len(cells))))
    assert lines(valid_package) == [
        f"{FILE}: title_zh: is of the type 'binary', which cannot be read. Write it as text."
        " [unreadable_column]",
        *(
            f"{FILE}:{line}: holds the control character U+0009. Delete it. [control_character]"
            for line in range(2, len(cells) + 2)
        ),
    ]


BROKEN = "holds a line break. Write it on one line. [line_break]"


@pytest.mark.parametrize("title", ["a\nb", "a\r\nb", "a\rb", '\n\na, "b"\n', "a\n"], ids=ascii)
def test_a_line_break_is_told_once_and_lines_go_on(valid_package: Path, title: str) -> None:
    cells = typed_table(valid_package).slice(0, 1)
    ids = pa.array([f"c-{number}" for number in range(4)])
    cells = with_column(pa.concat_tables([cells] * 4), "contract_id", ids)
    cells = with_column(cells, "title", pa.array(["a", title, " x", title]))
    put_as_parquet(valid_package, with_column(cells, "kind", pa.array(["ppp"] * 3 + ["gift"])))
    rules = ("[line_break]", "[outer_space]", "[enum]")  # others are of rows that are alike
    assert [line for line in lines(valid_package) if line.endswith(rules)] == [
        ":5: kind: 'gift' is not one of ppp, tender, purchase, framework, service. [enum]",
        f"{FILE}:3: title: {BROKEN}",
        f"{FILE}:4: a cell begins or ends with a space. [outer_space]",
        f"{FILE}:5: title: {BROKEN}",
    ]


def test_a_line_break_in_the_name_of_a_column(valid_package: Path) -> None:
    cells = typed_table(valid_package)
    named = [f"{name}\n" if name == "title" else name for name in cells.column_names]
    put_as_parquet(valid_package, cells.rename_columns(named))
    assert lines(valid_package) == [
        f"{FILE}:1: 'titleU+000A' is not a column of this table. [header]",
        f"{FILE}:1: title: this column is missing from the header. [header]",
    ]
