"""`watchers.screen_batches` in Spark, which gives it the batches of each of its parts."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest

import watchers
from docs.test_screening_page import pipelines, run_in
from support.batches import DAY, names_to_ask

pytestmark = pytest.mark.spark


def screened(frame: Any, **options: Any) -> Any:
    """The answers on a column of a Spark DataFrame, after its column `no`."""
    from pyspark.sql.pandas.types import from_arrow_schema, to_arrow_schema

    schema = watchers.screened_schema(to_arrow_schema(frame.schema), keep="no")
    screen = partial(watchers.screen_batches, keep="no", on=DAY, **options)
    return frame.mapInArrow(screen, from_arrow_schema(schema))


def test_each_row_is_that_of_plain_python(spark) -> None:
    asked = names_to_ask()
    expected = watchers.screen_batches(asked, column="supplier", keep="no", on=DAY)
    rows = [tuple(row.values()) for row in asked.to_pylist()]
    frame = spark.createDataFrame(rows, "no long, supplier string").repartition(3)
    found = screened(frame, column="supplier").orderBy("no").collect()
    assert [row.asDict() for row in found] == expected.read_all().to_pylist()


def test_a_part_without_rows_gives_none(spark) -> None:
    frame = spark.createDataFrame([(1, "Hikvision")], "no long, name string").repartition(4)
    assert [row.verdict for row in screened(frame).collect()] == ["listed"]
    assert screened(frame.limit(0)).collect() == []


def test_what_is_wrong_ends_the_job_and_is_told(spark) -> None:
    from pyspark.errors import PythonException

    frame = spark.createDataFrame([(1, 2)], "no long, name long")
    with pytest.raises(PythonException, match="'name' is int64, not text; cast it to text first"):
        screened(frame).collect()


def test_the_snippet_of_the_page_gives_what_is_shown(spark, tmp_path, monkeypatch) -> None:
    [(code, shown)] = pipelines(spark=True)
    # Java stays in the folder in which it was started.
    code = code.replace('"suppliers.csv"', repr(str(tmp_path / "suppliers.csv")))
    assert run_in(tmp_path, code, monkeypatch).strip() == shown.strip()
