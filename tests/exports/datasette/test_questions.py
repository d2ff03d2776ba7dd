"""The questions about contracts, timelines and evidence are answered from the rows."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from support.datasette_folder import QUESTIONS, Ask, Rows, contents
from support.export_fixtures import RECORD_EXPORTS
from watchers.exports import derive, export
from watchers.exports.datasette_queries import written_queries
from watchers.package.descriptor import open_package
from watchers.package.model import Package

pytestmark = RECORD_EXPORTS


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_is_a_page_that_explains_itself(ask: Ask, question: str) -> None:
    status, text = ask(f"/watchers/{question}")
    assert status == 200
    titles = [query.title for query in written_queries() if query.name == question]
    assert [title for title in titles if title not in text] == []
    assert 'type="text"' in text or "<textarea" in text


def test_the_contracts_of_a_supplier(rows: Rows) -> None:
    found = rows("contracts_of_a_supplier", supplier="海康威视")
    assert "hikvision-pishan-social-control" in {row["contract_id"] for row in found}
    assert {row["role"] for row in found} <= {"supplier", "project_company"}
    assert all("buyer" in (row["others"] or "buyer") for row in found)
    assert rows("contracts_of_a_supplier", supplier="") == []


def test_a_timeline_runs_from_first_to_last(rows: Rows) -> None:
    found = rows("timeline_of_a_party", party="hikvision-pishan")
    own = [row for row in found if row["party_id"] == "hikvision-pishan"]
    assert found[: len(own)] == own
    days = [row["day"] for row in own if row["day"]]
    assert days == sorted(days)
    assert {"listed", "contract awarded", "contract ended"} <= {row["what"] for row in own}
    assert all(row["source_title"] for row in own)


def test_the_timeline_leaves_nothing_out(folder: Path, rows: Rows) -> None:
    found = rows("timeline_of_a_party", party="hikvision")
    with closing(sqlite3.connect(folder / "watchers.sqlite")) as database:
        for table, key, columns in (
            ("event_parties", "event_id", ["entity_id"]),
            ("designations", "designation_id", ["entity_id"]),
            ("contract_parties", "contract_id", ["entity_id"]),
            ("ownership", "ownership_id", ["owner_id", "owned_id"]),
        ):
            of_party = " OR ".join(f"{column} = 'hikvision'" for column in columns)
            query = f"SELECT {key} FROM {table} WHERE {of_party}"
            ids = {row_id for (row_id,) in database.execute(query)}
            assert ids
            assert ids <= {row["row_id"] for row in found}, table


def test_the_evidence_of_a_row(rows: Rows) -> None:
    found = rows("evidence_of_a_row", table="contracts", row="hikvision-urumqi-safe-city")
    carried = {field for row in found for field in row["about_fields"].split()}
    assert {"awarded_on", "amount", "place_id"} <= carried
    assert all(row["quote"] and row["source_title"] for row in found)


def test_a_question_that_the_package_cannot_answer_is_left_out(
    package: Package, tmp_path: Path
) -> None:
    file = package.root / "datapackage.json"
    descriptor = json.loads(file.read_text("utf-8"))
    gone = ("ownership_rules", "evidence")
    descriptor["resources"] = [r for r in descriptor["resources"] if r["name"] not in gone]
    file.write_text(json.dumps(descriptor), "utf-8")
    older = open_package(package.root)
    assert derive(older).why_none
    made = contents(export(older, output_format="datasette", path=tmp_path / "out"))
    queries = made["yaml"]["databases"]["watchers"]["queries"].keys()
    assert set(QUESTIONS) - queries == {"listed_on_a_day", "evidence_of_a_row"}
