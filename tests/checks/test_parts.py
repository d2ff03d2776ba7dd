"""Tables in several files or in Parquet: checked on the disk, refused by every other command."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pytest
from click.testing import CliRunner
from pyarrow import parquet

from support.packages import change_rows
from support.table_parts import TABLE, describe, lines, put_as_parquet, typed_table
from watchers.checks.validation import validate
from watchers.cli import cli
from watchers.package.descriptor import read_package
from watchers.problems.problem import Findings
from watchers.tables.parquet_text import ParquetText, spelled_out

pytestmark = pytest.mark.usefixtures("only_changed_tables")
TIDY = " Run: watchers tidy"
"""What no line says of a table that `watchers tidy` refuses."""
ONE, LISTS = f"data/{TABLE}/1.csv", "data/lists.csv"


@pytest.fixture
def faulty_package(valid_package: Path) -> Path:
    """A package with faults of a cell, of a key, of a rule and of a number."""
    rows = (valid_package / "data" / f"{TABLE}.csv").read_text("utf-8").splitlines()
    ids = [row.split(",")[0] for row in rows[1:]]
    change_rows(valid_package, TABLE, [
        {"contract_id": ids[0], "kind": "gift", "amount": "-5"},
        {"contract_id": ids[-1], "ended_on": "1999", "place_id": "nowhere", "title": " x, y"},
    ])  # fmt: skip
    return valid_package


def split(package: Path) -> list[str]:
    """Puts the rows of the table into two files, each with the header; returns their paths."""
    file = package / "data" / f"{TABLE}.csv"
    header, *rows = file.read_text("utf-8").splitlines(keepends=True)
    file.unlink()
    (package / "data" / TABLE).mkdir()
    paths = [f"data/{TABLE}/{number}.csv" for number in (1, 2)]
    for path, part in zip(paths, (rows[:1], rows[1:]), strict=True):
        (package / path).write_text("".join([header, *part]), "utf-8")
    return paths


@pytest.mark.parametrize("as_list", [True, False])
def test_several_files_are_one_table(faulty_package: Path, as_list: bool) -> None:
    expected = lines(faulty_package, "memory")
    paths = split(faulty_package)
    describe(faulty_package, **({"path": paths} if as_list else {}))
    name = f"{paths[0]} … {paths[1]}" if as_list else f"data/{TABLE}"
    found = lines(faulty_package, path=name)
    # What only the bytes show is told of the file itself.
    of_file = [line for line in found if line.startswith((paths[1], "/2.csv"))]
    assert [line.rpartition(" ")[2] for line in of_file] == ["[outer_space]"]
    rest = [line for line in expected if "[outer_space]" not in line]
    assert sorted(set(found) - set(of_file)) == sorted(rest)
    assert len(rest) >= 4


def test_a_parquet_file_with_typed_columns_is_as_its_csv(faulty_package: Path) -> None:
    expected = [line.replace(TIDY, "") for line in lines(faulty_package, "memory")]
    parquet.write_table(typed_table(faulty_package), faulty_package / "data" / f"{TABLE}.parquet")
    (faulty_package / "data" / f"{TABLE}.csv").unlink()
    describe(faulty_package, path=f"data/{TABLE}.parquet", format="parquet")
    assert lines(faulty_package, path=f"data/{TABLE}.parquet") == expected


def test_a_folder_as_parallel_programs_leave_it(valid_package: Path) -> None:
    cells = typed_table(valid_package)
    (valid_package / "data" / f"{TABLE}.csv").unlink()
    folder = valid_package / "data" / TABLE
    folder.mkdir()
    parquet.write_table(cells.slice(0, 1), folder / "part-00000.parquet")
    parquet.write_table(cells.slice(1), folder / "part-00001.parquet")
    (folder / "_SUCCESS").touch()
    describe(valid_package, format="parquet")
    report = validate(valid_package)
    assert report.problems == [] and report.rows[TABLE] == len(cells)


def test_what_is_no_parquet_is_said(valid_package: Path) -> None:
    put_as_parquet(valid_package, typed_table(valid_package))
    (valid_package / "data" / TABLE / "part-0.parquet").write_bytes(b"no parquet")
    (line,) = lines(valid_package)
    assert line.startswith("/part-0.parquet: cannot be read: Parquet ")


@pytest.mark.parametrize(
    "arguments", [["listed", "x"], ["show", "x"], ["tidy"], ["validate", "--engine", "memory"]]
)
def test_other_commands_refuse_it_in_one_line(valid_package: Path, arguments: list[str]) -> None:
    split(valid_package)
    describe(valid_package)
    result = CliRunner().invoke(cli, ["--package", str(valid_package), *arguments])
    assert result.exit_code == 2
    assert result.output == (
        f"Error: data/{TABLE}: {TABLE} is not one CSV file; a table of several files or in Parquet"
        " is read by: watchers validate --engine duckdb\n"
    )


@pytest.mark.parametrize(
    ("properties", "words"),
    [
        ({"path": []}, "the list names no file."),
        ({"path": [ONE, ONE]}, f"'{ONE}' is named twice."),
        ({"path": [ONE, "../x.csv"]}, "'../x.csv' leaves the package with '..'."),
        ({"path": [ONE, "data/9.csv"]}, "'data/9.csv' does not exist."),
        ({"path": [ONE, LISTS]}, f"'{LISTS}' is already the file of another table."),
        ({"path": [ONE, 7]}, "'7' is not a path."),
        ({"format": "parquet"}, "'parquet' is not 'csv', the only one that is read."),
        ({"bytes": 7}, "is of one file, and this table has several."),
    ],
)  # fmt: skip
def test_faulty_descriptions(valid_package: Path, properties: dict, words: str) -> None:
    split(valid_package)
    describe(valid_package, **properties)
    found = [problem.message for problem in read_package(valid_package)[1].problems]
    assert words in found


OTHERS = "unlike other files of this table."


@pytest.mark.parametrize(
    ("names", "words"),
    [
        ([], f"'data/{TABLE}' holds no file."),
        (["a.csv", "p.parquet", "q.parquet"], f"a.csv' is not in the format parquet, {OTHERS}"),
        (["p.parquet", "x.md", "y.txt"], f"x.md' is not in the format parquet, {OTHERS}"),
        (["1.csv", "2.csv", "p.parquet"], f"p.parquet' is not in the format csv, {OTHERS}"),
    ],
)
def test_a_folder_that_holds_something_else(
    valid_package: Path, names: list[str], words: str
) -> None:
    folder = valid_package / "data" / TABLE
    folder.mkdir()
    for name in names:
        (folder / name).touch()
    describe(valid_package)
    found = [problem.message for problem in read_package(valid_package)[1].problems]
    assert [message.removeprefix(f"'data/{TABLE}/") for message in found] == [words]


def test_the_files_of_a_list_with_a_fault_are_no_strays(valid_package: Path) -> None:
    split(valid_package)
    describe(valid_package, path=[ONE, "data/9.csv"])
    assert lines(valid_package) == [
        "datapackage.json: resources/1/path: 'data/9.csv' does not exist. [descriptor]"
    ]


def test_numbers_and_quotes_become_the_text_of_a_csv_file(tmp_path: Path) -> None:
    cells = {"a": ["x", 'a, "b"', None, "b"], "n": [1e17, 1e-7, None, 1.5]}
    parquet.write_table(pa.table(cells), tmp_path / "t.parquet")
    text = ParquetText(tmp_path / "t.parquet", ["n", "a"], path="t.parquet", findings=Findings())
    assert b"".join(text.blocks()) == (
        b'n,a\n100000000000000000,x\n0.0000001,"a, ""b"""\n,\n1.5,b\n'
    )


def test_what_tidy_refuses_is_not_sent_to_it(valid_package: Path) -> None:
    for path in split(valid_package):
        file = valid_package / path
        file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    describe(valid_package, path=[f"data/{TABLE}/2.csv", f"data/{TABLE}/1.csv"])
    found = lines(valid_package, path=f"data/{TABLE}/2.csv … data/{TABLE}/1.csv")
    assert found == [
        f"data/{TABLE}/1.csv:1: a line ends with a carriage return. [line_end]",
        f"data/{TABLE}/2.csv:1: a line ends with a carriage return. [line_end]",
        ":3: contract_id: the rows are not sorted by this column. [unsorted_rows]",
    ]


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        (pa.array([Decimal("0.00000001"), None, Decimal("1.5")]), "0.00000001,,1.50000000"),
        (pa.array([1e17, None, 1e-7]), "100000000000000000,,0.0000001"),
        (pa.array([7, None, 1 << 62]), "7,,4611686018427387904"),
    ],
    ids=lambda value: str(getattr(value, "type", "")),
)
def test_no_number_is_written_with_an_exponent(numbers: pa.Array, words: str) -> None:
    assert spelled_out(numbers).to_pylist() == [word or None for word in words.split(",")]
