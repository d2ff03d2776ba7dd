"""The examples of docs/duckdb.md run on the DuckDB export of the record, and say what is told."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb
import pytest

from support.export_fixtures import RECORD_EXPORTS
from support.packages import ROOT
from support.pages import fenced
from watchers.exports.duckdb_database import MACROS
from watchers.package.descriptor import open_package

pytestmark = RECORD_EXPORTS

PAGE = (ROOT / "docs" / "duckdb.md").read_text("utf-8")
EXAMPLES = fenced(PAGE, "sql")
SQL_EXAMPLES = fenced(
    (ROOT / "docs" / "sql.md").read_text("utf-8").split("\n## Views\n")[1].split("\n## ")[0], "sql"
)


@pytest.fixture(scope="module")
def database(record_export: Callable[[str], Path]) -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(str(record_export("duckdb")), read_only=True) as connection:
        yield connection


@pytest.mark.parametrize("example", [*EXAMPLES, *SQL_EXAMPLES])
def test_an_example_finds_something(database: duckdb.DuckDBPyConnection, example: str) -> None:
    assert len(database.execute(example).fetchall()) > 1


def test_the_hash_is_that_of_the_rows(database: duckdb.DuckDBPyConnection) -> None:
    (example,) = (one for one in EXAMPLES if "content_sha256" in one)
    package = open_package(ROOT)
    values = [value for (value,) in database.execute(example).fetchall()]
    assert values == [package.content_hash(), package.version]


def test_the_python_example_prints_each_list(
    record_export: Callable[[str], Path],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(record_export("duckdb").parent)
    names: dict = {}
    exec(fenced(PAGE, "python")[0], names)
    names["database"].close()
    out = capsys.readouterr().out
    assert re.search(r"us-entity-list +│ listed +│ 2019-10-09", out)


def test_the_page_names_every_macro_and_column(database: duckdb.DuckDBPyConnection) -> None:
    macros = re.findall(r"^CREATE MACRO (\w+)", MACROS.read_text("utf-8"), re.MULTILINE)
    assert len(macros) == 2
    for macro in macros:
        assert f"`{macro}(" in PAGE


def test_attached_beside_another_database_the_macros_need_use(
    record_export: Callable[[str], Path],
) -> None:
    call = "SELECT count(*) FROM owners_of('hikvision', '2024-01-01')"
    with duckdb.connect() as database:
        database.execute(f"ATTACH '{record_export('duckdb')}' AS watchers (READ_ONLY)")
        database.execute("USE watchers")
        assert database.execute(call).fetchone()[0] > 1
        assert database.execute("SELECT count(*) FROM watchers.listings").fetchone()[0] > 1
