"""The examples of docs/sql.md give the same on SQLite and, over the CSV files, on DuckDB."""

from __future__ import annotations

import csv
import re
import sqlite3
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import duckdb
import pytest

from support.export_fixtures import RECORD_EXPORTS
from support.packages import ROOT
from support.pages import fenced
from watchers.exports.sqlite_database import VIEWS
from watchers.package.descriptor import open_package

pytestmark = RECORD_EXPORTS

PAGE = (ROOT / "docs" / "sql.md").read_text("utf-8")
VIEW_NAMES = re.findall(r"^CREATE VIEW (\w+)", VIEWS.read_text("utf-8"), re.MULTILINE)
EXAMPLES = fenced(PAGE.split("\n## Views\n")[1].split("\n## ")[0], "sql")
(SETUP,) = fenced(PAGE.split("\n## The views on DuckDB")[1].split("\n## ")[0], "sql")
DEFINITIONS = re.search(r'sqlite3 watchers.sqlite "(.*)" > views.sql', PAGE)[1]


def _view(example: str) -> str:
    return re.search(r"^FROM (\w+)$", example, re.MULTILINE)[1]


@pytest.fixture(scope="module")
def on_sqlite(record_export: Callable[[str], Path]) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(record_export("sqlite"))) as database:
        yield database


@pytest.fixture(scope="module")
def on_duckdb(
    on_sqlite: sqlite3.Connection,
    record_export: Callable[[str], Path],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[duckdb.DuckDBPyConnection]:
    folder = tmp_path_factory.mktemp("csv")
    with zipfile.ZipFile(record_export("csv")) as archive:
        archive.extractall(folder)
    with duckdb.connect() as database:
        for part in ("data", "derived"):
            assert f"cells('{part}/" in SETUP
        database.execute(re.sub(r"cells\('", f"cells('{folder}/", SETUP))
        for (definition,) in on_sqlite.execute(DEFINITIONS).fetchall():
            database.execute(definition)
        yield database


def test_every_view_has_an_example() -> None:
    assert sorted(map(_view, EXAMPLES)) == sorted(VIEW_NAMES)
    assert [name for name in VIEW_NAMES if f"`{name}`" not in PAGE] == []


@pytest.mark.parametrize("example", EXAMPLES, ids=_view)
def test_an_example_gives_the_same_rows_on_both(
    on_sqlite: sqlite3.Connection, on_duckdb: duckdb.DuckDBPyConnection, example: str
) -> None:
    rows = on_sqlite.execute(example).fetchall()
    assert len(rows) > 1
    assert on_duckdb.execute(example).fetchall() == rows


@pytest.mark.parametrize("view", VIEW_NAMES)
def test_a_view_has_the_same_rows_on_both(
    on_sqlite: sqlite3.Connection, on_duckdb: duckdb.DuckDBPyConnection, view: str
) -> None:
    columns = [row[0] for row in on_sqlite.execute(f"SELECT * FROM {view} LIMIT 0").description]
    cells = ", ".join(f'"{name}"' for name in columns if not name.endswith(("_first", "_last")))
    query = f"SELECT {cells} FROM {view}"
    rows = on_sqlite.execute(query).fetchall()
    assert sorted(map(repr, on_duckdb.execute(query).fetchall())) == sorted(map(repr, rows))


def test_every_claim_is_in_the_chain(on_sqlite: sqlite3.Connection) -> None:
    with (ROOT / "data" / "claims.csv").open(encoding="utf-8", newline="") as lines:
        claims = [row["claim_id"] for row in csv.DictReader(lines)]
    begun = on_sqlite.execute("SELECT claim_id FROM claims_chain WHERE step = 0 ORDER BY claim_id")
    assert [claim for (claim,) in begun.fetchall()] == sorted(claims)


def test_every_listing_has_a_day_to_be_sorted_by(on_sqlite: sqlite3.Connection) -> None:
    undated = "SELECT count(*) FROM listings WHERE began_on IS NULL AND source_id IN "
    undated += "(SELECT source_id FROM sources WHERE published_on IS NOT NULL)"
    assert on_sqlite.execute(undated).fetchone() == (0,)


def test_the_snippet_about_parquet_opens_every_table(
    record_export: Callable[[str], Path],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    package = open_package(ROOT)
    monkeypatch.chdir(record_export("parquet").parent)
    (code,) = fenced(PAGE, "python")
    names: dict = {}
    exec(code, names)
    assert "Safe City" in capsys.readouterr().out
    with names["database"] as database:
        views = {
            name for (name,) in database.sql("SELECT view_name FROM duckdb_views()").fetchall()
        }
        assert set(package.tables) | {"answers", "list_answers"} <= views
        with pytest.raises(duckdb.Error, match="schema mismatch"):
            database.sql("FROM 'watchers.parquet/*.parquet'").fetchall()
