"""What is wrong with a Parquet file is said in the words that a CSV file of its cells gets."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.commands import validated
from support.table_parts import put_as_parquet, typed_table

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
