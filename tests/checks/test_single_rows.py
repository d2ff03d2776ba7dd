"""What is said of single rows is counted in one pass, and searched for together."""

from __future__ import annotations

import narwhals as nw
import pyarrow as pa
import pytest

from watchers.checks.check import Check
from watchers.checks.counted import checks_without_broken_rows
from watchers.checks.frames import Frames, lazy_arrow
from watchers.checks.rules import RULES
from watchers.checks.single_rows import condition, pattern
from watchers.checks.validation import all_checks
from watchers.package.model import Package
from watchers.tables.columns import LINE


def test_rules_that_only_filter_rows_need_no_query_of_their_own(unchanged_package: Package) -> None:
    by_rule = {check.rule: check for of in all_checks(unchanged_package).values() for check in of}
    for name in ("period_ends_before_it_starts", "date_is_in_the_future", "lei_is_wrong"):
        assert (by_rule[name].broken is None) == (name == "lei_is_wrong")


def test_what_does_more_than_filter_is_not_taken_for_a_filter() -> None:
    assert condition(lambda rows: rows.filter(nw.col("a") > 1).filter(nw.col("b") > 1)) is not None
    assert condition(lambda rows: rows) is None
    assert condition(lambda rows: rows.filter(nw.col("a") > 1).join(rows, on="a")) is None
    assert condition(lambda rows: nw.concat([rows.filter(nw.col("a") > 1)])) is None


def test_what_does_more_than_search_is_not_taken_for_a_search() -> None:
    assert pattern(lambda cell: cell.str.contains("a.b") | cell.str.contains("c", literal=True))
    assert not pattern(lambda cell: ~cell.str.contains("a"))
    assert not pattern(lambda cell: cell.str.contains("a") & cell.str.contains("b"))
    assert not pattern(lambda cell: cell.is_null() | cell.str.contains("a"))
    assert not pattern(lambda cell: cell.str.to_lowercase().str.contains("a"))


def test_searches_that_count_words_stay_apart() -> None:
    assert not pattern(RULES["quote_is_longer_than_25_words"].function)
    assert pattern(RULES["cell_holds_markup"].function)


@pytest.mark.parametrize(
    ("cells", "clean"), [(["x", None], "abc"), (["a"], "bc"), (["b", "c"], "a"), ([], "abc")]
)
def test_each_search_is_answered_for_itself(cells: list[str | None], clean: str) -> None:
    checks = [
        Check(letter, "t", "cell", "", broken=nw.col("cell").str.contains(letter), pattern=letter)
        for letter in "abc"
    ]
    rows = pa.table({"cell": pa.array(cells, pa.string()), LINE: range(len(cells))})
    found = checks_without_broken_rows(checks, Frames({"t": lazy_arrow(rows)}))
    assert "".join(check.rule for check in checks if id(check) in found) == clean
