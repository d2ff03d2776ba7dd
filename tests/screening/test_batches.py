"""`watchers.screen_batches`: the answers of the command, on any number of names as Arrow data."""

from __future__ import annotations

import csv
import pickle
from collections.abc import Iterator
from functools import partial

import duckdb
import pyarrow as pa
import pyarrow.csv
import pytest
from click.testing import CliRunner

import watchers
from support.batches import DAY, SOME, names_to_ask
from support.packages import ROOT
from watchers.cli import cli
from watchers.matching import batch as many
from watchers.screening import batches as module
from watchers.screening.suppliers import COLUMNS
from watchers.text.escape import csv_cell


@pytest.fixture(scope="module")
def asked() -> pa.Table:
    return names_to_ask()


@pytest.fixture(scope="module")
def rows_of_the_command(asked: pa.Table, tmp_path_factory) -> list[dict[str, str]]:
    folder = tmp_path_factory.mktemp("names")
    names, answers = folder / "names.csv", folder / "answers.csv"
    pyarrow.csv.write_csv(asked, names)
    arguments = ["--file", str(names), "--column", "supplier", "--on", DAY, "-o", str(answers)]
    done = CliRunner().invoke(cli, ["--package", str(ROOT), "listed", *arguments])
    assert done.exit_code == 1, done.output
    with answers.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def as_csv(row: dict[str, object]) -> dict[str, str]:
    """The cells as the CSV of the command has them."""
    return {column: "" if row[column] is None else csv_cell(str(row[column])) for column in COLUMNS}


def check_rows(answers: pa.Table, expected: list[dict[str, str]]) -> None:
    assert answers["no"].to_pylist() == list(range(len(expected)))
    for row, of_command in zip(answers.to_pylist(), expected, strict=True):
        assert as_csv(row) == {column: of_command[column] for column in COLUMNS}, row["name"]


def test_each_row_is_that_of_the_command(asked, rows_of_the_command) -> None:
    verdicts = {row["verdict"] for row in rows_of_the_command}
    assert verdicts > {"", "listed", "review", "no_match", "not_listed_as_of"}
    batches = [asked[:7], asked[7:7], asked[7:120], asked[120:]]
    streamed = (batch for part in batches for batch in part.combine_chunks().to_batches())
    answers = watchers.screen_batches(streamed, column="supplier", keep="no", on=DAY)
    check_rows(answers.read_all(), rows_of_the_command)


def test_duckdb_reads_them_and_is_read(asked, rows_of_the_command) -> None:
    connection = duckdb.connect()
    cursor = connection.cursor()
    names = cursor.sql("select no, supplier from asked order by no")
    answers = watchers.screen_batches(names, column="supplier", keep="no", on=DAY)
    connection.register("answers", answers)
    connection.execute("create table screened as from answers")
    found = connection.sql("from screened order by no").to_arrow_table()
    check_rows(found, rows_of_the_command)


def test_names_are_looked_up_by_several_processes_alike(verdicts, monkeypatch) -> None:
    monkeypatch.setattr(many, "POOL_FROM_NAMES", 2)
    table = pa.table({"name": ["Nobody", "Camera Maker", None, "The Daily"]})
    expected = ["no_match", "listed", None, "not_listed"]
    assert verdicts(table) == verdicts(table, processes=2) == expected


def test_rows_keep_their_order_and_their_columns(valid_package) -> None:
    given = pa.record_batch(
        {
            "key": pa.array([[3], None, [1, 2]], pa.list_(pa.int8())),
            "name": ["a", "b", "c"],
            "Verdict": [1.5, None, 2.5],
            "supplier": ["Nobody at All", None, " Camera Maker "],
        }
    )
    keep = ["key", "name", "Verdict"]
    answers = watchers.screen_batches(
        [given, given], column="supplier", keep=keep, package=valid_package
    )
    schema = watchers.screened_schema(given.schema, keep=keep)
    assert answers.schema == schema
    assert schema.names[:5] == [*keep, "watchers_name", "watchers_verdict"]
    table = answers.read_all()
    assert table.select(keep).equals(pa.Table.from_batches([given.select(keep)] * 2))
    assert table["watchers_name"].to_pylist() == given["supplier"].to_pylist() * 2
    assert table["watchers_verdict"].to_pylist() == ["no_match", None, "listed"] * 2


def test_the_schema_is_known_before(valid_package) -> None:
    schema = watchers.screened_schema()
    assert schema.names == ["name", *COLUMNS]
    for nothing in ([], iter(()), SOME.slice(0, 0)):
        answers = watchers.screen_batches(nothing, package=valid_package)
        assert (answers.schema, answers.read_all().num_rows) == (schema, 0)


@pytest.mark.parametrize(
    "names",
    [
        pa.array(["Camera Maker", None], pa.large_string()),
        pa.array(["Camera Maker", None], pa.string_view()),
        pa.array(["Camera Maker", None]).dictionary_encode(),
    ],
    ids=lambda names: str(names.type),
)
def test_text_of_any_kind_is_read(verdicts, names) -> None:
    assert verdicts(pa.record_batch({"name": names})) == ["listed", None]


def test_what_holds_no_text_at_all_gives_no_verdict(verdicts) -> None:
    assert verdicts(pa.record_batch({"name": pa.nulls(2)})) == [None, None]


def test_no_more_is_read_ahead_than_a_few_blocks(valid_package, monkeypatch) -> None:
    monkeypatch.setattr(module, "BLOCK", 2)
    read = 0

    def batches() -> Iterator[pa.RecordBatch]:
        nonlocal read
        for _ in range(50):
            read += 1
            yield SOME

    answers = watchers.screen_batches(batches(), package=valid_package)
    ahead = [read - given for given, _ in enumerate(answers, start=1)]
    assert len(ahead) == 50 and max(ahead) <= 3


def test_a_large_batch_is_answered_in_parts(valid_package, monkeypatch) -> None:
    monkeypatch.setattr(module, "BLOCK", 2)
    batch = pa.record_batch({"name": ["Camera Maker", None, "b", "c", "Camera Maker"]})
    found = list(watchers.screen_batches(batch, package=valid_package))
    assert [len(part) for part in found] == [2, 2, 1]
    assert found[2]["verdict"].to_pylist() == ["listed"]


def test_the_function_can_be_sent_to_other_processes(valid_package) -> None:
    screen = partial(watchers.screen_batches, on="2020-01-01", package=str(valid_package))
    sent = pickle.loads(pickle.dumps(screen))
    assert sent([SOME]).read_all().equals(screen([SOME]).read_all())


def test_a_release_that_is_a_zip_answers_too(valid_package, tmp_path) -> None:
    release = watchers.export("csv", tmp_path / "release.zip", package=valid_package, force=True)
    answers = watchers.screen_batches(SOME, on="2020-01-01", package=release)
    assert answers.read_all()["verdict"].to_pylist() == ["listed", "no_match"]
