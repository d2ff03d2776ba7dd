"""Who was listed on a day is answered as the record answers it, or as unknown."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from support.datasette_folder import Rows, contents
from support.export_fixtures import RECORD_EXPORTS
from support.packages import ROOT
from support.pages import fenced

pytestmark = RECORD_EXPORTS
SQL_PAGE = (ROOT / "docs" / "sql.md").read_text("utf-8")


def test_the_answers_of_a_day_are_those_of_the_record(folder: Path, rows: Rows) -> None:
    query, *_ = fenced(SQL_PAGE, "sql")
    asked = [("hikvision", "2021-03-01"), ("megvii", "2019-10-08"), ("us-bis", "2015-01-01")]
    columns = ("list_id", "answer", "since", "as_of", "remark")
    with closing(sqlite3.connect(folder / "watchers.sqlite")) as database:
        for party, day in [*asked, ("hikvision-pishan", "2030-01-01")]:
            said = database.execute(query, {"party": party, "day": day}).fetchall()
            found = rows("listed_on_a_day", party=party, day=day)
            own = [tuple(row[c] for c in columns) for row in found if row["party_id"] == party]
            assert sorted(own, key=repr) == sorted(said, key=repr)
            assert own


def test_without_a_party_everybody_is_answered(folder: Path, rows: Rows) -> None:
    found = rows("listed_on_a_day", day="2021-03-01")
    with closing(sqlite3.connect(folder / "watchers.sqlite")) as database:
        (own,) = database.execute(
            "SELECT count(*) FROM answers WHERE coalesce(first_day, '') <= '2021-03-01'"
            " AND coalesce(last_day, '9999') >= '2021-03-01'"
        ).fetchone()
        (lists,) = database.execute("SELECT count(*) FROM lists").fetchone()
    assert len(found) == own + lists
    others = {row["list_id"]: row["answer"] for row in found if row["party_id"] is None}
    assert len(others) == lists
    assert others["china-countermeasures"] == "not_checked"


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({}, "give the day as YYYY-MM-DD"),
        ({"party": "hikvision"}, "give the day as YYYY-MM-DD"),
        ({"day": "2021", "party": "hikvision"}, "give the day as YYYY-MM-DD"),
        ({"day": "2021-02-30", "party": "hikvision"}, "give the day as YYYY-MM-DD"),
        ({"day": "2021-03-01", "party": "nobody at all"}, "no party here"),
        ({"day": "2021-03-01", "party": "%"}, "no party here"),
    ],
)
def test_what_cannot_be_answered_is_unknown_and_not_empty(
    rows: Rows, asked: dict[str, str], told: str
) -> None:
    (row,) = rows("listed_on_a_day", **asked)
    assert row["answer"] == "unknown"
    assert told in row["remark"]


def test_a_part_for_one_day_says_nothing_of_another(folder: Path) -> None:
    question = contents(folder)["yaml"]["databases"]["watchers"]["queries"]["listed_on_a_day"]
    with closing(sqlite3.connect(":memory:")) as database:
        with closing(sqlite3.connect(folder / "watchers.sqlite")) as whole:
            whole.backup(database)
        for table in ("answers", "list_answers"):
            database.execute(
                f"DELETE FROM {table} WHERE first_day > '2021-03-01' OR last_day < '2021-03-01'"
            )

        def answers(day: str) -> dict[str, str]:
            rows = database.execute(question["sql"], {"day": day, "party": "hikvision"}).fetchall()
            return {row[8]: row[2] for row in rows if row[7] == "hikvision"}

        (lists,) = database.execute("SELECT count(*) FROM lists").fetchone()
        then, later = answers("2021-03-01"), answers("2024-03-01")
        query = {"day": "2021-03-01", "party": "nobody"}
        ((_, _, answer, *_),) = database.execute(question["sql"], query).fetchall()
    assert len(then) == len(later) == lists
    assert then["us-entity-list"] == later["us-entity-list"] == "listed"
    assert (then["canada-sema-china"], later["canada-sema-china"]) == ("not_listed", "unknown")
    assert answer == "unknown"
