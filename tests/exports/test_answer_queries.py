"""The queries of docs/sql.md give the answers that the record gives."""

from __future__ import annotations

import random
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest

from support.export_fixtures import RECORD_EXPORTS
from support.packages import ROOT
from watchers.answers import words
from watchers.answers.answers import Answers
from watchers.package.descriptor import open_package
from watchers.tables.rows import Record

pytestmark = RECORD_EXPORTS

PAGE = (ROOT / "docs" / "sql.md").read_text("utf-8")
SQLITE_QUERY, DUCKDB_QUERY, *_ = re.findall(r"^```sql\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
Row = tuple[str, str, str | None, str | None, str | None]
Ask = Callable[[str, str], list[Row]]
DAYS = [(date(2015, 1, 1) + timedelta(days=97 * n)).isoformat() for n in range(46)]


@pytest.fixture(scope="module")
def answers() -> Answers:
    return Answers(Record(open_package(ROOT)))


@pytest.fixture(scope="module")
def questions(answers: Answers) -> list[tuple[str, str]]:
    """50 parties, each with a day; half of them stand on a list or have an owner there."""
    parties = [*answers.record.by_id["entities"], *answers.record.by_id["officials"]]
    concerned = [
        party
        for party in parties
        if any(answers.concerns(list_id, party) for list_id in answers.list_ids)
    ]
    chance = random.Random(1)
    asked = [*chance.sample(concerned, 25), *chance.sample(parties, 25)]
    return [(party, chance.choice(DAYS)) for party in asked]


@pytest.fixture(scope="module", params=["sqlite", "parquet", "duckdb"])
def ask(request: pytest.FixtureRequest, record_export: Callable[[str], Path]) -> Iterator[Ask]:
    """Asks the export of the record what was said of a party on a day."""
    if request.param == "sqlite":
        yield from _sqlite(record_export("sqlite"))
    elif request.param == "parquet":
        yield from _duckdb(record_export("parquet"))
    else:
        yield from _listed_on(record_export("duckdb"))


def _sqlite(file: Path) -> Iterator[Ask]:
    with closing(sqlite3.connect(file)) as database:
        yield lambda party, day: database.execute(
            SQLITE_QUERY, {"party": party, "day": day}
        ).fetchall()


def _duckdb(folder: Path) -> Iterator[Ask]:
    query = DUCKDB_QUERY.replace("watchers.parquet/", f"{folder}/")
    with duckdb.connect() as database:
        yield lambda party, day: database.execute(
            query, {"party": party, "day": date.fromisoformat(day)}
        ).fetchall()


def test_the_query_says_of_50_parties_on_all_lists_what_the_answers_say(
    ask: Ask, answers: Answers, questions: list[tuple[str, str]]
) -> None:
    for party, day in questions:
        said = [
            (
                *(answer.list_id, answer.said.value),
                *(answer.status.since or None, answer.status.as_of or None),
                words.reasons_text(answer.reasons) or None,
            )
            for answer in answers.on_all_lists(party, day=day)
        ]
        assert ask(party, day) == sorted(said), (party, day)


def _listed_on(file: Path) -> Iterator[Ask]:
    query = (
        "SELECT list_id, answer, since, as_of, remark FROM listed_on($day) WHERE party_id = $party"
    )
    with duckdb.connect(str(file), read_only=True) as database:
        yield lambda party, day: database.execute(query, {"party": party, "day": day}).fetchall()


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_every_day_has_one_answer_for_each_list(ask: Ask, answers: Answers, day: str) -> None:
    assert [row[0] for row in ask("hikvision", day)] == sorted(answers.list_ids)


def test_a_party_that_is_not_in_the_record_has_no_answer(ask: Ask) -> None:
    assert ask("nobody-of-that-name", "2021-03-01") == []


def test_sorted_by_their_ids_periods_follow_each_other_without_a_gap(
    record_export: Callable[[str], Path],
) -> None:
    rows = pq.read_table(record_export("parquet") / "answers.parquet").to_pylist()
    for before, after in zip(rows, rows[1:], strict=False):
        if after["first_day"] is not None:
            assert after["first_day"] - before["last_day"] == timedelta(days=1)
        else:
            assert before["last_day"] is None
