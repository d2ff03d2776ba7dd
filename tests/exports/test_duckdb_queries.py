"""The views and macros of the DuckDB export give what the record and the other exports give."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import duckdb
import pytest

from support.export_fixtures import RECORD_EXPORTS
from support.packages import ROOT
from watchers.answers.ownership_links import OwnershipLinks
from watchers.answers.ownership_statements import statement_on
from watchers.exports.sqlite_database import VIEWS
from watchers.package.descriptor import open_package
from watchers.tables.rows import Record

pytestmark = RECORD_EXPORTS

VIEW_NAMES = re.findall(r"^CREATE VIEW (\w+)", VIEWS.read_text("utf-8"), re.MULTILINE)
DAYS = ["2008-12-31", "2017-06-30", "2019-12-31", "2020-01-01", "2021-03-01", "2026-11-01"]


@pytest.fixture(scope="module")
def record() -> Record:
    return Record(open_package(ROOT))


@pytest.fixture(scope="module")
def database(record_export: Callable[[str], Path]) -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(str(record_export("duckdb")), read_only=True) as connection:
        yield connection


@pytest.mark.parametrize("view", VIEW_NAMES)
def test_a_view_has_the_rows_that_it_has_in_sqlite(
    database: duckdb.DuckDBPyConnection, record_export: Callable[[str], Path], view: str
) -> None:
    with closing(sqlite3.connect(record_export("sqlite"))) as other:
        answer = other.execute(f"SELECT * FROM {view}")
        columns, rows = [column[0] for column in answer.description], answer.fetchall()
    described = dict(row[:2] for row in database.execute(f"DESCRIBE {view}").fetchall())
    assert list(described) == columns
    cells = (f"{n}::VARCHAR" if kind == "DATE" else f'"{n}"' for n, kind in described.items())
    found = database.execute(f"SELECT {', '.join(cells)} FROM {view}").fetchall()
    assert sorted(map(repr, found)) == sorted(map(repr, rows))
    assert rows


@pytest.mark.parametrize("day", DAYS)
def test_the_owners_of_each_party_are_those_that_its_answers_rest_on(
    database: duckdb.DuckDBPyConnection, record: Record, day: str
) -> None:
    stated = [statement_on(row, day) for row in record.tables["ownership"]]
    expected = {
        (one.owned_id, one.ownership_id, "yes" if one.is_sure else "unknown")
        for one in stated
        if one
    }
    query = """SELECT party.owned_id, found.ownership_id, found.held
    FROM (SELECT DISTINCT owned_id FROM ownership) party, owners_of(party.owned_id, $day) found
    WHERE found.step = 1"""
    assert set(database.execute(query, {"day": day}).fetchall()) == expected


@pytest.mark.parametrize("day", DAYS)
def test_owners_are_followed_upwards(
    database: duckdb.DuckDBPyConnection, record: Record, day: str
) -> None:
    links = OwnershipLinks(record)
    for party in ("hikvision", "hikvision-pishan", "xinjiang-silk-road-bgi"):
        above = links.above(party, day)
        rows = database.execute(
            "SELECT owned_id, owner_id, way, held, certain FROM owners_of($1, $2)", [party, day]
        ).fetchall()
        expected = {(link.owned_id, link.owner_id) for owned in above.values() for link in owned}
        assert {row[:2] for row in rows} == expected
        held = {row[2]: row[3] for row in rows}
        for _, _, way, _, certain in rows:
            parts = way.split(" -> ")
            below = [" -> ".join(parts[start:]) for start in range(len(parts) - 1)]
            assert len(parts) == len(set(parts))
            assert certain in (True, False)
            if certain:
                assert {held[one] for one in below} == {"yes"}


LINKS = """
CREATE TABLE entities AS SELECT unnest(['a', 'b', 'c']) AS entity_id, 'N' AS name;
CREATE TABLE ownership (
  ownership_id TEXT, owner_id TEXT, owned_id TEXT, share_pct DOUBLE, stage TEXT,
  as_of TEXT, as_of_first DATE, as_of_last DATE,
  started_on TEXT, started_on_first DATE, started_on_last DATE,
  ended_on TEXT, ended_on_first DATE, ended_on_last DATE,
  kind TEXT, share_qualifier TEXT, source_id TEXT
);
INSERT INTO ownership BY NAME
SELECT 'ab' AS ownership_id, 'a' AS owner_id, 'b' AS owned_id, 40 AS share_pct, 'held' AS stage,
  '2019' AS started_on, '2019-01-01' AS started_on_first, '2019-12-31' AS started_on_last
UNION ALL SELECT 'ab2', 'a', 'b', 60, 'held', '2020', '2020-01-01', '2020-12-31'
UNION ALL SELECT 'ca', 'c', 'a', 1, 'agreed', '2019-02-03', '2019-02-03', '2019-02-03';
INSERT INTO ownership BY NAME
SELECT 'bc' AS ownership_id, 'b' AS owner_id, 'c' AS owned_id, 'held' AS stage,
  '2020-05' AS as_of, '2020-05-01' AS as_of_first, '2020-05-31' AS as_of_last,
  '2022' AS ended_on, '2022-01-01' AS ended_on_first, '2022-12-31' AS ended_on_last;
"""


def test_a_date_that_can_mean_days_on_both_sides_leaves_it_open(tmp_path: Path) -> None:
    from watchers.exports.duckdb_database import MACROS
    from watchers.exports.sqlite_database import statements

    (macro,) = (one for one in statements(MACROS.read_text("utf-8")) if "owners_of" in one)
    with duckdb.connect() as database:
        database.execute(LINKS)
        database.execute(macro)

        def owners(day: str) -> list[tuple]:
            query = "SELECT step, ownership_id, held, certain, superseded FROM owners_of('c', $day)"
            return database.execute(query, {"day": day}).fetchall()

        assert owners("2023-01-01") == []
        assert owners("2022-03-01")[0] == (1, "bc", "unknown", False, False)
        assert owners("2021-03-01") == [
            (1, "bc", "yes", True, False),
            (2, "ab", "yes", True, True),
            (2, "ab2", "yes", True, False),
        ]
        assert owners("2020-05-31")[0] == (1, "bc", "unknown", False, False)
        assert owners("2022-12-31")[0] == (1, "bc", "unknown", False, False)
        assert owners("2020-04-30") == [
            (1, "bc", "unknown", False, False),
            (2, "ab", "yes", False, False),
            (2, "ab2", "unknown", False, False),
        ]
        query = "SELECT ownership_id, held FROM owners_of('a', '2021-01-01') WHERE step = 1"
        assert database.execute(query).fetchall() == [("ca", "unknown")]


@pytest.mark.parametrize(
    ("call", "says"),
    [
        ("listed_on(NULL)", "the day is missing"),
        ("owners_of('hikvision', NULL)", "the day is missing"),
        ("listed_on('2021')", "2021"),
        ("owners_of('hikvision', '2021-02-30')", "2021-02-30"),
    ],
)
def test_what_is_no_day_is_an_error_and_no_empty_answer(
    database: duckdb.DuckDBPyConnection, call: str, says: str
) -> None:
    with pytest.raises(duckdb.Error, match=says):
        database.execute(f"FROM {call}").fetchall()
