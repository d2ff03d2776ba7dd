"""Patterns of the rules mean the same on every engine."""

from __future__ import annotations

import re

import narwhals as nw
import pyarrow as pa

from support.packages import ROOT
from watchers.checks.patterns import matches, spelled_by, without

CHECKS = ROOT / "scripts" / "watchers" / "checks"
DIRECT = re.compile(r"\.str\.(?:contains\((?!.*literal=True)|replace_all\(|replace\()")
"""A pattern that no engine's own spelling reaches."""


def test_no_check_has_a_pattern_past_these_functions() -> None:
    files = sorted(file for file in CHECKS.rglob("*.py") if file.name != "patterns.py")
    lines = [(file.name, line) for file in files for line in file.read_text("utf-8").splitlines()]
    assert [found for found in lines if DIRECT.search(found[1])] == []


def test_an_engine_may_spell_them_in_its_own_way() -> None:
    frame = nw.from_native(pa.table({"cell": ["a", "b"]}))
    with spelled_by(lambda pattern: pattern.replace("x", "a")):
        expressions = [matches(nw.col("cell"), "x").alias("is"), without(nw.col("cell"), "x")]
    found = frame.select(*expressions).to_native().to_pydict()
    assert found == {"is": [True, False], "cell": ["", "b"]}
    plain = frame.select(matches(nw.col("cell"), "x")).to_native().to_pydict()
    assert plain == {"cell": [False, False]}
