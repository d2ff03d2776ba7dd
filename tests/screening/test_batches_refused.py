"""`watchers.screen_batches` refuses data and options that it cannot use, and says the cure."""

from __future__ import annotations

from collections.abc import Iterator

import pyarrow as pa
import pyarrow.csv
import pytest

import watchers
from support.batches import SOME

NOT_UTF8 = pa.Array.from_buffers(pa.string(), 1, pa.array([b"\xff"]).buffers())


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
