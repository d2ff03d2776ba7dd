"""The search finds both scripts, whatever is typed."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from support.datasette_folder import PYTHON, Ask, Rows
from support.export_fixtures import RECORD_EXPORTS
from watchers.exports.datasette_queries import EVERYWHERE

pytestmark = RECORD_EXPORTS


@pytest.mark.parametrize("words", ["海康", "hikvis", "Hikvision Digital", '"Hangzhou Hikvision"'])
def test_the_search_box_of_a_table_finds_both_scripts(rows: Rows, words: str) -> None:
    found = rows("entities", _search=words, _col="name")
    assert "hikvision" in {row["entity_id"] for row in found}
    assert len(found) < 20


@pytest.mark.parametrize("words", ["-", "《》", "O'Brien AND (", "Co., Ltd. *"])
def test_whatever_is_typed_is_searched(rows: Rows, words: str) -> None:
    rows("sources", _search=words)
    rows(EVERYWHERE, words=words)


def test_nothing_typed_finds_nothing(rows: Rows) -> None:
    assert rows(EVERYWHERE, words="") == rows(EVERYWHERE, words='"') == []


def test_every_table_with_free_text_is_searched(ask: Ask) -> None:
    _, text = ask("/watchers/claims")
    assert 'name="_search"' in text
    _, text = ask("/watchers/contract_parties")
    assert 'name="_search"' not in text


def test_the_search_everywhere_names_the_table_of_each_row(rows: Rows) -> None:
    found = rows(EVERYWHERE, words="海康")
    assert {"entities", "names", "sources"} <= {row["of_table"] for row in found}
    (party,) = (row for row in found if row["row_id"] == "hikvision")
    assert party["label"] == "Hangzhou Hikvision Digital Technology Co., Ltd."


def test_the_database_alone_is_searched(folder: Path) -> None:
    path = "/watchers/entities.json?_search=海康&_shape=array"
    printed = subprocess.run(
        [PYTHON, "-m", "datasette", folder / "watchers.sqlite", "--get", path],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    found = json.loads(printed.stdout)
    assert "hikvision" in {row["entity_id"] for row in found} and len(found) < 20
