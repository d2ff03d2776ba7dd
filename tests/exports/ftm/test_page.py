"""What docs/ftm.md shows and says is what the FollowTheMoney export gives."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from support.export_fixtures import RECORD_EXPORTS
from support.packages import ROOT
from support.pages import COLUMNS, fenced
from watchers.exports.ftm.graph import PREFIX
from watchers.exports.ftm.programs import FILE

pytestmark = RECORD_EXPORTS

PAGE = (ROOT / "docs" / "ftm.md").read_text("utf-8")
(QUERY,) = fenced(PAGE, "sql")
ROWS, _ = fenced(PAGE, "text")


@pytest.fixture(scope="module")
def folder(record_export: Callable[[str], Path]) -> Path:
    return record_export("ftm")


def test_the_query_gives_the_rows_that_are_shown(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder.parent)
    found = [" | ".join(row) for row in duckdb.execute(QUERY).fetchall()]
    shown = ROWS.splitlines()
    assert [row for row in found if row in shown] == shown


def test_the_sizes_are_about_those_of_the_folder(folder: Path) -> None:
    files = json.loads((folder / "manifest.json").read_text("utf-8"))["files"]
    said = [int(number.replace(",", "")) for number in re.findall(r"about ([\d,]+) [es]", PAGE)]
    assert said == pytest.approx([file["rows"] for file in files], rel=0.2)
    (megabytes,) = re.findall(r"about (\d+) MB", PAGE)
    assert int(megabytes) == pytest.approx(sum(file["bytes"] for file in files) / 1e6, rel=0.2)


def test_the_table_of_lists_is_the_one_that_is_used() -> None:
    said = re.findall(
        r"^\| `([\w-]+)`(?:, (.+?))? \| `([\w-]+)` \| `([\w. ]+)` \| `([\w. ]+)` \|", PAGE, re.M
    )
    with FILE.open(encoding="utf-8", newline="") as lines:
        used = [
            (
                row["list_id"],
                row["statute"],
                row["program_id"] or f"{PREFIX}-{row['list_id']}",
                row["topics"],
                row["covered_topics"],
            )
            for row in csv.DictReader(lines)
        ]
    assert said == used


def test_the_page_tells_of_every_table() -> None:
    section = PAGE.split("\n## What becomes of each table\n")[1].split("\n## ")[0]
    told = " ".join(section.split())
    in_words = {
        "coverage": "coverage",
        "list_counts": "list counts",
        "ownership_rules": "rules on owned parties",
        "exchange_rates": "exchange rates",
        "waivers": "waivers",
    }
    assert [table for table in COLUMNS if in_words.get(table, f"`{table}`") not in told] == []
