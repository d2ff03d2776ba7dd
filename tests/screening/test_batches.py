"""`watchers.screen_batches`: the answers of the command, on any number of names as Arrow data."""

from __future__ import annotations

import csv
import json
import pickle
from collections import OrderedDict
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.csv
import pytest
from click.testing import CliRunner

import watchers
from support.batches import DAY, names_to_ask
from support.packages import ROOT, change_rows
from watchers.cli import cli
from watchers.matching import batch as many
from watchers.screening import batches as module
from watchers.screening import kept
from watchers.screening.suppliers import COLUMNS
from watchers.text.escape import csv_cell

SOME = pa.record_batch({"name": ["Camera Maker", "Nobody at All GmbH"]})
NOT_UTF8 = pa.Array.from_buffers(pa.string(), 1, pa.array([b"\xff"]).buffers())


@pytest.fixture
def verdicts(valid_package: Path):
    """The verdicts on the names in some batches."""

    def of(batches: object, **options: object) -> list[str | None]:
        answers = watchers.screen_batches(
            batches, package=valid_package, on="2020-01-01", **options
        )
        return answers.read_all()["verdict"].to_pylist()

    return of


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


@pytest.mark.parametrize(
    ("batches", "error", "said"),
    [
        (None, TypeError, "batches is None; give Arrow data: a pyarrow RecordBatchReader, Table"),
        ("name", TypeError, "batches is a str; give Arrow data"),
        ({"name": ["a"]}, TypeError, "batches is a dict; give Arrow data"),
        (pa.chunked_array([["a"]]), TypeError, "batches is a ChunkedArray, not a table; give"),
        (["Hikvision"], TypeError, "batch 1 is a str, not a RecordBatch; give"),
        ([SOME, {"name": ["a"]}], TypeError, "batch 2 is a dict, not a RecordBatch; give"),
        (pa.table({"name": [1]}), TypeError, "the column 'name' is int64, not text; cast it to"),
        (pa.table({"nmae": ["a"]}), ValueError, "no column 'name'; they have: nmae. Did you mean"),
        (pa.table([["a"], ["b"]], ["name", "name"]), ValueError, "several columns 'name'; rename"),
        (pa.table({"name": NOT_UTF8}), ValueError, "'name' holds bytes that are no UTF-8 text;"),
        (pa.table({"name": ["a" * 100_001]}), ValueError, "text of 100,001 characters; at most"),
        ([SOME, pa.record_batch({"name": [1]})], TypeError, "the column 'name' is int64"),
    ],
)
def test_what_is_wrong_is_told_with_its_cure(verdicts, batches, error, said) -> None:
    with pytest.raises(error) as raised:
        verdicts(batches)
    assert said in str(raised.value)


@pytest.mark.parametrize(
    ("options", "error", "said"),
    [
        ({"column": 1}, TypeError, "column is int (1); give the name of the column"),
        ({"keep": 1}, TypeError, "keep is int (1); give the names of columns, as a list"),
        ({"keep": ["no"]}, ValueError, "the batches have no column 'no'; they have: name."),
        ({"keep": ["name", "name"]}, ValueError, "keep has 'name' twice; give it once"),
        ({"processes": 0}, ValueError, "processes is 0; give 1 or more"),
        ({"processes": "2"}, TypeError, "processes is str ('2'); give a whole number"),
    ],
)
def test_options_are_checked_before_anything_is_read(verdicts, options, error, said) -> None:
    with pytest.raises(error) as raised:
        verdicts(SOME, **options)
    assert said in str(raised.value)


@pytest.mark.parametrize(
    ("arguments", "error", "said"),
    [
        ((None, "no"), ValueError, "give the schema of the data too, which has the columns"),
        ((SOME.schema, "no"), ValueError, "the batches have no column 'no'; they have: name."),
        ((["no"], "no"), TypeError, "schema is a list; give a pyarrow Schema"),
    ],
)
def test_a_schema_needs_the_columns_that_are_kept(arguments, error, said) -> None:
    schema, keep = arguments
    with pytest.raises(error) as raised:
        watchers.screened_schema(schema, keep=keep)
    assert said in str(raised.value)


def test_a_column_that_is_kept_has_one_type(verdicts) -> None:
    other = pa.record_batch({"name": pa.array(["a"], pa.large_string())})
    with pytest.raises(TypeError, match="'name' is large_string in batch 2 and string in the"):
        verdicts([SOME, other], keep="name")


def test_a_fault_of_the_source_is_not_taken_for_its_end(verdicts) -> None:
    def broken() -> Iterator[pa.RecordBatch]:
        yield SOME
        raise OSError("the disk is gone")

    with pytest.raises(OSError, match="the disk is gone"):
        verdicts(broken())


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


def test_an_index_is_made_once_until_the_package_changes(valid_package, monkeypatch) -> None:
    made = []

    class Counted(kept.Prepared):
        def __init__(self, record, answers) -> None:
            made.append(record)
            super().__init__(record, answers)

    def verdict(day: str) -> str | None:
        answers = watchers.screen_batches(SOME, on=day, package=valid_package)
        return answers.read_all()["verdict"].to_pylist()[0]

    monkeypatch.setattr(kept, "_kept", OrderedDict())
    monkeypatch.setattr(kept, "Prepared", Counted)
    found = [verdict("2020-01-01"), verdict("2020-01-01"), verdict("2019-01-01")]
    assert (found, len(made)) == (["listed", "listed", "review"], 1)
    change_rows(valid_package, "entities", [{"entity_id": "camera-maker", "name": "Optics Works"}])
    assert (verdict("2020-01-01"), len(made)) == ("listed", 2)
    monkeypatch.setattr(kept, "MAX_KEPT", 1)
    assert (verdict("2020-01-01"), len(made), len(kept._kept)) == ("listed", 2, 1)


def test_the_same_rows_of_a_later_day_are_answered_as_of_that_day(valid_package) -> None:
    def reasons() -> str:
        answers = watchers.screen_batches(SOME, on="2026-03-01", package=valid_package)
        return answers.read_all()["reasons"].to_pylist()[0]

    assert "after_release" in reasons()
    file = valid_package / "datapackage.json"
    descriptor = json.loads(file.read_text("utf-8")) | {"created": "2026-04-01T00:00:00Z"}
    file.write_text(json.dumps(descriptor), "utf-8")
    assert "after_release" not in reasons()


def test_a_release_that_is_a_zip_answers_too(valid_package, tmp_path) -> None:
    release = watchers.export("csv", tmp_path / "release.zip", package=valid_package, force=True)
    answers = watchers.screen_batches(SOME, on="2020-01-01", package=release)
    assert answers.read_all()["verdict"].to_pylist() == ["listed", "no_match"]
