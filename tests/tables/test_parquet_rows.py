"""Rows of Parquet files are taken over only where the gate for CSV has nothing to say of them."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet

from watchers.package.model import Package, Table
from watchers.problems.problem import Findings
from watchers.tables import strict_csv
from watchers.tables.cells import MAX_CELL_BYTES
from watchers.tables.check_frames import check_table
from watchers.tables.parquet_rows import NotPlain, plain_rows
from watchers.tables.parquet_text import BATCH, ParquetText

PLAIN = ["x", "Zürich", 'a, "b"', "墨玉县", "ئۇيغۇر", "=1", '"', "a  b", "- “x”", "", None]
DOUBTFUL = {
    "space before": " x",
    "space behind": "x ",
    "wide space": "\u3000x",
    "tab": "a\tb",
    "newline": "a\nb",
    "carriage return": "a\rb",
    "control": "a\x1bb",
    "deleted": "a\x7fb",
    "C1 control": "a\x85b",
    "no-break space": "a\u00a0b",
    "invisible": "a\u200bb",
    "mark at the start": "\ufeffx",
    "decomposed": "Zu\u0308rich",
    "large": "x" * (MAX_CELL_BYTES + 1),
    "large with its quotes": '"' * (MAX_CELL_BYTES // 2 + 1),
}


@pytest.fixture
def table(unchanged_package: Package) -> Table:
    return unchanged_package.tables["contracts"]


def written(table: Table, titles: list[str | None], file: Path) -> Path:
    """A Parquet file of the table in which the first cells and the titles are these."""
    cells = pa.nulls(len(titles), pa.string())
    columns = dict.fromkeys(table.columns, cells)
    columns |= {"contract_id": pa.array([f"c-{n}" for n in range(len(titles))])}
    columns |= {"title": pa.array(titles, pa.string())}
    columns |= {"amount": pa.array([1e17] * len(titles), pa.float64())}
    parquet.write_table(pa.table(columns), file)
    return file


def as_csv(table: Table, file: Path) -> tuple[bytes | None, Findings]:
    findings = Findings()
    text = ParquetText(file, table.columns, path=table.path, findings=findings)
    raw = b"".join(text.blocks())
    return strict_csv.read(table.path, raw, table.columns, findings), findings


def test_plain_rows_are_those_of_the_csv_file(table: Table, tmp_path: Path) -> None:
    file = written(table, PLAIN, tmp_path / "t.parquet")
    raw, findings = as_csv(table, file)
    assert raw and not findings.total
    rows = pa.concat_tables(plain_rows(file, table, first_line=2, each=map))
    assert rows.equals(check_table(raw, table))


@pytest.mark.parametrize("title", DOUBTFUL.values(), ids=DOUBTFUL)
def test_what_the_gate_reports_is_left_to_it(table: Table, tmp_path: Path, title: str) -> None:
    file = written(table, ["x", title], tmp_path / "t.parquet")
    assert as_csv(table, file)[1].total
    with pytest.raises(NotPlain):
        list(plain_rows(file, table, first_line=2, each=map))


def test_bytes_that_are_no_text_are_left_to_it(table: Table, tmp_path: Path) -> None:
    file = written(table, ["qqqq"], tmp_path / "t.parquet")
    file.write_bytes(file.read_bytes().replace(b"qqqq", b"q\xff\xffq"))
    with pytest.raises(NotPlain):
        list(plain_rows(file, table, first_line=2, each=map))


@pytest.mark.parametrize("mark", ["<<<<<<< x", "=======", "||||||| x"])
def test_marks_of_git_are_left_to_it(table: Table, tmp_path: Path, mark: str) -> None:
    file = written(table, ["x"], tmp_path / "t.parquet")
    marked = parquet.read_table(file).set_column(0, "contract_id", pa.array([mark]))
    parquet.write_table(marked, file)
    with pytest.raises(NotPlain):
        list(plain_rows(file, table, first_line=2, each=map))


def test_bytes_of_another_type_are_left_to_it(table: Table, tmp_path: Path) -> None:
    file = written(table, ["x"], tmp_path / "t.parquet")
    in_bytes = parquet.read_table(file).set_column(0, "contract_id", pa.array([b"x"]))
    parquet.write_table(in_bytes, file)
    with pytest.raises(NotPlain):
        list(plain_rows(file, table, first_line=2, each=map))


def test_other_columns_and_no_rows_are_left_to_it(table: Table, tmp_path: Path) -> None:
    file = written(table, ["x"], tmp_path / "t.parquet")
    whole = parquet.read_table(file)
    for other in (whole.drop_columns("title"), whole.slice(0, 0)):
        parquet.write_table(other, file)
        with pytest.raises(NotPlain):
            list(plain_rows(file, table, first_line=2, each=map))


def test_line_breaks_of_all_batches_are_counted(table: Table, tmp_path: Path) -> None:
    titles = ["x"] * BATCH + ["a\nb"] * 12
    _, findings = as_csv(table, written(table, titles, tmp_path / "t.parquet"))
    assert findings.totals == {(table.path, "title", "line_break"): 12}
    assert [problem.line for problem in findings.problems] == list(range(BATCH + 2, BATCH + 12))
