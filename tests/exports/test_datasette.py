"""Datasette serves the folder: search, labels, facets, licence, and the questions.

With WATCHERS_DATASETTE, the path of a Python, another Datasette is asked than that of the tests.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import pytest
import yaml

from support.export_fixtures import RECORD_EXPORTS
from support.packages import ROOT
from support.pages import fenced
from watchers.exports import derive, export
from watchers.exports.datasette_queries import EVERYWHERE, written_queries
from watchers.exports.datasette_settings import views
from watchers.exports.manifest import MANIFEST
from watchers.exports.sqlite_search import searched_tables
from watchers.package.descriptor import open_package
from watchers.package.model import Package

pytestmark = RECORD_EXPORTS
PYTHON = os.environ.get("WATCHERS_DATASETTE", sys.executable)
ASK = ROOT / "tests" / "support" / "ask_datasette.py"
QUESTIONS = [*(query.name for query in written_queries()), EVERYWHERE]
PAGE = (ROOT / "docs" / "datasette.md").read_text("utf-8")
SQL_PAGE = (ROOT / "docs" / "sql.md").read_text("utf-8")
(CONSOLE,) = fenced(PAGE, "console")
EXAMPLES = re.findall(r"^\$ (datasette .*) '(.*)'\n((?:[^$].*\n)+)", CONSOLE, re.MULTILINE)
Ask = Callable[[str], tuple[int, str]]
Rows = Callable[..., list[dict[str, Any]]]


@pytest.fixture(scope="module")
def folder(record_export: Callable[[str], Path]) -> Path:
    return record_export("datasette")


@pytest.fixture(scope="module")
def ask(folder: Path) -> Iterator[Ask]:
    """Gives the status and the text of a page of Datasette."""
    with subprocess.Popen(
        [PYTHON, ASK, folder], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:

        def asked(path: str) -> tuple[int, str]:
            print(quote(path, safe="/?&=%+"), file=process.stdin, flush=True)
            status, text = json.loads(process.stdout.readline())
            return status, text

        yield asked
        process.stdin.close()


@pytest.fixture(scope="module")
def rows(ask: Ask) -> Rows:
    """The rows of a table, a view or a question."""

    def found(page: str, **parameters: str) -> list[dict[str, Any]]:
        query = urlencode({"_shape": "array", "_nofacet": "1"} | parameters)
        status, text = ask(f"/watchers/{page}.json?{query}")
        assert status == 200, text
        return json.loads(text)

    return found


def _contents(folder: Path) -> dict[str, Any]:
    return {
        "metadata": json.loads((folder / "metadata.json").read_text("utf-8")),
        "yaml": yaml.safe_load((folder / "datasette.yaml").read_text("utf-8")),
        "settings": json.loads((folder / "settings.json").read_text("utf-8")),
    }


def test_the_database_is_that_of_the_sqlite_export(
    folder: Path, record_export: Callable[[str], Path]
) -> None:
    assert (folder / "watchers.sqlite").read_bytes() == record_export("sqlite").read_bytes()


def test_every_page_opens(rows: Rows, folder: Path) -> None:
    package = open_package(ROOT)
    pages = [*package.tables, "answers", "list_answers", "about", *(name for name, _ in views())]
    assert [page for page in pages if not rows(page, _size="1")] == []
    assert set(QUESTIONS) == _contents(folder)["yaml"]["databases"]["watchers"]["queries"].keys()


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_is_a_page_that_explains_itself(ask: Ask, question: str) -> None:
    status, text = ask(f"/watchers/{question}")
    assert status == 200
    titles = [query.title for query in written_queries() if query.name == question]
    assert [title for title in titles if title not in text] == []
    assert 'type="text"' in text or "<textarea" in text


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


def test_an_id_is_shown_with_the_name_behind_it(rows: Rows) -> None:
    (listing,) = rows("designations", designation_id="us-entity-list-hikvision", _labels="on")
    assert listing["entity_id"]["label"] == "Hangzhou Hikvision Digital Technology Co., Ltd."
    assert listing["list_id"]["label"] == "Entity List"
    assert listing["source_id"]["label"]


def test_tables_are_sorted_into_facets(ask: Ask) -> None:
    _, text = ask("/watchers/designations.json?_size=0&_extra=facet_results")
    facets = json.loads(text)["facet_results"]
    assert {"list_id", "grounds_kind"} <= facets.get("results", facets).keys()


def test_licence_and_source_are_on_the_pages(ask: Ask) -> None:
    for page in ("/", "/watchers", "/watchers/listings", "/watchers/entities"):
        status, text = ask(page)
        assert status == 200
        assert 'href="https://creativecommons.org/licenses/by/4.0/"' in text, page
        assert "each row names its document" in text, page


def test_columns_and_views_are_explained(ask: Ask) -> None:
    field = open_package(ROOT).tables["contracts"].fields["scope"]
    assert field["description"] in ask("/watchers/contracts")[1]
    assert "Each link between two events" in ask("/watchers/event_chain")[1]


def test_the_rows_of_a_table_are_in_sight(ask: Ask) -> None:
    _, text = ask("/watchers/entities")
    (style,) = re.findall(r'href="(/static/[^"]+\.css)"', text)
    status, rules = ask(style)
    assert status == 200
    for name in re.findall(r"dl\.([\w-]+)", rules):
        assert f'<dl class="{name}">' in text


def test_both_files_say_the_same(folder: Path) -> None:
    contents = _contents(folder)
    old, new = (contents[name]["databases"]["watchers"] for name in ("metadata", "yaml"))
    assert old["queries"] == new["queries"]
    for name, shown in new["tables"].items():
        assert shown.items() <= old["tables"][name].items()
    assert contents["yaml"]["settings"] == contents["settings"]
    assert {table.name for table in searched_tables(open_package(ROOT))} == {
        name for name, shown in new["tables"].items() if "fts_table" in shown
    }


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


def test_a_part_for_one_day_says_nothing_of_another(folder: Path) -> None:
    question = _contents(folder)["yaml"]["databases"]["watchers"]["queries"]["listed_on_a_day"]
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
    made = _contents(export(older, output_format="datasette", path=tmp_path / "out"))
    queries = made["yaml"]["databases"]["watchers"]["queries"].keys()
    assert set(QUESTIONS) - queries == {"listed_on_a_day", "evidence_of_a_row"}


def test_the_folder_says_how_it_is_opened(folder: Path) -> None:
    text = (folder / "README.md").read_text("utf-8")
    assert re.findall(r"^    (.+)$", text, re.MULTILINE) == ["datasette ."]
    named = {file["path"] for file in json.loads((folder / MANIFEST).read_text())["files"]}
    files = {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}
    assert named == files - {MANIFEST}


@pytest.mark.parametrize(("command", "path", "printed"), EXAMPLES)
def test_an_example_of_the_page_prints_what_it_shows(
    ask: Ask, command: str, path: str, printed: str
) -> None:
    assert command == "datasette watchers.datasette --get"
    status, text = ask(path)
    assert status == 200
    shown = [line for line in printed.splitlines() if line != "…"]
    lines = [line for line in text.splitlines() if line]
    assert [line for line in shown if line not in lines] == []
    assert "…" in printed or shown == lines


def test_the_command_of_the_page_opens_the_folder(folder: Path, ask: Ask) -> None:
    (command, path, _), *_ = EXAMPLES
    _, *arguments = shlex.split(command)
    printed = subprocess.run(
        [PYTHON, "-m", "datasette", *arguments, path],
        cwd=folder.parent,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert printed.stdout.strip() == ask(path)[1].strip()


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
