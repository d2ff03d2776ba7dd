"""`watchers validate --engine spark` gives what `--engine memory` gives, to the letter.

In Spark on this machine; `make test-spark` runs it. A package takes its time there, so that all
faults are planted in two.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pytest

from support.broken import BROKEN, break_package
from support.commands import validated
from support.hostile import HOSTILE
from support.packages import make_package
from watchers.checks import patterns, validation

pytestmark = pytest.mark.spark
FOUND_IN_BOTH = 150
"""Of the broken examples; the rows of the others take each other's place."""


def assert_spark_agrees(package: Path) -> str:
    """Fails unless Spark prints what memory does; returns it."""
    expected = validated(package, "--engine", "memory")
    result = validated(package, "--engine", "spark")
    assert result.output.splitlines() == expected.output.splitlines()
    assert result.exit_code == expected.exit_code
    return result.output


def spoil_bytes(package: Path) -> None:
    """Plants faults that no row shows: of bytes, of the order of rows, of a whole file."""
    data = package / "data"
    (data / "positions.csv").unlink()
    (data / "places.csv").write_bytes((data / "places.csv").read_bytes() + b'"x\n')
    header, *rows = (data / "coverage.csv").read_bytes().splitlines(keepends=True)
    (data / "coverage.csv").write_bytes(b"".join([header, *reversed(rows)]))


def test_all_faults_in_two_packages(valid_package: Path, tmp_path: Path, spark: Any) -> None:
    for folder in BROKEN:
        break_package(valid_package, folder)
    output = assert_spark_agrees(valid_package)
    left = [folder for folder in BROKEN if f"[{folder.name}]" not in output]

    second = make_package(tmp_path / "second")
    for folder in left:
        break_package(second, folder)
    spoil_bytes(second)
    output = assert_spark_agrees(second)
    found = [folder for folder in left if f"[{folder.name}]" in output]
    assert len(BROKEN) - len(left) + len(found) >= FOUND_IN_BOTH
    assert "[unclosed_quote]" in output and "[unsorted_rows]" in output


def test_a_pattern_finds_the_same_texts(valid_package: Path, spark: Any) -> None:
    from pyspark.sql import functions

    from watchers.checks.spark_engine import spelling

    used = patterns_of_checks(valid_package)
    hostile = {text for text in HOSTILE if text.isprintable() or text.isascii()}
    texts = sorted(
        {*hostile, *cells_of(valid_package), "2019\n", "a\nb", "a\x0bb", "naïve, NOT given"}
    )
    frame = spark.createDataFrame(pa.table({"no": range(len(texts)), "text": texts}))
    columns = [functions.rlike("text", functions.lit(spelling(pattern))) for pattern in used]
    rows = frame.select("no", functions.array(*columns).alias("found")).orderBy("no").collect()
    array = pa.array(texts)
    for at, pattern in enumerate(used):
        expected = pc.match_substring_regex(array, pattern).to_pylist()
        told = [row["found"][at] for row in rows]
        differing = [text for text, a, b in zip(texts, expected, told, strict=True) if a != b]
        assert (pattern, differing) == (pattern, [])


def patterns_of_checks(package: Path) -> list[str]:
    """The patterns that a validation in memory asks for."""
    used: set[str] = set()

    def noted(pattern: str) -> str:
        used.add(pattern)
        return pattern

    with patterns.spelled_by(noted):
        validation.validate(package, engine="memory")
    assert len(used) > 50
    return sorted(used)


def cells_of(package: Path) -> set[str]:
    """Some cells of the package, and each without its last character."""
    text = "".join(file.read_text("utf-8") for file in sorted((package / "data").glob("*.csv")))
    cells = set(text.replace("\n", ",").split(","))
    return cells | {cell[:-1] for cell in cells} | {cell + "\n" for cell in cells}
