"""The database finds words of both scripts, parts of Chinese ones, and beginnings of names."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from support.export_fixtures import RECORD_EXPORTS
from support.packages import ROOT
from watchers.exports import export
from watchers.exports.sqlite_search import index_name, label_column, searched_tables
from watchers.exports.word_parts import LONGEST, word_parts
from watchers.package.descriptor import open_package
from watchers.package.model import PARTY_IDS, Package
from watchers.package.table_names import why_reserved
from watchers.problems.errors import WriteFailed

pytestmark = RECORD_EXPORTS
HIKVISION = "Hangzhou Hikvision Digital Technology Co., Ltd."


@pytest.fixture(scope="module")
def database(record_export: Callable[[str], Path]) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(record_export("sqlite"))) as connection:
        yield connection


def found(database: sqlite3.Connection, table: str, words: str, column: str) -> set[str]:
    """What stands in the column of the rows that have the words, as Datasette asks."""
    asked = " ".join(f'"{word}"' for word in words.split())
    index = index_name(table)
    query = f"SELECT rowid FROM {index} WHERE {index} MATCH ?"
    return {
        cell
        for (cell,) in database.execute(
            f"SELECT {column} FROM {table} WHERE rowid IN ({query})", [asked]
        )
    }


@pytest.mark.parametrize(
    "words",
    [
        "海康",
        "康威",
        "海康威视",
        "杭州海康威视数字技术股份有限公司",
        "Hikvision",
        "hikvis",
        "hik*",
        "hikvision 海康",
        "digital hangz",
        "002415",
    ],
)
def test_a_party_is_found_by_parts_of_all_its_names_and_numbers(
    database: sqlite3.Connection, words: str
) -> None:
    assert HIKVISION in found(database, "entities", words, "name")


def test_what_stands_in_no_name_is_not_found(database: sqlite3.Connection) -> None:
    for words in ("海威", "ikvision", "hikvision 海威", "《》", "_"):
        assert HIKVISION not in found(database, "entities", words, "name")


@pytest.mark.parametrize("words", ["海康", "公安", "威视", "新"])
def test_every_row_with_chinese_characters_is_found_and_no_other(
    database: sqlite3.Connection, words: str
) -> None:
    for table in searched_tables(open_package(ROOT)):
        (key,) = table.primary_key
        holding = [f"instr({column}, :words)" for column in table.prose]
        if key in PARTY_IDS:
            named = f"SELECT {key} FROM names WHERE instr(name, :words) AND {key} IS NOT NULL"
            holding.append(f"{key} IN ({named})")
        query = f"SELECT {key} FROM {table.name} WHERE {' OR '.join(holding)}"
        rows = {row for (row,) in database.execute(query, {"words": words})}
        assert found(database, table.name, words, key) == rows, table.name


def test_an_index_holds_every_row_of_its_table(database: sqlite3.Connection) -> None:
    for table in searched_tables(open_package(ROOT)):
        index = index_name(table.name)
        rows = database.execute(f"SELECT rowid FROM {table.name} ORDER BY rowid").fetchall()
        assert database.execute(f"SELECT id FROM {index}_docsize ORDER BY id").fetchall() == rows
        database.execute(f"INSERT INTO {index} ({index}) VALUES ('integrity-check')")
    database.rollback()


def test_a_vacuumed_copy_finds_the_same(database: sqlite3.Connection, tmp_path: Path) -> None:
    copy = tmp_path / "copy.sqlite"
    database.execute("VACUUM INTO ?", [str(copy)])
    with closing(sqlite3.connect(copy)) as vacuumed:
        assert found(vacuumed, "claims", "海康", "claim_id") == found(
            database, "claims", "海康", "claim_id"
        )
        assert HIKVISION in found(vacuumed, "entities", "海康", "name")


def test_parts_of_a_word() -> None:
    assert word_parts("海康威", "") == "威 康 康威 海 海康 海康威"
    assert word_parts("Dahua", "") == ""
    assert word_parts("", "Dahua Ltd Co") == "Dah Dahu Dahua Ltd"
    assert word_parts("X大华", "") == "X大 X大华 华 大 大华"
    assert word_parts("", "X大华Tech") == "Tec Tech"


def test_a_cell_of_nothing_but_chinese_stays_of_a_size() -> None:
    parts = word_parts("".join(chr(0x4E00 + number) for number in range(5_000)), "").split()
    assert max(map(len, parts)) == LONGEST
    assert len(parts) < 5_000 * LONGEST


def test_a_label_says_what_a_row_is() -> None:
    tables = open_package(ROOT).tables
    labels = {name: label_column(table) for name, table in tables.items()}
    assert labels["entities"] == "name"
    assert labels["contracts"] == labels["sources"] == labels["events"] == "title"
    assert labels["claims"] == "statement"
    assert labels["event_links"] == labels["contract_parties"] == ""


@pytest.mark.parametrize("name", ["entities_fts", "entities_fts_data", "things_fts"])
def test_a_table_cannot_have_the_name_of_an_index(name: str) -> None:
    assert "search index" in why_reserved(name)
    assert not why_reserved(name.replace("_fts", "_found"))


def test_an_sqlite_without_search_is_named(
    package: Package, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Bare(sqlite3.Connection):
        def execute(self, sql: str, *arguments: object) -> sqlite3.Cursor:
            return super().execute(sql.replace("module_list", "no_such_list"), *arguments)

    connect = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda *a, **k: connect(*a, **k, factory=Bare))
    with pytest.raises(WriteFailed, match="needs an SQLite with FTS5"):
        export(package, output_format="sqlite", path=tmp_path / "out.sqlite")
    assert [entry.name for entry in tmp_path.iterdir()] == ["package"]
