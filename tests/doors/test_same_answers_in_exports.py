"""Every export and the site give the same answer as all other doors, with the same documents.

What a format has no room for is named where its door is made; nothing else may differ.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import duckdb

from doors.asked import asked_at, differing
from doors.questions import Question, Reply, answers, expected, questions
from support.export_fixtures import RECORD_EXPORTS
from support.ftm import Entities, entities_of, statements_of, values
from support.packages import ROOT
from watchers.dates.as_of import Truth, happened
from watchers.site.addresses import file_name
from watchers.site.browser.day_answers import answers_of_any, own_answers
from watchers.site.edition import Edition

pytestmark = RECORD_EXPORTS
PAGE = (ROOT / "docs" / "sql.md").read_text("utf-8")
SQLITE_QUERY, DUCKDB_QUERY, *_ = re.findall(r"^```sql\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


def test_sql_in_sqlite(record_export: Callable[[str], Path]) -> None:
    query = SQLITE_QUERY.replace("as_of, remark", "as_of, remark, source_ids")
    with closing(sqlite3.connect(record_export("sqlite"))) as database:

        def door(day: str, asked: list[Question]) -> Iterator[tuple[str, str, str, str]]:
            for party in sorted({question.party_id for question in asked}):
                rows = database.execute(query, {"party": party, "day": day})
                yield from ((party, row[0], row[1], row[-1]) for row in rows)

        assert differing(asked_at(door)) == {}


def test_sql_in_duckdb_over_parquet(record_export: Callable[[str], Path]) -> None:
    query = DUCKDB_QUERY.replace("remark", "remark, source_ids")
    query = query.replace("watchers.parquet/", f"{record_export('parquet')}/")
    with duckdb.connect() as database:

        def door(day: str, asked: list[Question]) -> Iterator[tuple[str, str, str, str]]:
            for party in sorted({question.party_id for question in asked}):
                given = {"party": party, "day": date.fromisoformat(day)}
                rows = database.execute(query, given).fetchall()
                yield from ((party, row[0], row[1], row[-1]) for row in rows)

        assert differing(asked_at(door)) == {}


def test_the_macro_of_duckdb(record_export: Callable[[str], Path]) -> None:
    query = "SELECT party_id, list_id, answer, source_ids FROM listed_on(CAST(? AS DATE))"
    with duckdb.connect(str(record_export("duckdb")), read_only=True) as database:

        def door(day: str, asked: list[Question]) -> list[tuple[str, str, str, str]]:
            return database.execute(query, [day]).fetchall()

        assert differing(asked_at(door)) == {}


def test_the_pages_of_the_site() -> None:
    """A page names the first document of an answer; the others stand on the page in its lines."""
    edition = Edition(answers().record, answers())
    of_any = _arguments(answers_of_any(edition))[0]["others"]
    replies = {question: _on_page(edition, of_any, question) for question in questions()}
    assert replies == {
        question: Reply(expected(question).answer, expected(question).source_ids[:1])
        for question in questions()
    }


def _on_page(edition: Edition, of_any: dict[str, list], question: Question) -> Reply:
    record = edition.record
    table = "entities" if question.party_id in record.by_id["entities"] else "officials"
    own, told = _arguments(own_answers(edition, table, question.party_id))
    periods = own.get(question.list_id) or of_any[question.list_id]
    first, said, _, document = [one for one in periods if one[0] <= question.day][-1]
    page = told[document] if isinstance(document, int) else document
    pages = {f"sources/{file_name(key)}.html": key for key in record.by_id["sources"]}
    return Reply(said, (pages[page[0]],) if page else ())


def _arguments(script: bytes) -> list:
    """What a script of the site hands to the page."""
    text = script.decode("utf-8")
    return json.loads(f"[{text[text.index('(') + 1 : text.rindex(')')]}]")


def test_followthemoney(record_export: Callable[[str], Path]) -> None:
    """Its sanctions tell when a party was listed, and nothing of other answers on a past day.

    A sanction has no room for doubt: that a removal may have ended it is unknown elsewhere, and one
    that was only seen in a document of some day has no date.
    """
    folder = record_export("ftm")
    entities = entities_of(folder)
    origins = {
        row["entity_id"]: row["origin"] for row in statements_of(folder) if row["prop"] == "id"
    }
    sanctions: dict[tuple[str, str], list[str]] = defaultdict(list)
    for key, entity in entities.items():
        if entity["schema"] == "Sanction":
            party = values(entities, key, "entity")[0].split("-", 2)[2]
            sanctions[party, values(entities, key, "program")[0]].append(key)
    names = {list_id: row["name"] for list_id, row in answers().record.by_id["lists"].items()}
    for question in questions():
        held = [
            key
            for key in sanctions[question.party_id, names[question.list_id]]
            if _held(entities, key, question.day)
        ]
        found = expected(question)
        seen = sanctions[question.party_id, names[question.list_id]]
        if found.answer == "unknown" or not all(_dates_of(entities, key) for key in seen):
            continue
        assert bool(held) == (found.answer == "listed"), question
        assert {origins[key] for key in held} <= set(found.source_ids), question


def _dates_of(entities: Entities, sanction: str) -> list[str]:
    """When it began, the best date first."""
    columns = ("startDate", "listingDate")
    return [date for column in columns for date in values(entities, sanction, column)]


def _held(entities: Entities, sanction: str, day: str) -> bool:
    began = _dates_of(entities, sanction)
    ended = values(entities, sanction, "endDate")
    over = happened(ended[0], day) if ended else Truth.NO
    return bool(began) and happened(began[0], day) is Truth.YES and over is Truth.NO
